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

test("whoever is not public asks who it is first", () => {
	const forgetful = doors
		.filter(({ file }) => accessOf(file) !== "public")
		.filter(({ file }) => accessOf(file) !== "device")
		.filter(
			({ file }) =>
				!/\b(requireActor|requireSignedIn|findActor|(team|planning)\w*Context|openTeam\w*)\(/.test(
					readFileSync(file, "utf8"),
				),
		)
		.map(({ file }) => file);
	expect(forgetful).toEqual([]);
});
