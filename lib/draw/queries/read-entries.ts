import "server-only";
import { drawLineOf } from "#lib/auth/secrets/secrets.ts";
import {
	type CountedPerson,
	roomForEach,
} from "#lib/booking/limits/queries/person-room.ts";
import { mailboxKey } from "#lib/booking/rules/contact-keys.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import {
	lengthOn,
	minutesWithin,
	type Selection,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Line } from "#lib/draw/draw.ts";
import { groupsFor, onGrid, type Rooms } from "#lib/draw/rules/batch.ts";
import { whoCanWin } from "#lib/draw/rules/can-win.ts";
import { oneForEach } from "#lib/draw/rules/persons.ts";
import { addDays } from "#lib/time.ts";
import { selectionOfWish } from "#lib/wishes/queries/rows.ts";
import type { HalfOfWeek } from "#lib/wishes/rules/halves.ts";

/**
 * Everybody who takes part, with the line under which they are published; one for each household. Whom the city's limits
 * let have no more keeps their line, and nothing suits it: so anybody can work out who won.
 */
export async function readEntries(
	tx: Tx,
	draw: { id: number; stationId: number; closesAt: Date; week: Date },
	rooms: Rooms,
	catalog: Catalog,
	now: Temporal.Instant,
) {
	const rows = await tx.wish.findMany({
		where: {
			drawId: draw.id,
			endedAt: null,
			createdAt: { lt: toDbInstant(closing(draw)) },
		},
		select: {
			id: true,
			stationIds: true,
			halves: true,
			earliest: true,
			latest: true,
			minorCase: true,
			locale: true,
			createdAt: true,
			contact: true,
			services: true,
		},
	});
	// Where a length changes within the week, the longer one fits on each of its days.
	const monday = fromDbDate(draw.week);
	const week = { today: monday, last: addDays(monday, 6) };
	const suited = groupsFor(rooms);
	/** Since they handed it in they have chosen other stations. */
	const isElsewhere = ({ stationIds }: { stationIds: number[] }) =>
		stationIds.length > 0 && !stationIds.includes(draw.stationId);
	/** A service may end, or allow less at once, in the middle of the week. */
	const isAllowedIn = (selection: Selection) => {
		const length = lengthOn(selection, catalog.limits);
		return (number: number) => {
			const group = rooms.groups[number];
			return group !== undefined && length(group.date) !== null;
		};
	};
	const entries = rows.flatMap((wish) => {
		const { contact } = wish;
		const selection = selectionOfWish(wish, catalog);
		// An appointment belongs to a name; and nobody comes for nothing.
		if (!contact?.name || selection.length === 0) return [];
		const line: Line = {
			id: drawLineOf(draw.id, wish.id),
			minutes: onGrid(minutesWithin(selection, week).most),
			groups: isElsewhere(wish)
				? []
				: suited({
						serviceIds: selection.map(({ service }) => service.id),
						halves: wish.halves as HalfOfWeek[],
						earliest: fromDbDate(wish.earliest),
						latest: fromDbDate(wish.latest),
					}).filter(isAllowedIn(selection)),
		};
		return [
			{
				id: wish.id,
				wordsKey: contact.wordsKey,
				emailKey: contact.email && mailboxKey(contact.email),
				phoneKey: contact.phoneKey,
				at: wish.createdAt.getTime(),
				wish,
				contact: { ...contact, name: contact.name },
				selection,
				line,
			},
		];
	});
	const households = oneForEach(entries);
	const winnable = await whoMay(
		tx,
		households,
		draw.stationId,
		week,
		catalog,
		now,
	);
	return households
		.map((entry) =>
			winnable.has(entry.id)
				? entry
				: { ...entry, line: { ...entry.line, groups: [] } },
		)
		.sort((a, b) => (a.line.id < b.line.id ? -1 : 1));
}

async function whoMay(
	tx: Tx,
	households: readonly {
		id: string;
		wordsKey: string | null;
		contact: CountedPerson;
		selection: Selection;
	}[],
	stationId: number,
	week: BookableDays,
	catalog: Catalog,
	now: Temporal.Instant,
): Promise<Set<string>> {
	const station = catalog.stations.find(({ id }) => id === stationId) ?? null;
	const asked = households.map(({ contact: person, selection }) => ({
		person,
		wanted: {
			minutes: minutesWithin(selection, week).most,
			serviceIds: selection.map(({ service }) => service.id),
			station,
			helper: null,
		},
	}));
	const rooms = await roomForEach(tx, asked, now);
	return whoCanWin(
		households.map(({ id, wordsKey, selection }, index) => {
			const room = rooms[index];
			return {
				id,
				wordsKey,
				minutes: minutesWithin(selection, week).most,
				isRefused: room?.refusal !== null,
				minutesLeft: room?.minutesLeft ?? 0,
			};
		}),
	);
}

export type Entry = Awaited<ReturnType<typeof readEntries>>[number];

const closing = ({ closesAt }: { closesAt: Date }) =>
	Temporal.Instant.fromEpochMilliseconds(closesAt.getTime());
