import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACCESS, accessOf } from "#tests/support/access.ts";
import { listDoors } from "#tests/support/doors.ts";

const doors = listDoors();

test("every page, endpoint and server action says in tests/support/access.ts who may use it", () => {
	const unlisted = doors.flatMap(({ kind, file, names }) =>
		(kind === "action"
			? names.map((name) => `${file}#${name}`)
			: [file]
		).filter((door) => accessOf(door) === null),
	);
	expect(doors.length).toBeGreaterThan(50);
	expect(unlisted).toEqual([]);
});

test("no entry is left of what is gone", () => {
	const unused = Object.keys(ACCESS).filter(
		(key) =>
			!doors.some(({ file }) =>
				key.endsWith("*")
					? file.startsWith(key.slice(0, -1))
					: file === key.split("#")[0],
			),
	);
	expect(unused).toEqual([]);
});

test("nothing but actions.ts is a public door of the server", () => {
	const elsewhere = globSync("{app,components,lib}/**/*.{ts,tsx}")
		.filter((file) => !file.endsWith("/actions.ts"))
		.filter((file) => /^\s*"use server"/m.test(readFileSync(file, "utf8")));
	expect(elsewhere).toEqual([]);
});

/** What asks who it is: the session's own functions, and what of a portal calls one of them. */
function listGuards(): Set<string> {
	const guards = new Set(["requireActor", "requireSignedIn", "findActor"]);
	const helpers = globSync("app/**/_*/*.{ts,tsx}").flatMap((file) =>
		// Each exported function with its body: up to the next one that begins at the margin.
		readFileSync(file, "utf8")
			.split(/^(?=(?:export )?(?:async )?(?:function|const) )/m)
			.map((body) => ({ body, name: /\w+(?=[(<]| =)/.exec(body)?.[0] ?? "" })),
	);
	for (let before = 0; before !== guards.size; ) {
		before = guards.size;
		for (const { body, name } of helpers)
			if (name && calls(body, guards)) guards.add(name);
	}
	return guards;
}

const calls = (source: string, names: ReadonlySet<string>) =>
	[...source.matchAll(/(?<!function )\b(\w+)\(/g)].some(([, name = ""]) =>
		names.has(name),
	);

test("whoever is not public asks who it is first", () => {
	const guards = listGuards();
	const forgetful = doors
		.filter(({ file }) => accessOf(file) !== "public")
		.filter(({ file }) => accessOf(file) !== "device")
		.filter(({ file }) => !calls(readFileSync(file, "utf8"), guards))
		.map(({ file }) => file);
	expect([...guards]).toContain("sentForm");
	expect([...guards]).not.toContain("staffPaths");
	expect(forgetful).toEqual([]);
});
