import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	findDesk,
	openDays,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import { dayOf } from "#lib/booking/hold/commands/place-anew.ts";
import {
	applyServices,
	isBookedSelection,
	keepsKind,
} from "#lib/booking/manage/commands/apply-services.ts";
import { seenServices } from "#lib/booking/staff/rules/seen.ts";
import { findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import { raiseVersions } from "#lib/db/lock.ts";
import { orBusy, orTaken } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { minuteOf } from "#lib/time.ts";
import type { StaffRefusal } from "./authorise-for.ts";
import { changeFor } from "./change-for.ts";

type ChangeServicesForRefusal =
	| StaffRefusal
	| SelectionRefusal
	/** The time does not suffice: move it with the new services. */
	| "slot-taken"
	/** In the house, cancelled or over; whoever is in the house has a visit, whose services are changed instead. */
	| "not-booked"
	/** A colleague has saved others since the form was shown. */
	| "changed"
	/** These are not done by phone or video here. */
	| "kind-gone"
	| "busy";

/** Other services or persons at the same time in the same station, for somebody who calls. */
export function changeServicesForSomeone(
	actor: Actor,
	input: {
		appointmentId: string;
		/** `dienst` entries. */
		services: readonly string[];
		/** Of the services, as the form was shown. */
		seen: string;
		now: Temporal.Instant;
	},
): Promise<Result<{ repeated: boolean }, ChangeServicesForRefusal>> {
	return orBusy<{ repeated: boolean }, ChangeServicesForRefusal>(async () => {
		const { appointmentId, services, seen, now } = input;
		const catalog = await getCatalog("de");
		return orTaken(() =>
			changeFor<{ repeated: boolean }, ChangeServicesForRefusal>(
				actor,
				"appointment:move",
				input,
				async (tx, row) => {
					const day = dayOf(row);
					const selection = parseSelection(services, catalog, day.date);
					if (!selection.ok) return selection;
					if (row.status !== "booked") return refuse("not-booked");
					if (isBookedSelection(row, selection.value, catalog))
						return ok({ repeated: true });
					if (seen !== seenServices(row.services)) return refuse("changed");
					const station = findStationById(catalog, row.stationId);
					if (station && !keepsKind(row, station, selection.value, catalog))
						return refuse("kind-gone");
					await openDays(tx, [day], now);
					const deskId = await findDesk(tx, {
						...day,
						start: minuteOf(
							Temporal.Instant.fromEpochMilliseconds(row.startsAt.getTime()),
						),
						selection: selection.value,
						now,
						ignoreIds: [appointmentId],
						channel: "staff",
						keepsStart: true,
					});
					if (deskId === null) return refuse("slot-taken");
					await applyServices(
						tx,
						row,
						selection.value,
						{ deskId, lane: 0 },
						now,
						actor.userId,
					);
					await raiseVersions(tx, [day]);
					await tellScreens(tx, [day], now);
					return ok({ repeated: false });
				},
			),
		);
	});
}
