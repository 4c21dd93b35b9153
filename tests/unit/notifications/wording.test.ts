import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import de from "#messages/de/mail.json" with { type: "json" };
import en from "#messages/en/mail.json" with { type: "json" };

/** "confirmed.subject" → text */
function flat(catalogue: object, prefix = ""): [string, string][] {
	return Object.entries(catalogue).flatMap(([key, value]) =>
		typeof value === "string"
			? [[`${prefix}${key}`, value] as [string, string]]
			: flat(value, `${prefix}${key}.`),
	);
}

const placeholders = (text: string) =>
	[...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();

it("says the same things in every language, with the same facts", () => {
	const german = new Map(flat(de));
	const english = new Map(flat(en));
	expect([...english.keys()].sort()).toEqual([...german.keys()].sort());
	for (const [key, text] of german) {
		const other = english.get(key) ?? "";
		expect(text.trim(), key).not.toBe("");
		expect(other.trim(), key).not.toBe("");
		expect(placeholders(other), key).toEqual(placeholders(text));
	}
});

it("runs in plain Node, without Next: the worker is a process of its own", {
	timeout: 30_000,
}, () => {
	const { status, stderr } = spawnSync(
		process.execPath,
		[
			"--import",
			"./scripts/server-only.mjs",
			"--eval",
			'await import("#lib/notifications/delivery/commands/worker.ts")',
			"--input-type=module",
		],
		{ encoding: "utf8" },
	);
	expect(stderr).toBe("");
	expect(status).toBe(0);
});
