import { getTranslations } from "next-intl/server";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { mondayOf } from "#lib/planning/roster/rules/days.ts";
import { addDays, civilDateOf, parseCivilDate } from "#lib/time.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** One week as another is. */
export default async function CopyWeekPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const context = await planningContext(params);
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await findRoster(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("roster.weekForm");
	const day = parseCivilDate(firstOf(params.tag)) ?? civilDateOf(at);
	const monday = mondayOf(day);
	return (
		<RosterFormPage
			context={context}
			roster={found.value}
			title={t("title")}
			lead={t("lead")}
			kind="week"
			blocks={[
				{ type: "date", name: "from", label: t("from"), width: "half" },
				{ type: "date", name: "to", label: t("to"), width: "half" },
			]}
			values={{ from: [monday], to: [addDays(monday, 7)] }}
		/>
	);
}
