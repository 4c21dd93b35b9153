import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff-refused.tsx";
import { findRoster } from "#lib/planning/queries/find-roster.ts";
import { mondayOf } from "#lib/planning/roster-days.ts";
import { addDays, civilDateOf, parseCivilDate } from "#lib/time.ts";
import { firstOf, type SearchParams } from "../../../search-params.ts";
import { planningContext } from "../planning-context.ts";
import { RosterFormPage } from "../roster-form-page.tsx";

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
			fields={[
				{ type: "date", name: "from", label: t("from"), width: "half" },
				{ type: "date", name: "to", label: t("to"), width: "half" },
			]}
			values={{ from: [monday], to: [addDays(monday, 7)] }}
		/>
	);
}
