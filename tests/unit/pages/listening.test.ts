import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const parts = globSync("{app,components}/**/*.tsx");
const textOf = (pattern: string) => globSync(pattern).map(read).join("\n");

/** The opening tags of buttons that send no form. */
function buttonsWithoutForm(text: string): string[] {
	return [...text.matchAll(/<[bB]utton\b(?:=>|[^>])*>/g)]
		.map(([tag]) => tag)
		.filter((tag) => tag.includes('type="button"'));
}

test("a button that no form sends says which script it needs", () => {
	const found = parts.flatMap((file) =>
		buttonsWithoutForm(read(file)).map((tag) => ({ file, tag })),
	);
	expect(found.length).toBeGreaterThan(4);
	const silent = found.filter(({ tag }) => !tag.includes("data-needs="));
	expect(silent).toEqual([]);
});

test("what needs a script is hidden until that script says that it listens", () => {
	const needs = new Set(
		parts.flatMap((file) =>
			[...read(file).matchAll(/data-needs="([a-z-]+)"/g)].map(
				([, name]) => name,
			),
		),
	);
	const sayers = textOf("public/scripts/*.js") + textOf("app/**/*.tsx");
	const styles = read("app/globals.css");
	for (const name of needs) {
		expect(styles).toContain(
			`:root:not(.listens-${name}) [data-needs="${name}"]`,
		);
		const says = [`"listens-${name}"`, `useListening("${name}"`];
		expect(
			says.some((one) => sayers.includes(one)),
			name,
		).toBe(true);
	}
});

/** No control of a page waits for these: what they show, they make themselves, or others ask them for it. */
const WITHOUT_CONTROLS = [
	"alarm.js",
	"hold.js",
	"push-worker.js",
	"stream.js",
	"synthesiser.js",
	"voice.js",
	"work.js",
];

test("a script says that it listens in its last line", () => {
	for (const file of globSync("public/scripts/*.js").filter(
		(name) => !WITHOUT_CONTROLS.some((one) => name.endsWith(`/${one}`)),
	))
		expect(
			read(file).trimEnd().split("\n").slice(-2).join("\n"),
			file,
		).toContain('classList.add("listens-');
});
