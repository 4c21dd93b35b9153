import { z } from "zod";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { PublishedDraw } from "#lib/draw/draw.ts";
import { giveOut } from "./give-out.ts";
import { commitmentTo, inOrderOfLot } from "./lot.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const minutes = z.int().min(1).max(1440);
const place = z.int().min(0).max(10_000);

const publishedSchema = z.object({
	format: z.literal("buergertermin-draw-1"),
	draw: z.int(),
	station: z.string(),
	week: z.string().transform((text) => parseCivilDate(text) ?? z.NEVER),
	commitment: hex,
	seed: hex,
	groups: z.array(
		z.object({
			date: z.string().transform((text) => parseCivilDate(text) ?? z.NEVER),
			half: z.enum(["morning", "afternoon"]),
			kind: place,
			rooms: z.array(minutes),
		}),
	),
	lines: z.array(z.object({ id: z.string(), minutes, groups: z.array(place) })),
	winners: z.array(z.string()),
});

export type Verdict =
	| { is: "right"; lines: number; winners: number }
	/** Not a file of a draw, or one of another version. */
	| { is: "unreadable" }
	/** The seed is not the one that was promised. */
	| { is: "other-seed" }
	/** What was promised is not what was noted at the announcement. */
	| { is: "other-commitment" }
	/** A line stands there twice, or names a group that is not there. */
	| { is: "bad-line"; id: string }
	/** The lot gives somebody else a time, or in another order. */
	| { is: "other-winners"; wrong: readonly string[] };

/** @param noted the commitment as somebody wrote it down at the announcement; null: nobody did */
export function verify(file: unknown, noted: string | null): Verdict {
	const parsed = publishedSchema.safeParse(file);
	if (!parsed.success) return { is: "unreadable" };
	const draw: PublishedDraw = parsed.data;
	if (commitmentTo(draw.seed) !== draw.commitment) return { is: "other-seed" };
	if (noted !== null && noted.toLowerCase() !== draw.commitment)
		return { is: "other-commitment" };
	const ids = new Set<string>();
	for (const { id, groups } of draw.lines) {
		const isKnown = groups.every((group) => group < draw.groups.length);
		if (ids.has(id) || !isKnown) return { is: "bad-line", id };
		ids.add(id);
	}
	const winners = giveOut(draw.groups, inOrderOfLot(draw, draw.seed)).map(
		({ line }) => line.id,
	);
	const wrong = differing(draw.winners, winners);
	return wrong.length > 0
		? { is: "other-winners", wrong }
		: { is: "right", lines: draw.lines.length, winners: winners.length };
}

function differing(a: readonly string[], b: readonly string[]): string[] {
	const places = Math.max(a.length, b.length);
	const wrong = new Set<string>();
	for (let at = 0; at < places; at++)
		if (a[at] !== b[at])
			for (const id of [a[at], b[at]]) if (id !== undefined) wrong.add(id);
	return [...wrong];
}
