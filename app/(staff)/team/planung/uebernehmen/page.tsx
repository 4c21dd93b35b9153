import { getTranslations } from "next-intl/server";
import type { SearchParams } from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { mondayOf } from "#lib/planning/roster/rules/days.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** The regular openings of another station. */
export default async function CopyStationPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const context = await planningContext(await searchParams);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at, catalog } = context;
	const found = await findRoster(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("roster.stationForm");
	const others = catalog.stations.filter(({ id }) => id !== station.id);
	return (
		<RosterFormPage
			context={context}
			roster={found.value}
			title={t("title")}
			lead={t("lead")}
			kind="station"
			blocks={[
				{
					type: "choice",
					name: "source",
					legend: t("source"),
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
			values={{ validFrom: [addDays(mondayOf(civilDateOf(at)), 7)] }}
		/>
	);
}
