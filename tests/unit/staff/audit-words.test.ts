import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PERMISSIONS } from "#lib/auth/permission.ts";
import messages from "#messages/admin.de.json" with { type: "json" };

const { actions, values } = messages.admin.audit;

/** Every action that is written down anywhere, as it stands in the source. */
function writtenActions(): string[] {
	const found = globSync("lib/**/*.ts", {
		exclude: (name) => name.includes("generated"),
	}).flatMap((file) => {
		const source = readFileSync(file, "utf8");
		if (!/\brecord(Alone|If)?\(|noteRead\(|noteRefused\(/.test(source))
			return [];
		return [...source.matchAll(/"([a-z-]+:[a-z-]+)"/g)].map(
			([, action = ""]) => action,
		);
	});
	const permissions = new Set<string>(PERMISSIONS);
	return [...new Set(found)].filter(
		(name) => !permissions.has(name) || name in actions,
	);
}

test("every action of the audit has German words", () => {
	const written = writtenActions();
	expect(written.length).toBeGreaterThan(40);
	const known = new Set(Object.keys(actions));
	expect(
		written.filter((action) => !known.has(action.replaceAll(":", "-"))),
	).toEqual([]);
});

test("every permission that somebody may lack has German words", () => {
	const known = new Set(Object.keys(values));
	expect(
		PERMISSIONS.filter((one) => !known.has(one.replaceAll(":", "-"))),
	).toEqual([]);
});
