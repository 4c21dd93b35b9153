import "server-only";
import { findDesk, openDays } from "#lib/booking/commands/placing.ts";
import { type Catalog, findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orBusy, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { minuteOf } from "#lib/time.ts";
import {
	applyServices,
	isBookedSelection,
	keepsKind,
} from "./apply-services.ts";
import {
	findManaged,
	isChangeable,
	type Link,
	lockAppointment,
} from "./managed.ts";

type ChangeServicesRefusal =
	| SelectionRefusal
	| "unknown-appointment"
	| "too-late"
	/** The time does not suffice or not here: move it with the new services. */
	| "slot-taken"
	/** These are not done by phone or video here. */
	| "kind-gone"
	| "busy";

interface ChangeServicesRequest {
	link: Link;
	/** `dienst` entries. */
	services: readonly string[];
	locale: Locale;
	now: Temporal.Instant;
}

/** Other services or persons at the same time in the same station, if the time allows. */
export function changeServices(
	input: ChangeServicesRequest,
): Promise<Result<{ repeated: boolean }, ChangeServicesRefusal>> {
	return orBusy<{ repeated: boolean }, ChangeServicesRefusal>(async () => {
		const managed = await findManaged(input.link);
		if (!managed) return refuse("unknown-appointment");
		const catalog = await getCatalog(input.locale);
		return change(managed.id, input.services, catalog, input.now);
	});
}

function change(
	id: string,
	services: readonly string[],
	catalog: Catalog,
	now: Temporal.Instant,
): Promise<Result<{ repeated: boolean }, ChangeServicesRefusal>> {
	return writePlacing<{ repeated: boolean }, ChangeServicesRefusal>(
		async (tx) => {
			const row = await lockAppointment(tx, id);
			const parsed = parseSelection(services, catalog, fromDbDate(row.date));
			if (!parsed.ok) return parsed;
			const selection = parsed.value;
			if (!isChangeable(row, now)) return refuse("too-late");
			if (isBookedSelection(row, selection, catalog))
				return ok({ repeated: true });
			const station = findStationById(catalog, row.stationId);
			if (station && !keepsKind(row, station, selection, catalog))
				return refuse("kind-gone");
			const day = { stationId: row.stationId, date: fromDbDate(row.date) };
			await openDays(tx, [day], now);
			const deskId = await findDesk(tx, {
				...day,
				start: minuteOf(
					Temporal.Instant.fromEpochMilliseconds(row.startsAt.getTime()),
				),
				selection,
				now,
				ignoreIds: [id],
				channel: row.channel as "online" | "staff",
				keepsStart: true,
			});
			if (deskId === null) return refuse("slot-taken");
			await applyServices(tx, row, selection, { deskId, lane: 0 }, now);
			await raiseVersions(tx, [day]);
			return ok({ repeated: false });
		},
	);
}
