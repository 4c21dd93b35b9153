import "server-only";
import { mailboxKey } from "#lib/booking/rules/contact-keys.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { isRemote, type Kind, kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	type LengthOn,
	lengthOn,
	type Selection,
} from "#lib/catalog/rules/selection.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { type CivilDate, civilDateOf, weekdayOf } from "#lib/time.ts";
import type { Waiting } from "#lib/wishes/rules/choose.ts";
import { HALVES, type HalfOfWeek } from "#lib/wishes/rules/halves.ts";
import type { UrgentReason } from "#lib/wishes/wishes.ts";
import {
	chosenOf,
	countedOffers,
	offersLeftOf,
	selectionOfWish,
} from "./rows.ts";

/** A wish that waits, and by which version of it the rule decided. */
export interface WaitingRow extends Omit<Waiting, "minutes"> {
	version: number;
	/** How long it takes depends on the day. */
	lengthOn: LengthOn;
}

/** As the rule sees them on one day: those that can be booked for it. */
export function waitingOn(
	rows: readonly WaitingRow[],
	date: CivilDate,
): (WaitingRow & Waiting)[] {
	return rows.flatMap((row) => {
		const minutes = row.lengthOn(date);
		return minutes === null ? [] : [{ ...row, minutes }];
	});
}

const WHO = { select: { wordsKey: true, email: true, phoneKey: true } };

/**
 * Wishes that may be offered something, for the rule; of one day only those that could come on it. Those that wait for a
 * draw are not among them.
 */
export async function readWaiting(
	client: Db | Tx,
	catalog: Catalog,
	now: Temporal.Instant,
	day?: DayKey,
): Promise<WaitingRow[]> {
	const rows = await client.wish.findMany({
		where: {
			endedAt: null,
			drawId: null,
			latest: { gte: toDbDate(day?.date ?? civilDateOf(now)) },
			...(day ? suits(day) : {}),
		},
		select: {
			id: true,
			version: true,
			clientKey: true,
			createdAt: true,
			stationIds: true,
			halves: true,
			earliest: true,
			latest: true,
			noticeMinutes: true,
			urgentReason: true,
			urgentBy: true,
			proofSeenAt: true,
			services: true,
			contact: WHO,
			_count: { select: { messages: true } },
			brings: {
				select: {
					id: true,
					startsAt: true,
					status: true,
					stationId: true,
					kind: true,
					services: true,
					contact: WHO,
				},
			},
			offers: {
				select: {
					answer: true,
					answeredAt: true,
					stationId: true,
					startsAt: true,
					endsAt: true,
				},
			},
		},
	});
	const openOffers = await readOpenOffers(client);
	return rows.flatMap(({ brings, urgentReason, urgentBy, ...row }) => {
		const wish = { ...row, brings };
		const selection = selectionOfWish(wish, catalog);
		// A service was taken from the catalogue, or what it would bring forward stands no more.
		if (selection.length < chosenOf(wish).length) return [];
		if (brings && brings.status !== "booked") return [];
		if (offersLeftOf(wish) === 0) return [];
		const stationIds = brings
			? whereItCanBe(brings, row.stationIds, selection, catalog)
			: row.stationIds;
		// None at all would mean all of them.
		if (stationIds.length === 0 && row.stationIds.length > 0) return [];
		if (day && stationIds.length > 0 && !stationIds.includes(day.stationId))
			return [];
		return [
			{
				id: row.id,
				version: row.version,
				createdAt: row.createdAt.getTime(),
				urgent:
					urgentReason && urgentBy
						? { reason: urgentReason as UrgentReason, by: fromDbDate(urgentBy) }
						: null,
				hasProof: row.proofSeenAt !== null,
				stationIds,
				halves: row.halves as HalfOfWeek[],
				earliest: fromDbDate(row.earliest),
				latest: fromDbDate(row.latest),
				serviceIds: selection
					.map(({ service }) => service.id)
					.sort((a, b) => a - b),
				lengthOn: lengthOn(selection, catalog.limits),
				noticeMinutes: row.noticeMinutes,
				offered: countedOffers(row.offers),
				silentAt: row.offers.reduce<number | null>(
					(newest, { answer, answeredAt }) =>
						answer === "silent" && answeredAt !== null
							? Math.max(newest ?? 0, answeredAt.getTime())
							: newest,
					null,
				),
				hasOpenOffer: row.offers.some(({ answer }) => answer === null),
				...openOffers(row.contact ?? brings?.contact ?? null, row.clientKey),
				passed: row.offers.map(({ stationId, startsAt, endsAt }) => ({
					stationId,
					startsAt: startsAt.getTime(),
					endsAt: endsAt.getTime(),
				})),
				brings: brings && {
					id: brings.id,
					startsAt: brings.startsAt.getTime(),
				},
			},
		];
	});
}

/** Of the wished stations (none: all) those that do it by phone or video, if it is booked so. */
function whereItCanBe(
	booked: { stationId: number; kind: string },
	wished: readonly number[],
	selection: Selection,
	catalog: Catalog,
): readonly number[] {
	const kind = booked.kind as Kind;
	if (!isRemote(kind)) return wished;
	return catalog.stations
		.filter(
			(station) =>
				(wished.length === 0 || wished.includes(station.id)) &&
				(station.id === booked.stationId ||
					kindsFor(station, selection).includes(kind)),
		)
		.map(({ id }) => id);
}

const suits = ({ stationId, date }: DayKey) => ({
	earliest: { lte: toDbDate(date) },
	AND: [
		{
			OR: [
				{ stationIds: { isEmpty: true } },
				{ stationIds: { has: stationId } },
			],
		},
		{
			OR: [
				{ halves: { isEmpty: true } },
				{
					halves: {
						hasSome: HALVES.map((half) => `${weekdayOf(date)}-${half}`),
					},
				},
			],
		},
	],
});

interface Who {
	wordsKey: string | null;
	email: string | null;
	phoneKey: string | null;
}

/**
 * How many offers of one person are open: by address and number, by the name where there is neither, and by the client
 * where nothing is told at all. And how many of one client, behind which may be a house or a script that invents names.
 */
async function readOpenOffers(client: Db | Tx) {
	const rows = await client.wishOffer.findMany({
		where: { answer: null },
		select: {
			wish: {
				select: {
					clientKey: true,
					contact: WHO,
					brings: { select: { contact: WHO } },
				},
			},
		},
	});
	const open = rows.map(({ wish: { clientKey, contact, brings } }) => {
		const who = contact ?? brings?.contact ?? null;
		return { clientKey, keys: new Set(who ? keysOfPerson(who) : []) };
	});
	return (who: Who | null, clientKey: string | null) => {
		const keys = who ? keysOfPerson(who) : [];
		const ofPerson = open.filter((one) =>
			keys.some((key) => one.keys.has(key)),
		);
		const ofClient = open.filter(
			(one) => clientKey !== null && one.clientKey === clientKey,
		).length;
		return {
			openOffersOfPerson: keys.length === 0 ? ofClient : ofPerson.length,
			openOffersOfClient: ofClient,
		};
	};
}

function keysOfPerson({ wordsKey, email, phoneKey }: Who): string[] {
	const contact = [
		...(email ? [`mail ${mailboxKey(email)}`] : []),
		...(phoneKey ? [`phone ${phoneKey}`] : []),
	];
	if (contact.length > 0) return contact;
	return wordsKey ? [`name ${wordsKey}`] : [];
}
