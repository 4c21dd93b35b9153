import "server-only";
import type { DayFacts } from "#lib/availability/availability.ts";
import { loadFacts, loadLockedDay } from "#lib/availability/queries/facts.ts";
import {
	type GivenBack,
	keepRest,
	keptFrom,
} from "#lib/booking/commands/keep-back.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { isBusy } from "#lib/db/errors.ts";
import { type DayKey, lockKey, raiseVersions } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	daysBetween,
} from "#lib/time.ts";
import {
	readWaiting,
	type WaitingRow,
	waitingOn,
} from "#lib/wishes/queries/read-waiting.ts";
import { selectionOfWish } from "#lib/wishes/queries/rows.ts";
import { readWishSettings } from "#lib/wishes/queries/settings.ts";
import {
	chooseWish,
	isWaitedFor,
	keptMinutes,
} from "#lib/wishes/rules/choose.ts";
import { isQuiet, wakesAt } from "#lib/wishes/rules/offer-time.ts";
import { suitsDay } from "#lib/wishes/rules/wanted.ts";
import { MAX_OFFERS } from "#lib/wishes/wishes.ts";
import { closeOffer, closeWish, makeRoom } from "./close.ts";
import { makeOffer } from "./make-offer.ts";
import { newsFor } from "./news.ts";

/** Offers that one turn makes of times that are free to everybody; the next turn goes on. */
const MOST_OF_FREE = 100;

/** Longer than the pause between two turns. */
const SECONDS_AHEAD = 60;

/**
 * One turn of the wish list: what is over is closed, and times are offered, those that were given back first and then
 * whatever is free. Everything is found by what stands in the rows; any number of processes may take turns at the same
 * time, because each time is given out under one lock and under that of its day.
 */
export async function offerTimes(now: Temporal.Instant): Promise<void> {
	await endOvertaken(now);
	await closeSilent(now);
	await returnOverdue(now);
	const catalog = await getCatalog("de", now);
	const waiting = await readWaiting(db(), catalog, now);
	if (waiting.length === 0) return;
	await offerKept(catalog, waiting, now);
	await offerFree(catalog, waiting, now);
}

/** Wishes whose last day is over, and those whose appointment is gone or was sooner. */
async function endOvertaken(now: Temporal.Instant): Promise<void> {
	const today = civilDateOf(now);
	const rows = await db().$queryRaw<
		{ id: string; how: "too-late" | "settled" }[]
	>`
		SELECT w.id::text, CASE WHEN w.latest < ${today}::date THEN 'too-late' ELSE 'settled' END AS how
		FROM wish w LEFT JOIN appointment a ON a.id = w.brings_id
		WHERE w.ended_at IS NULL AND (w.latest < ${today}::date
			OR a.status <> 'booked' OR a.starts_at <= ${toDbInstant(now)}::timestamptz)`;
	for (const { id, how } of rows)
		await alone((tx) => closeWish(tx, id, how, now), `wish ${id}`);
}

/** Nobody answered in time; or the wish ended, or the desk went, while an offer was open. */
async function closeSilent(now: Temporal.Instant): Promise<void> {
	const rows = await db().wishOffer.findMany({
		where: {
			answer: null,
			OR: [
				{ openUntil: { lte: toDbInstant(now) } },
				{ wish: { endedAt: { not: null } } },
				{ hold: { status: { not: "held" } } },
			],
		},
		orderBy: [{ openUntil: "asc" }, { id: "asc" }],
		select: { id: true, wishId: true },
	});
	for (const { id, wishId } of rows)
		await alone(async (tx) => {
			const offer = await tx.wishOffer.findFirst({
				where: { id, answer: null },
			});
			if (!offer) return;
			const isOver = offer.openUntil.getTime() <= now.epochMilliseconds;
			await closeOffer(tx, offer, isOver ? "silent" : "withdrawn", now);
		}, `wish ${wishId}`);
}

