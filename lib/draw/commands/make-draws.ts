import "server-only";
import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { DayFacts } from "#lib/availability/availability.ts";
import { loadLockedDay } from "#lib/availability/queries/facts.ts";
import { openDays, tellScreens } from "#lib/booking/commands/placing.ts";
import { nameLocks } from "#lib/booking/limits/commands/person-limit.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { type DayKey, lockKey, raiseVersions } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import type { PublishedDraw } from "#lib/draw/draw.ts";
import { readEntries } from "#lib/draw/queries/read-entries.ts";
import { weekOf } from "#lib/draw/rules/announce.ts";
import {
	type Rooms,
	roomsOf,
	type Start,
	startsOf,
} from "#lib/draw/rules/batch.ts";
import { giveOut } from "#lib/draw/rules/give-out.ts";
import { inOrderOfLot } from "#lib/draw/rules/lot.ts";
import { log } from "#lib/runtime/log.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { tellWish } from "#lib/wishes/commands/tell.ts";
import { bookWinners } from "./book-winners.ts";

/** Whoever pressed the button in the last second is written down by then. */
const GRACE_SECONDS = 60;
/** A thousand appointments are booked at once, on days that nobody else can book anyway; a slow machine may take its time. */
const LONG_WRITE = { maxWait: 5_000, timeout: 600_000 };

/**
 * Makes the draws whose time has come. Each is one transaction: all of it or nothing, and a process that dies in the
 * middle leaves it as it was for the next. Of several processes one makes it, and the others find it made. The order is
 * the seed's, which was fixed at the announcement: whoever makes it gets the same one.
 */
export async function makeDraws(now: Temporal.Instant): Promise<void> {
	const due = await db().draw.findMany({
		where: {
			drawnAt: null,
			closesAt: { lte: toDbInstant(now.subtract({ seconds: GRACE_SECONDS })) },
		},
		select: { id: true },
		orderBy: { id: "asc" },
	});
	for (const { id } of due)
		await makeDraw(id, now).catch((error: unknown) => {
			// The others do not wait for it; the next turn tries again.
			log().error({ draw: id, error }, "draw not made");
		});
	// Taken in by a server whose clock is behind: too late for the draw, and so on the wish list.
	await db().wish.updateMany({
		where: { endedAt: null, draw: { drawnAt: { not: null } } },
		data: { drawId: null },
	});
	await tellOthers(now);
}

/** Does nothing if it is made already. */
export async function makeDraw(
	id: number,
	now: Temporal.Instant,
): Promise<void> {
	const catalog = await getCatalog(defaultLocale, now);
	await inTransaction((tx) => draw(tx, id, catalog, now), LONG_WRITE);
}

