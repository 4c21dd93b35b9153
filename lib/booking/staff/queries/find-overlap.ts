import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { squeezeFor } from "#lib/booking/staff/commands/find-place.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CivilDate, dayClock, type Minute } from "#lib/time.ts";

/** What an overbooking would overlap, to be told before anybody confirms it. */
interface Overlap {
	desk: string;
	overlapping: readonly {
		id: string;
		from: Minute;
		until: Minute;
		/** Null: a reservation, or an erased contact. */
		name: string | null;
		ticket: string | null;
	}[];
}

type OverlapRefusal =
	| SelectionRefusal
	| "forbidden"
	| "unknown-station"
	| "not-open";

/** Without a lock: whoever confirms is told if it overlaps more by then. */
export async function findOverlap(
	actor: Actor,
	input: {
		stationSlug: string;
		date: CivilDate;
		start: Minute;
		services: readonly string[];
		/** The appointment that is moved. */
		movedId: string | null;
		now: Temporal.Instant;
	},
): Promise<Result<Overlap, OverlapRefusal>> {
	const { date, start, movedId, now } = input;
	const catalog = await getCatalog("de");
	const station = findStation(catalog, input.stationSlug);
	if (!station) return refuse("unknown-station");
	const may = await authorise(actor, "appointment:overbook", station.id, now);
	if (!may.ok) return may;
	const selection = parseSelection(input.services, catalog, date);
	if (!selection.ok) return selection;
	const squeeze = await db().$transaction((tx) =>
		squeezeFor(tx, {
			stationId: station.id,
			date,
			start,
			selection: selection.value,
			now,
			ignoreIds: movedId ? [movedId] : [],
		}),
	);
	if (!squeeze) return refuse("not-open");
	const desk = await db().desk.findUniqueOrThrow({
		where: { id: squeeze.deskId },
	});
	const rows = await db().appointment.findMany({
		where: { id: { in: [...squeeze.overlapping] } },
		include: { contact: true },
		orderBy: { startsAt: "asc" },
	});
	const minute = dayClock(date);
	return ok({
		desk: desk.name,
		overlapping: rows.map((row) => ({
			id: row.id,
			from: minute(row.startsAt.getTime()),
			until: minute(row.endsAt.getTime()),
			name: row.contact?.name ?? null,
			ticket: row.ticket,
		})),
	});
}