/** The hold that kept them has run out by itself: they are free already, and this only says so. */
async function returnOverdue(now: Temporal.Instant): Promise<void> {
	await db().freedTime.updateMany({
		where: {
			outcome: null,
			OR: [
				{ returnsAt: { lte: toDbInstant(now) } },
				// Of a long stretch only the rest may still be kept.
				{ hold: { startsAt: { lte: toDbInstant(now) } } },
			],
			offers: { none: { answer: null } },
		},
		data: { outcome: "returned", holdId: null },
	});
}

async function offerKept(
	catalog: Catalog,
	waiting: readonly WaitingRow[],
	now: Temporal.Instant,
): Promise<void> {
	const rows = await db().freedTime.findMany({
		where: {
			outcome: null,
			hold: { status: "held", holdExpiresAt: { gt: toDbInstant(now) } },
		},
		orderBy: [{ startsAt: "asc" }, { id: "asc" }],
		select: { id: true, stationId: true, startsAt: true },
	});
	for (const { id, stationId, startsAt } of rows) {
		const day = {
			stationId,
			date: civilDateOf(
				Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()),
			),
		};
		if (waiting.some((wish) => suitsDay(wish, day)))
			await alone((tx) => offerOn(tx, catalog, day, id, now), "offering");
	}
}

/**
 * Days with free times for somebody, as pages know them: what is about to be released, newly rostered or has come back.
 * The rule looks a moment ahead, so that the list is asked before the crowd.
 */
async function offerFree(
	catalog: Catalog,
	waiting: readonly WaitingRow[],
	now: Temporal.Instant,
): Promise<void> {
	const settings = { ...(await readWishSettings(db())), maxOffers: MAX_OFFERS };
	const soon = now.add({ seconds: SECONDS_AHEAD });
	if (isQuiet(settings, soon)) return;
	const isNews = newsFor(waiting, soon);
	let left = MOST_OF_FREE;
	for (const station of catalog.stations) {
		if (station.phase === "walk-in") continue;
		const dates = datesOf(station, waiting, now);
		const [known] = await loadFacts([station.id], dates);
		for (const facts of known?.days ?? []) {
			if (!known || left === 0 || !isNews(facts)) continue;
			const day = { stationId: station.id, date: facts.date };
			const here = { stationId: station.id, facts, rules: known.rules };
			const suited = waitingOn(
				waiting.filter((wish) => suitsDay(wish, day)),
				day.date,
			);
			if (!chooseWish(here, null, suited, settings, soon)) continue;
			while (
				left > 0 &&
				(await alone((tx) => offerOn(tx, catalog, day, null, now), "offering"))
			)
				left -= 1;
		}
	}
}

function datesOf(
	{ id, horizonDays }: { id: number; horizonDays: number },
	waiting: readonly WaitingRow[],
	now: Temporal.Instant,
): CivilDate[] {
	const today = civilDateOf(now);
	const own = waiting.filter(
		({ stationIds }) => stationIds.length === 0 || stationIds.includes(id),
	);
	const last = addDays(today, horizonDays);
	const from = own.map(({ earliest }) => earliest).toSorted()[0] ?? last;
	const until =
		own
			.map(({ latest }) => latest)
			.toSorted()
			.at(-1) ?? today;
	const begin = from < today ? today : from;
	const end = until < last ? until : last;
	return daysBetween(begin, end) < 0 ? [] : datesBetween(begin, end);
}

/**
 * Gives out one time of a day, or none: the rule is asked again under the locks. The wish's row is locked last, so that
 * nobody changes or ends it between the decision and the offer.
 * @param freedTimeId the kept time; null: any that is free
 */
