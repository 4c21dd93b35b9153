import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff-refused.tsx";
import { mondayOf } from "#lib/planning/roster-days.ts";
import { addDays, civilDateOf, parseCivilDate } from "#lib/time.ts";
import { firstOf, type SearchParams } from "../../../search-params.ts";
import { rosterContext } from "../planning-context.ts";
import { RosterFormPage } from "../roster-form-page.tsx";

/** One week as another is. */
export default async function CopyWeekPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const params = await searchParams;
	const found = await rosterContext(params);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { at } = context;
	const t = await getTranslations("roster.weekForm");
	const day = parseCivilDate(firstOf(params.tag)) ?? civilDateOf(at);
	const monday = mondayOf(day);
	return (
		<RosterFormPage
			context={context}
			roster={roster}
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
