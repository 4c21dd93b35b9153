import fc from "fast-check";
import { expect, test } from "vitest";
import { textSource } from "#scripts/backup/text-source.ts";

/** The text in pieces of such lengths. */
async function* inPieces(text: string, lengths: readonly number[]) {
	const bytes = Buffer.from(text);
	let from = 0;
	for (let turn = 0; from < bytes.length; turn += 1) {
		const length = lengths[turn % lengths.length] ?? 1;
		yield bytes.subarray(from, from + length);
		from += length;
	}
}

const read = (text: string, lengths: readonly number[]) =>
	textSource(inPieces(text, lengths), () => new Error("broken"));

async function rowsOf(source: ReturnType<typeof read>): Promise<string> {
	const pieces: Buffer[] = [];
	for await (const piece of source.rows()) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

/** What rows may look like, however near they come to the end: backslashes, dots and line breaks as COPY writes them. */
const row = fc
	.array(fc.constantFrom("\\\\", ".", "\\n", "\t", "ä", "x", "\\N", "\\\\."), {
		maxLength: 6,
	})
	.map((parts) => `${parts.join("")}\n`);

test("rows and lines are the same wherever the pieces were cut", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(row, { maxLength: 8 }),
			fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
			async (rows, lengths) => {
				const source = read(`head\n${rows.join("")}\\.\ntail\n`, lengths);
				expect(await source.line()).toBe("head");
				expect(await rowsOf(source)).toBe(rows.join(""));
				expect(await source.line()).toBe("tail");
				expect(await source.line()).toBeNull();
			},
		),
	);
});

test.each(["", "\\", "\\.", "1\tx\n", "1\tx\n\\.", "1\tx\\.\n"])(
	"rows that never end (%j) are noticed",
	async (text) => {
		await expect(rowsOf(read(text, [2]))).rejects.toThrow("broken");
	},
);

test("a line that never ends is noticed, without reading all of it", async () => {
	await expect(read("half a line", [3]).line()).rejects.toThrow("broken");
	let pieces = 0;
	async function* endless() {
		for (;;) {
			pieces += 1;
			yield Buffer.alloc(100_000, "x");
		}
	}
	await expect(
		textSource(endless(), () => new Error("broken")).line(),
	).rejects.toThrow("broken");
	expect(pieces).toBeLessThan(20);
});
