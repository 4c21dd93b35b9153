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

/** What was made last, and how often. */
const last = { key: "", uuid: "", count: 0 };
const newValue = (name: "key" | "uuid", length: number) => {
	last[name] = String(last.count++).padStart(length, name);
	return last[name];
};
const FRESH = [
	{ mark: MARK, make: () => newValue("key", MARK.length) },
	{ mark: OTHER, make: () => newValue("uuid", OTHER.length) },
];

const packed = ({ brotli, fresh }: PageBytes) =>
	brotli ? brotliDecompressSync(filledIn(brotli, fresh)) : null;

test("what is compressed once is the page again, with new values in each answer", async () => {
	await fc.assert(
		fc.asyncProperty(page, text, async (parts, end) => {
			const body = `${parts.flat().join("")}${end}`;
			const bytes = await pageBytes(Buffer.from(body), FRESH);
			await addBrotli(bytes);
			for (const answer of [
				() => gunzipSync(filledIn(bytes.gzip, bytes.fresh)),
				() => packed(bytes),
				() => plainBytes(bytes),
			]) {
				const before = { ...last };
				// The same mark is the same value wherever it stands.
				expect(String(await answer())).toBe(
					body
						.replaceAll(MARK, () => last.key)
						.replaceAll(OTHER, () => last.uuid),
				);
				if (body.includes(MARK)) expect(last.key).not.toBe(before.key);
			}
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
	expect(gunzipSync(filledIn(bytes.gzip, bytes.fresh)).equals(body)).toBe(true);
	expect(packed(bytes)?.equals(body)).toBe(true);
});
