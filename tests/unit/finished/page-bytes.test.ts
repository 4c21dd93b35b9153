import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
	addBrotli,
	filledIn,
	type PageBytes,
	pageBytes,
	plainBytes,
} from "#scripts/server/finished/page-bytes.ts";

const MARK = "k8Wq0aLxk8Wq0aLxk8Wq0aLxk8Wq0aLxk8Wq0aLxk8W";
const OTHER = "1f0b7c1e-0000-4000-8000-7c1e1f0b7c1e";

const word = fc.constantFrom(
	...["<p>", "</p>", "Termin ", "Bürger", "8:00 Uhr", 'value="', '"/>', "ß\n"],
);
const text = fc.oneof(
	fc
		.array(word, { minLength: 2, maxLength: 400 })
		.map((words) => words.join("")),
	fc.string({ minLength: 2, unit: "binary", maxLength: 2_000 }),
);
/** Texts with marks between them. */
const page = fc.array(fc.tuple(text, fc.constantFrom(MARK, OTHER)), {
	maxLength: 6,
});

let count = 0;
const key = () => String(count++).padStart(MARK.length, "x");
const uuid = () => String(count++).padStart(OTHER.length, "y");

const unpacked = (bytes: PageBytes) =>
	bytes.brotli
		? brotliDecompressSync(filledIn(bytes.brotli, bytes.fresh))
		: null;

test("what is compressed once is the page again, with new values in each answer", async () => {
	await fc.assert(
		fc.asyncProperty(page, text, async (parts, end) => {
			const body = `${parts.flat().join("")}${end}`;
			const bytes = await pageBytes(Buffer.from(body), [
				{ mark: MARK, make: key },
				{ mark: OTHER, make: uuid },
			]);
			await addBrotli(bytes);
			const answers = [
				gunzipSync(filledIn(bytes.gzip, bytes.fresh)),
				unpacked(bytes),
				await plainBytes(bytes),
			].map(String);
			for (const answer of answers) {
				const values = [...answer.matchAll(/[xy]+\d+/g)];
				expect(answer).not.toContain(MARK);
				const again = parts
					.reduce(
						(left, [before, mark]) =>
							`${left}${before}${mark === MARK ? key() : uuid()}`,
						"",
					)
					.concat(end);
				// The same but for the values.
				expect(answer.replace(/[xy]+\d+/g, "?")).toBe(
					again.replace(/[xy]+\d+/g, "?"),
				);
				expect(values.length).toBeGreaterThanOrEqual(parts.length);
			}
			if (parts.length > 0) expect(new Set(answers).size).toBe(3);
		}),
		{ numRuns: 60 },
	);
});

test("without a place every answer has the very same bytes", async () => {
	const body = Buffer.from("<p>Hallo</p>".repeat(500));
	const bytes = await pageBytes(body, []);
	await addBrotli(bytes);
	expect(filledIn(bytes.gzip, bytes.fresh)).toBe(
		filledIn(bytes.gzip, bytes.fresh),
	);
	expect(gunzipSync(filledIn(bytes.gzip, [])).equals(body)).toBe(true);
	expect(unpacked(bytes)?.equals(body)).toBe(true);
});