async function offerOn(
	tx: Tx,
	catalog: Catalog,
	day: DayKey,
	freedTimeId: string | null,
	now: Temporal.Instant,
): Promise<boolean> {
	const settings = { ...(await readWishSettings(tx)), maxOffers: MAX_OFFERS };
	const waiting = waitingOn(await readWaiting(tx, catalog, now, day), day.date);
	await openDays(tx, [day], now);
	const locked = await loadLockedDay(tx, day);
	const row = freedTimeId === null ? null : await findKept(tx, freedTimeId);
	if (!locked || (freedTimeId !== null && row === null)) return false;
	const kept = row ? keptMinutes(day.date, row) : null;
	const here = { stationId: day.stationId, ...locked };
	if (kept && row && isQuiet(settings, now)) {
		const morning = wakesAt(settings, now);
		if (isWaitedFor(here, kept, waiting, settings, morning))
			await keepTillMorning(tx, row, settings, morning);
		await raiseVersions(tx, [day]);
		return false;
	}
	const choice = kept
		? chooseWish(here, kept, waiting, settings, now)
		: chooseWish(
				{ ...here, facts: stillHeld(locked.facts, now) },
				null,
				waiting,
				settings,
				now.add({ seconds: SECONDS_AHEAD }),
			);
	if (!choice) return false;
	const [wish] = await tx.$queryRaw<LockedWish[]>`
		SELECT id::text, locale, minor_case AS "minorCase", brings_id::text AS "bringsId", version
		FROM wish WHERE id = ${choice.wishId}::uuid AND ended_at IS NULL FOR UPDATE`;
	const decided = waiting.find(({ id }) => id === choice.wishId);
	if (!wish || !decided || wish.version !== decided.version) return false;
	if (row) await makeRoom(tx, row.holdId, now);
	const found = await tx.wish.findUniqueOrThrow({
		where: { id: wish.id },
		select: { services: true, brings: { select: { services: true } } },
	});
	const offered = await makeOffer(
		tx,
		{
			...choice,
			wish,
			selection: selectionOfWish(found, catalog),
			day,
			freedTimeId: row ? row.id : null,
		},
		now,
	);
	if (row) {
		const { usefulGapMinutes } = locked.rules;
		await keepRest(tx, row, offered, row, usefulGapMinutes, now);
	}
	await raiseVersions(tx, [day]);
	return true;
}

/** What somebody holds for another moment is theirs, however far ahead the rule looks. */
function stillHeld(facts: DayFacts, now: Temporal.Instant): DayFacts {
	return {
		...facts,
		busy: facts.busy.map((busy) =>
			busy.holdExpiresAt !== null && busy.holdExpiresAt > now.epochMilliseconds
				? { ...busy, holdExpiresAt: null }
				: busy,
		),
	};
}

interface LockedWish {
	id: string;
	locale: string;
	minorCase: string | null;
	bringsId: string | null;
	version: number;
}

interface KeptRow extends GivenBack {
	id: string;
	holdId: string;
	returnsAt: Date;
	origin: string;
}

/** What still keeps it, now that its day is locked. */
async function findKept(tx: Tx, id: string): Promise<KeptRow | null> {
	const row = await tx.freedTime.findFirst({
		where: { id, outcome: null, hold: { status: "held" } },
		include: { hold: true },
	});
	if (!row?.hold || !row.holdId) return null;
	const { holdId, returnsAt, origin } = row;
	return { ...row.hold, id, holdId, returnsAt, origin };
}

/** Somebody waits for it who is asleep: the minutes by chance begin when the first offers may go out. */
async function keepTillMorning(
	tx: Tx,
	row: KeptRow,
	settings: { freedMinMinutes: number; freedMaxMinutes: number },
	morning: Temporal.Instant,
): Promise<void> {
	if (row.returnsAt.getTime() > morning.epochMilliseconds) return;
	const kept = keptFrom(row, row.origin, settings, morning);
	if (kept === null) return;
	const { startsAt, until } = kept;
	await tx.freedTime.update({
		where: { id: row.id },
		data: { startsAt, returnsAt: until },
	});
	await tx.appointment.update({
		where: { id: row.holdId },
		data: { startsAt, holdExpiresAt: until },
	});
}

/** Its own transaction, behind a key. Somebody else's lock is no failure: the next turn tries again. */
async function alone<Value>(
	work: (tx: Tx) => Promise<Value>,
	key: string,
): Promise<Value | null> {
	try {
		return await inTransaction(async (tx) => {
			await lockKey(tx, key);
			return work(tx);
		});
	} catch (error) {
		if (isBusy(error)) return null;
		throw error;
	}
}
