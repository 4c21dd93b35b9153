import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { announceDraws } from "#lib/draw/commands/announce.ts";
import { handIn } from "#lib/draw/commands/hand-in.ts";
import { makeDraw } from "#lib/draw/commands/make-draws.ts";
import type { HandedIn } from "#lib/draw/rules/typed.ts";
import type { CivilDate } from "#lib/time.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";

/** The week whose draw is announced at NOW and closes at CLOSES. */
export const WEEK: CivilDate = "2026-12-28";
export const CLOSES = Temporal.Instant.from("2026-11-30T07:00:00+01:00");
export const DRAWN = CLOSES.add({ minutes: 2 });

/** A station whose times are given out by lot, four weeks ahead, with its first draw announced. */
export async function makeLotStation(
	overrides: Parameters<typeof makeStation>[0] = {},
) {
	const station = await makeStation(overrides);
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { byLot: true, releaseDaysBefore: 28, releaseMinute: 420 },
	});
	await announceDraws(NOW);
	const draw = await db().draw.findUniqueOrThrow({
		where: {
			stationId_week: { stationId: station.id, week: toDbDate(WEEK) },
		},
	});
	return { ...station, drawId: draw.id };
}

/** Somebody takes part: of another household than anybody else, unless their contact says otherwise. */
export async function takePart(
	station: { drawId: number },
	service: { slug: string },
	name: string,
	more: Partial<HandedIn> & {
		email?: string | null;
		phone?: string | null;
		client?: string;
		now?: Temporal.Instant;
	} = {},
) {
	const {
		email = null,
		phone = null,
		client = name,
		now = NOW,
		...wish
	} = more;
	return handIn({
		drawId: String(station.drawId),
		formKey: newWishFormKey(),
		wish: {
			services: [service.slug],
			halves: [],
			details: { name, bookedBy: null, email, phone },
			...wish,
		},
		locale: "de",
		client,
		now,
	});
}

export const drawNow = ({ drawId }: { drawId: number }) =>
	makeDraw(drawId, DRAWN);
