import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultLocale, locales } from "#lib/text/locale.ts";

/** "confirmed.subject" → text */
function flat(catalogue: object, prefix = ""): [string, string][] {
	return Object.entries(catalogue).flatMap(([key, value]) =>
		typeof value === "string"
			? [[`${prefix}${key}`, value] as [string, string]]
			: flat(value, `${prefix}${key}.`),
	);
}

const mailsIn = (locale: string) =>
	new Map(
		flat(JSON.parse(readFileSync(`messages/${locale}/mail.json`, "utf8"))),
	);

const placeholders = (text: string) =>
	[...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();

it.each(locales)(
	"says the same things in %s as in German, with the same facts",
	(locale) => {
		const german = mailsIn(defaultLocale);
		const texts = mailsIn(locale);
		expect([...texts.keys()].sort()).toEqual([...german.keys()].sort());
		for (const [key, text] of german) {
			const other = texts.get(key) ?? "";
			expect(text.trim(), key).not.toBe("");
			expect(other.trim(), key).not.toBe("");
			expect(placeholders(other), key).toEqual(placeholders(text));
		}
	},
);

it("runs in plain Node, without Next: the worker is a process of its own", () => {
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
