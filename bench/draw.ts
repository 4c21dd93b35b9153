import { createHash, randomUUID } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { announceDraws } from "#lib/draw/commands/announce.ts";
import { makeDraw } from "#lib/draw/commands/make-draws.ts";
import { addDays } from "#lib/time.ts";
import { keysOf } from "#lib/wishes/commands/note-wish.ts";
import { HALVES_OF_WEEK, type HalfOfWeek } from "#lib/wishes/rules/halves.ts";
import { countQueries } from "./count-queries.ts";
import { inventPerson } from "./invented.ts";
import { rounded, time } from "./measure.ts";
import { passport } from "./wanted.ts";

/** So many desks of a week give out 900 times of a quarter of an hour. */
export const DRAW_DESKS = 6;

/** A draw with all its appointments and mails, as one transaction on PostgreSQL; three in five have told an address. */
export async function measureDraw(wishes: number, now: Temporal.Instant) {
	const service = await passport();
	const station = await db().station.findFirstOrThrow({
		orderBy: { id: "asc" },
	});
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { byLot: true, releaseDaysBefore: 28, releaseMinute: 420 },
	});
	await announceDraws(now);
	const draw = await db().draw.findFirstOrThrow({
		where: { stationId: station.id },
		orderBy: { week: "asc" },
	});
	const week = fromDbDate(draw.week);
	const rows = Array.from({ length: wishes }, (_, index) => {
		const id = randomUUID();
		const { name, email } = inventPerson();
		const person = { name, phone: null };
		return {
			wish: {
				id,
				reference: String(100_000_000 + index),
				tokenKey: createHash("sha256").update(id).digest("hex"),
				stationIds: [station.id],
				halves: halvesOf(index),
				earliest: draw.week,
				latest: toDbDate(addDays(week, 6)),
				noticeMinutes: 120,
				locale: "de",
				channel: "online",
				drawId: draw.id,
				createdAt: toDbInstant(now),
			},
			contact: {
				wishId: id,
				...person,
				email: index % 5 < 3 ? email : null,
				...keysOf(person),
			},
			service: { wishId: id, serviceId: service.id, quantity: 1 },
		};
	});
	await db().wish.createMany({ data: rows.map(({ wish }) => wish) });
	await db().wishContact.createMany({
		data: rows.map(({ contact }) => contact),
	});
	await db().wishService.createMany({
		data: rows.map(({ service }) => service),
	});
	await db().$executeRaw`ANALYZE`;
	const at = Temporal.Instant.fromEpochMilliseconds(
		draw.closesAt.getTime(),
	).add({ minutes: 2 });
	let ms = 0;
	const statements = await countQueries(async () => {
		ms = await time(() => makeDraw(draw.id, at));
	});
	const made = await db().draw.findUniqueOrThrow({ where: { id: draw.id } });
	const booked = await db().appointment.count({
		where: { stationId: station.id, status: "booked" },
	});
	return {
		wishes,
		winners: made.winners ?? 0,
		booked,
		seconds: rounded(ms / 1_000),
		statements,
	};
}

/** A third have one weekday, a quarter mornings only, a quarter afternoons only. */
function halvesOf(index: number): HalfOfWeek[] {
	const weekday = index % 3 ? null : String(1 + (index % 5));
	const half = [null, "afternoon", "morning", null][index % 4] ?? null;
	if (weekday === null && half === null) return [];
	return HALVES_OF_WEEK.filter((one) => {
		const [day, part] = one.split("-");
		return (weekday ?? day) === day && (half ?? part) === part;
	});
}
