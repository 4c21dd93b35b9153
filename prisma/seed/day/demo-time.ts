import { openSpans } from "#lib/availability/rules/house.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { listHouses } from "#lib/queue/waits/queries/outlook.ts";
import { setDemoClock } from "#lib/runtime/clock.ts";
import {
	type DemoClock,
	type PlayHours,
	playedTime,
	seen,
	standsStill,
	turnedClock,
} from "#lib/runtime/demo-clock.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { withAdvisoryLock } from "#prisma/advisory-lock.ts";

const ID = 1;
/** After opening it takes a while until people wait, and in the last hour nobody gets a ticket any more. */
const AFTER_OPENING = 30;
const BEFORE_CLOSING = 60;

/** Puts into the database what a day needs; told what the clock will show. */
type FillDay = (now: Temporal.Instant) => Promise<void>;

/**
 * Sets the clock of this process to what the demo plays, for all processes on this database the same, and moves it on if
 * its day is over. The day is filled first, so that nobody meets an empty one.
 */
export async function moveDemoTime(
	real: Temporal.Instant,
	fillDay: FillDay,
): Promise<void> {
	await withAdvisoryLock(env().databaseDirectUrl, "demo time", async () => {
		const known = await readClock();
		const at = real.epochMilliseconds;
		const clock = turnedClock(known, at, await playHours(known, at));
		const now = playedTime(clock, at);
		await fillDay(Temporal.Instant.fromEpochMilliseconds(now));
		await writeClock(clock);
		setDemoClock(clock);
	});
}

/** Follows what other processes moved, and says that this one runs. Returns whether the day is over. */
export async function followDemoTime(real: Temporal.Instant): Promise<boolean> {
	const at = real.epochMilliseconds;
	const clock = await readClock();
	if (!clock || standsStill(clock, at)) {
		if (clock) setDemoClock(clock);
		return true;
	}
	await db().demoClock.updateMany({
		where: { id: ID, seenAt: { lt: new Date(at) } },
		data: { seenAt: new Date(at) },
	});
	setDemoClock(seen(clock, at));
	return false;
}

/** When the stations that take appointments are full of people. */
async function playHours(
	clock: DemoClock | null,
	real: number,
): Promise<PlayHours> {
	const shown = clock ? playedTime(clock, real) : real;
	const from = Temporal.Instant.fromEpochMilliseconds(Math.max(shown, real));
	const catalog = await getCatalog(defaultLocale, from);
	const online = onlineStations(catalog);
	const stations = online.length > 0 ? online : catalog.stations;
	const houses = [...(await listHouses(stations, from)).values()];
	return (date) => {
		const open = houses.flatMap((house) => openSpans(house, date).slice(0, 1));
		if (open.length === 0) return null;
		return {
			from: Math.max(...open.map((span) => span.from)) + AFTER_OPENING,
			until: Math.min(...open.map((span) => span.until)) - BEFORE_CLOSING,
		};
	};
}

async function readClock(): Promise<DemoClock | null> {
	const row = await db().demoClock.findUnique({ where: { id: ID } });
	return (
		row && {
			realAt: row.realAt.getTime(),
			playedAt: row.playedAt.getTime(),
			playedUntil: row.playedUntil.getTime(),
			seenAt: row.seenAt.getTime(),
		}
	);
}

async function writeClock(clock: DemoClock): Promise<void> {
	const data = {
		realAt: new Date(clock.realAt),
		playedAt: new Date(clock.playedAt),
		playedUntil: new Date(clock.playedUntil),
		seenAt: new Date(clock.seenAt),
	};
	await db().demoClock.upsert({
		where: { id: ID },
		create: { id: ID, ...data },
		update: data,
	});
}
