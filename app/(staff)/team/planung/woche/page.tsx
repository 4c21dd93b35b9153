import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { addDays, civilDateOf, mondayOf } from "#lib/time.ts";
import { rosterContext } from "../_frame/planning-context.ts";
import { RosterFormPage } from "../_roster/roster-form-page.tsx";

/** One week as another is. */
export default async function CopyWeekPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const found = await rosterContext(params);
	if (!found) return <StaffRefused kind="forbidden" />;
	const { context, roster } = found;
	const { at } = context;
	const t = await getTranslations("roster.weekForm");
	const day = parseCivilDate(textOf(params, "tag")) ?? civilDateOf(at);
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
			sent={{ from: [monday], to: [addDays(monday, 7)] }}
		/>
	);
}
