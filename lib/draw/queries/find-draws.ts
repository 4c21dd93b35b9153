import "server-only";
import { drawLineOf } from "#lib/auth/secrets/secrets.ts";
import { loadRosters } from "#lib/availability/queries/facts.ts";
import { canServe } from "#lib/availability/rules/can-serve.ts";
import {
	type Catalog,
	offeredServices,
	type Service,
	type Station,
} from "#lib/catalog/catalog.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Draw } from "#lib/db/generated/client.ts";
import { holdsUntil, reading } from "#lib/finished/recording.ts";
import { stationSource } from "#lib/finished/sources.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

export interface DrawView {
	id: number;
	stationId: number;
	/** The Monday of the week that it gives out. */
	week: CivilDate;
	/** Epoch milliseconds. */
	closesAt: number;
	/** Wishes can be handed in; it is being made; it was made. */
	state: "open" | "closed" | "made";
	/** Hex, public from the announcement on. */
	commitment: string;
	/** Households that took part, and how many got a time; null: not made. */
	result: { entries: number; winners: number } | null;
}

/** Results are listed for so long. */
const DAYS_LISTED = 60;

/** All that are open, the next first, and then those made lately, the newest first. */
export async function listDraws(now: Temporal.Instant): Promise<DrawView[]> {
	const rows = await db().draw.findMany({
		where: {
			OR: [
				{ drawnAt: null },
				{
					drawnAt: {
						gte: toDbInstant(now.subtract({ hours: 24 * DAYS_LISTED })),
					},
				},
			],
		},
		omit: { published: true, seed: true },
		orderBy: [{ closesAt: "asc" }, { id: "asc" }],
	});
	const views = rows.map((row) => viewOf(row, now));
	return [
		...views.filter(({ state }) => state !== "made"),
		...views.filter(({ state }) => state === "made").reverse(),
	];
}

/** In which one can take part at these stations now, the next first. */
export async function listOpenDraws(
	stationIds: readonly number[],
	now: Temporal.Instant,
): Promise<DrawView[]> {
	// Announcing and making a draw raise the station's version.
	const rows = await reading(stationIds.map(stationSource), () =>
		db().draw.findMany({
			where: {
				stationId: { in: [...stationIds] },
				drawnAt: null,
				closesAt: { gt: toDbInstant(now) },
			},
			omit: { published: true, seed: true },
			orderBy: [{ closesAt: "asc" }, { id: "asc" }],
		}),
	);
	const views = rows.map((row) => viewOf(row, now));
	holdsUntil(views[0]?.closesAt ?? null);
	return views;
}

/** @param id as an address says it */
export async function findDraw(
	id: string,
	now: Temporal.Instant,
): Promise<DrawView | null> {
	if (!/^[1-9]\d{0,8}$/.test(id)) return null;
	const row = await db().draw.findUnique({
		where: { id: Number(id) },
		omit: { published: true, seed: true },
	});
	return row && viewOf(row, now);
}

function viewOf(
	row: Omit<Draw, "published" | "seed">,
	now: Temporal.Instant,
): DrawView {
	const closesAt = row.closesAt.getTime();
	const isOpen = now.epochMilliseconds < closesAt;
	return {
		id: row.id,
		stationId: row.stationId,
		week: fromDbDate(row.week),
		closesAt,
		state: row.drawnAt ? "made" : isOpen ? "open" : "closed",
		commitment: row.commitment,
		result:
			row.entries === null || row.winners === null
				? null
				: { entries: row.entries, winners: row.winners },
	};
}

/** Under which line a wish is published: told to its owner alone. Null: it is in no draw. */
export async function findOwnLine(
	wishId: string,
): Promise<{ drawId: number; line: string } | null> {
	const wish = await db().wish.findUnique({
		where: { id: wishId },
		select: { drawId: true, drawnIn: true },
	});
	const drawId = wish?.drawId ?? wish?.drawnIn ?? null;
	return drawId === null ? null : { drawId, line: drawLineOf(drawId, wishId) };
}

/** What a wish for this station's draw can be for. */
export async function listDrawnServices(
	catalog: Catalog,
	station: Station,
	now: Temporal.Instant,
): Promise<Service[]> {
	const roster = (await loadRosters([station.id])).get(station.id);
	if (!roster) return [];
	const today = civilDateOf(now);
	return offeredServices(catalog).filter(
		({ id, bookable }) => bookable && canServe(roster, [id], today),
	);
}
