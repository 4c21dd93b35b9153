import { getLocale, getTranslations } from "next-intl/server";
import { OpenDraws } from "#components/draw/open-draws.tsx";
import { inWords } from "#components/service/service-names.tsx";
import { Distance } from "#components/station/distance.tsx";
import { findTodayHours } from "#components/station/today-hours.ts";
import { findWaitLines } from "#components/station/wait-lines.ts";
import { WalkIn } from "#components/station/walk-in.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { publicStations } from "#lib/catalog/catalog.ts";
import { nearestFirst } from "#lib/catalog/rules/distance.ts";
import {
	askedFor,
	isCollecting,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import type { Asked } from "./asked.ts";
import { Deadline } from "./deadline.tsx";
import { NextRelease } from "./next-release.tsx";
import { OtherStations } from "./other-stations.tsx";
import { Proof } from "./proof.tsx";
import { TwoAppointments } from "./two-appointments.tsx";
import { Urgent } from "./urgent.tsx";
import { WishInvitation } from "./wish-invitation.tsx";

/**
 * No dead end: when new times come, a wish for one of those that are given back, other stations, less at once, what to do when it is urgent, today
 * without an appointment, and a proof that one has looked.
 */
export async function NothingFree({ selection, now, ...context }: Asked) {
	const { catalog, stations } = context;
	const locale = await getLocale();
	const t = await getTranslations("when.nothing");
	const [only] = stations;
	const origin =
		context.origin ??
		(only && stations.length === 1 ? { station: only, isHome: false } : null);
	const houses = isCollecting(selection) ? stations : publicStations(catalog);
	const asked = { ...context, selection, now };
	const isMoving = selection.some(({ service }) =>
		service.slug.startsWith("wohnsitz-"),
	);
	return (
		<Stack gap={32}>
			<Alert kind="info" title={t("title")}>
				<NextRelease
					stations={stations}
					{...askedFor(selection, catalog.limits)}
					now={now}
				/>
			</Alert>
			<OpenDraws
				stationIds={stations.map(({ id }) => id)}
				services={selectionEntries(selection)}
				now={now}
			/>
			{context.wish ? <WishInvitation {...context.wish} /> : null}
			<OtherStations {...asked} />
			<TwoAppointments {...asked} />
			{isMoving ? <Deadline /> : null}
			<Proof stations={stations} what={inWords(selection, locale)} now={now} />
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
