import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, it } from "vitest";
import { flowed } from "#lib/notifications/letter/rules/flowed.ts";

const readAgain = async (text: string) => {
	const { text: read = "" } = await PostalMime.parse(
		`Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n${flowed(text)}`,
	);
	return read;
};

it("is read again as it was written, whatever the words", async () => {
	const word = fc.stringMatching(/^[a-zß–>.]{1,90}$/);
	const line = fc
		.array(word, { maxLength: 30 })
		.map((words) => words.join(" "));
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { minLength: 1, maxLength: 6 }),
			async (lines) => {
				const text = [...lines, "End"].join("\n");
				expect(await readAgain(text)).toBe(`${text}\n`);
			},
		),
	);
});

it("breaks at blanks within 72 columns, keeps lists' beginnings and leaves links whole", () => {
	const link = `https://termine.example/${"x".repeat(100)}`;
	const text = `  – ${"Wort ".repeat(30)}\n${link}\nFrom here\n> there`;
	const lines = flowed(text).split("\r\n");
	for (const line of lines)
		if (line !== link) expect(line.length).toBeLessThanOrEqual(73);
	expect(lines[0]).toMatch(/^ {3}– Wort .* $/);
	expect(lines).toContain(link);
	expect(lines.slice(-2)).toEqual([" From here", " > there"]);
});
