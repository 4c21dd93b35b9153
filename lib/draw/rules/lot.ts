import { createHash, createHmac } from "node:crypto";
import type { Batch, Line } from "#lib/draw/draw.ts";

/** What is public from the announcement on: whoever knows it can tell later that no other seed was taken. */
export function commitmentTo(
	/** Hex. */
	seed: string,
): string {
	return createHash("sha256").update(seed, "hex").digest("hex");
}

/** One text for one batch, whatever order its parts were written in. */
function wordsOf({ groups, lines }: Batch): string {
	return JSON.stringify([
		groups.map(({ date, half, kind, rooms }) => [date, half, kind, rooms]),
		lines
			.map(({ id, minutes, groups }) => [id, minutes, groups])
			.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
	]);
}

/**
 * The lines in the order of the lot. The seed was fixed before anybody wished, and is mixed with all wishes together:
 * who knows the wishes does not know the seed, and one wish more or less shuffles everybody anew. No line can be made
 * so that it comes early.
 */
export function inOrderOfLot(batch: Batch, seed: string): Line[] {
	const key = createHmac("sha256", Buffer.from(seed, "hex"))
		.update(wordsOf(batch))
		.digest();
	return batch.lines
		.map((line) => ({
			line,
			lot: createHmac("sha256", key).update(line.id).digest("hex"),
		}))
		.sort((a, b) => (a.lot < b.lot ? -1 : 1))
		.map(({ line }) => line);
}
