import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const KERN = "node_modules/@kern-ux/native/dist/kern.css";
const styles = ["app/**/*.css", "components/**/*.css"];

const namesIn = (files: readonly string[], pattern: RegExp) =>
	new Set(
		files.flatMap((file) =>
			[...readFileSync(file, "utf8").matchAll(pattern)].map(([, name]) => name),
		),
	);

/** A colour without a value is black where it fills, and nobody is told. */
test("every custom property that is used has a value somewhere", () => {
	const own = styles.flatMap((pattern) => globSync(pattern));
	const used = namesIn(own, /var\((--[\w-]+)/g);
	const given = namesIn([...own, KERN], /(--[\w-]+)\s*:/g);
	expect(used.size).toBeGreaterThan(20);
	// These come from next/font, in `app/fonts.ts`.
	const fonts = [
		...readFileSync("app/fonts.ts", "utf8").matchAll(/variable: "(.+)"/g),
	]
		.map(([, name = ""]) => name)
		.sort();
	expect([...used].filter((name) => !given.has(name)).sort()).toEqual(fonts);
});
