import { getLocale, getTranslations } from "next-intl/server";
import { Distance } from "#app/[locale]/(citizen)/termine/_choice/distance.tsx";
import { findTodayHours } from "#app/[locale]/(citizen)/termine/_choice/today-hours.ts";
import { findWaitLines } from "#app/[locale]/(citizen)/termine/_choice/wait-lines.ts";
import { WalkIn } from "#components/station/walk-in.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { nearestFirst } from "#lib/catalog/rules/distance.ts";
import { isCollecting, type Selection } from "#lib/catalog/rules/selection.ts";
import { Deadline } from "../_nothing-free/deadline.tsx";
import { NextRelease } from "../_nothing-free/next-release.tsx";
import { OtherStations } from "../_nothing-free/other-stations.tsx";
import { Proof } from "../_nothing-free/proof.tsx";
import { TwoAppointments } from "../_nothing-free/two-appointments.tsx";
import { Urgent } from "../_nothing-free/urgent.tsx";
import type { NothingContext } from "./context.ts";

/**
 * No dead end: when new times come, other stations, less at once, what to do when it is urgent, today
 * without an appointment, and a proof that one has looked.
 */
export async function NothingFree({
	selection,
	now,
	...context
}: NothingContext & { selection: Selection; now: Temporal.Instant }) {
	const { catalog, stations } = context;
	const locale = await getLocale();
	const t = await getTranslations("when.nothing");
	const [only] = stations;
	const origin =
		context.origin ??
		(only && stations.length === 1 ? { station: only, isHome: false } : null);
	const houses = isCollecting(selection) ? stations : catalog.stations;
	const asked = { ...context, selection, now };
	return (
		<Stack gap={32}>
			<Alert kind="info" title={t("title")}>
				<NextRelease {...asked} />
			</Alert>
			<OtherStations {...asked} />
			<TwoAppointments {...asked} />
			<Deadline selection={selection} />
			<Proof {...asked} />
			<div className="no-print contents">
				<Urgent />
				<WalkIn
					catalog={catalog}
					stations={origin ? nearestFirst(houses, origin.station) : houses}
					today={await findTodayHours(houses, now, locale)}
					waits={await findWaitLines(now)}
					distanceTo={(station) => (
						<Distance station={station} origin={origin} />
					)}
				/>
			</div>
		</Stack>
	);
}
