import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import type { Sent } from "#lib/sent.ts";
import { addDays, civilDateOf, mondayOf } from "#lib/time.ts";
import { rosterContext } from "../_frame/planning-context.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** The regular openings of another station. */
export default async function CopyStationPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const found = await rosterContext(await searchParams);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { station, at, catalog } = context;
	const t = await getTranslations("roster.stationForm");
	const others = catalog.stations.filter(({ id }) => id !== station.id);
	return (
		<RosterFormPage
			context={context}
			roster={roster}
			title={t("title")}
			lead={t("lead")}
			kind="station"
			fields={[
				{
					type: "branch",
					name: "source",
					label: t("source"),
					options: others.map(({ slug, text }) => ({
						value: slug,
						text: text.name,
					})),
				},
				{
					type: "date",
					name: "validFrom",
					label: t("validFrom"),
					width: "half",
				},
			]}
			sent={{ validFrom: [addDays(mondayOf(civilDateOf(at)), 7)] }}
		/>
	);
}
