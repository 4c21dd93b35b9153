import type { DeskSpan } from "#lib/attendance/attendance.ts";
import type { Busy, DayWindow } from "#lib/availability/availability.ts";
import { overlaps, subtract } from "#lib/availability/rules/span.ts";
import { dayOpenings } from "#lib/planning/roster/rules/days.ts";
import {
	applyEdit,
	type DaySpan,
	spansOf,
} from "#lib/planning/roster/rules/edit.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { Freed } from "./freed.ts";

/** Shorter pieces fit hardly any concern. */
export const PIECE = 30;

/** A piece of a desk's time for people without an appointment that can be booked instead. */
type Piece = DeskSpan;

/**
 * Which minutes kept for people without an appointment are offered again on the day: they get the same number back where
 * nobody comes. A piece is given away only once so many minutes have been freed earlier in the day, and of the desks
 * that are kept for them at a moment one always stays.
 * @param wanted minutes, a multiple of PIECE; less comes back when the day has no room for more
 */
export function piecesOf(
	windows: readonly DayWindow[],
	busy: readonly Busy[],
	freed: Freed,
	{ wanted, from = 0 }: { wanted: number; from?: Minute },
): Piece[] {
	const kept = windows.filter(({ channel }) => channel === "walk-in");
	const pieces: Piece[] = [];
	const first = Math.ceil(from / PIECE) * PIECE;
	for (let at = first; at + PIECE <= 1440; at += PIECE) {
		const span = { from: at, until: at + PIECE };
		const open = kept.filter(
			(window) => window.from <= at && window.until >= span.until,
		);
		const free = open
			.filter(
				({ deskId }) =>
					!busy.some((one) => one.deskId === deskId && overlaps(one, span)),
			)
			// Beside the piece before, so that longer concerns fit too.
			.sort(
				(a, b) =>
					Number(endsAt(pieces, b.deskId, at)) -
						Number(endsAt(pieces, a.deskId, at)) || a.deskId - b.deskId,
			);
		for (const { deskId } of free.slice(0, Math.max(0, open.length - 1))) {
			const given = pieces.length * PIECE;
			if (given >= wanted || freedBy(freed, at) < given + PIECE) break;
			pieces.push({ deskId, ...span });
		}
	}
	return pieces;
}

const endsAt = (pieces: readonly Piece[], deskId: number, minute: Minute) =>
	pieces.some((one) => one.deskId === deskId && one.until === minute);

/** Minutes freed on average from the day's begin until this minute. */
function freedBy({ hours }: Freed, minute: Minute): number {
	return hours.reduce(
		(sum, { hour, expected }) =>
			sum + expected * Math.min(1, Math.max(0, (minute - hour * 60) / 60)),
		0,
	);
}

/** Pieces that touch are one. */
export function joined(pieces: readonly Piece[]): DeskSpan[] {
	const spans: DeskSpan[] = [];
	const inOrder = pieces.toSorted(
		(a, b) => a.deskId - b.deskId || a.from - b.from,
	);
	for (const piece of inOrder) {
		const last = spans.at(-1);
		if (last && last.deskId === piece.deskId && last.until === piece.from)
			last.until = piece.until;
		else spans.push({ ...piece });
	}
	return spans;
}

/** The roster with these minutes of the day offered instead of kept; everything else of those desks stays as it is. */
export function offeredPlan(
	plan: RosterPlan,
	date: CivilDate,
	spans: readonly DeskSpan[],
	release: Pick<DaySpan, "channel" | "releaseMinute">,
): RosterPlan {
	const deskIds = new Set(spans.map(({ deskId }) => deskId));
	return [...deskIds].reduce((after, deskId) => {
		const own = spans.filter((span) => span.deskId === deskId);
		const planned = spansOf(dayOpenings(after, deskId, date));
		return applyEdit(after, {
			kind: "day",
			deskIds: [deskId],
			date,
			spans: [
				...planned.flatMap((span) =>
					span.channel === "walk-in" ? without(span, own) : [span],
				),
				...own.map(({ from, until }) => ({
					from,
					until,
					releaseDaysBefore: 0,
					byLot: false,
					...release,
				})),
			].sort((a, b) => a.from - b.from),
		});
	}, plan);
}

function without(span: DaySpan, taken: readonly DeskSpan[]): DaySpan[] {
	return subtract(span, taken).map((rest) => ({ ...span, ...rest }));
}

/** Minutes of the day that have been offered in this way already. */
export function offeredOn(plan: RosterPlan, date: CivilDate): number {
	return plan.openings
		.filter(
			(one) =>
				one.kind === "single" &&
				one.date === date &&
				one.channel !== "walk-in" &&
				one.releaseDaysBefore === 0,
		)
		.reduce(
			(sum, { from, until, deskIds }) => sum + (until - from) * deskIds.length,
			0,
		);
}