async function draw(
	tx: Tx,
	id: number,
	catalog: Catalog,
	now: Temporal.Instant,
): Promise<void> {
	// Between two statements nine thousand wishes are shuffled, on a machine that has other things to do as well.
	await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = '120s'`;
	// What stands in the plan stays as it is meanwhile; and no two draws are made at once.
	await lockKey(tx, "plan");
	const row = await tx.draw.findUniqueOrThrow({ where: { id } });
	if (row.drawnAt !== null) return;
	const { stationId, seed } = row;
	const days = weekOf(fromDbDate(row.week)).map((date) => ({
		stationId,
		date,
	}));
	const drawn = async () => {
		const rooms = roomsOf(await factsOf(tx, days));
		const entries = await readEntries(tx, row, rooms, catalog, now);
		const batch = {
			groups: rooms.groups,
			lines: entries.map(({ line }) => line),
		};
		const won = giveOut(batch.groups, inOrderOfLot(batch, seed));
		return { rooms, entries, batch, won };
	};
	const winnersOf = ({ entries, won }: Awaited<ReturnType<typeof drawn>>) => {
		const winners = new Set(won.map(({ line }) => line.id));
		return entries
			.filter(({ line }) => winners.has(line.id))
			.sort((a, b) => (a.id < b.id ? -1 : 1));
	};
	// Whoever ends or changes a wish holds its key, and whoever books that of the name. Keys come before days, so the
	// draw is worked out to know whose to take, and again once nothing can change any more. Should it be another one by
	// then, the next turn makes it.
	const winning = winnersOf(await drawn());
	const wishes = winning.map(({ id }) => id);
	await lockKey(
		tx,
		...nameLocks(winning.map(({ contact }) => contact)),
		...wishes.map((wish) => `wish ${wish}`),
	);
	await openDays(tx, days, now);
	const made = await drawn();
	const isOther = !isDeepStrictEqual(
		winnersOf(made).map(({ id }) => id),
		wishes,
	);
	if (isOther) return;
	const { rooms, entries, batch, won } = made;
	const byLine = new Map(entries.map((entry) => [entry.line.id, entry]));
	await bookWinners(
		tx,
		stationId,
		privateStarts(rooms, won).flatMap((start) => {
			const entry = byLine.get(start.line.id);
			return entry ? [{ entry, start }] : [];
		}),
		now,
	);
	const station = catalog.stations.find((one) => one.id === stationId);
	const published: PublishedDraw = {
		format: "buergertermin-draw-1",
		draw: id,
		station: station?.slug ?? String(stationId),
		week: fromDbDate(row.week),
		commitment: row.commitment,
		seed,
		...batch,
		winners: won.map(({ line }) => line.id),
	};
	await tx.draw.update({
		where: { id },
		data: {
			drawnAt: toDbInstant(now),
			entries: entries.length,
			winners: won.length,
			published: toJson(published),
		},
	});
	// Whoever got nothing waits on the wish list from now on, in turn with everybody else there.
	await tx.wish.updateMany({
		where: { drawId: id, endedAt: null },
		data: { drawId: null, drawnIn: id },
	});
	// What is left is in the calendar from now on.
	await tx.station.update({
		where: { id: stationId },
		data: { version: { increment: 1 } },
	});
	await raiseVersions(tx, days);
	await tellScreens(tx, days, now);
}

async function factsOf(tx: Tx, days: readonly DayKey[]) {
	const facts: DayFacts[] = [];
	for (const day of days) {
		const loaded = await loadLockedDay(tx, day);
		if (loaded) facts.push(loaded.facts);
	}
	return facts;
}

/**
 * Who got a time is the lot's and public; which one is nobody else's business, and cannot be worked out from what is
 * published. So those who won are put into rooms once more, in an order that nobody knows. Of one length they all fit in
 * any order; of several lengths they may not, and then another order is tried, at last the public one.
 */
function privateStarts(
	rooms: Rooms,
	won: readonly { line: Start["line"]; group: number; room: number }[],
): Start[] {
	for (let tried = 0; tried < 5; tried++) {
		const placed = giveOut(rooms.groups, shuffled(won.map(({ line }) => line)));
		if (placed.length === won.length) return startsOf(rooms, placed);
	}
	return startsOf(rooms, shuffled(won));
}

function shuffled<One>(list: readonly One[]): One[] {
	const all = [...list];
	for (let last = all.length - 1; last > 0; last--) {
		const at = randomInt(last + 1);
		[all[last], all[at]] = [all[at] as One, all[last] as One];
	}
	return all;
}

const TOLD_AT_ONCE = 50;
/** Whoever is not told within two days sees it on the page of their wish. */
const TELLING_HOURS = 48;

/** Tells those who got nothing, where there is an address; goes on where a process ended. */
async function tellOthers(now: Temporal.Instant): Promise<void> {
	const since = toDbInstant(now.subtract({ hours: TELLING_HOURS }));
	let after = "00000000-0000-0000-0000-000000000000";
	for (;;) {
		const rows = await db().wish.findMany({
			where: {
				id: { gt: after },
				endedAt: null,
				contact: { email: { not: null } },
				drawn: { drawnAt: { gte: since } },
				messages: { none: { kind: "wish-drawn" } },
			},
			select: { id: true },
			orderBy: { id: "asc" },
			take: TOLD_AT_ONCE,
		});
		await inTransaction(async (tx) => {
			for (const { id } of rows) await tellWish(tx, id, "wish-drawn", now);
		}, LONG_WRITE);
		const last = rows.at(-1);
		if (!last) return;
		after = last.id;
	}
}
