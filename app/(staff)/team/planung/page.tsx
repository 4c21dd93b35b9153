import { getTranslations } from "next-intl/server";
import type { SearchParams } from "#app/[locale]/(citizen)/termine/choice.ts";
import { StaffRefused } from "#components/staff-refused.tsx";
import { planningContext } from "./planning-context.ts";
import { PlanningPage } from "./planning-page.tsx";

/** Which desks are open when, and for whom. */
export default async function RosterPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const context = await planningContext(await searchParams);
	if (!context) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("planning.nav");
	return (
		<PlanningPage title={t("roster")} current="roster" context={context}>
			{null}
		</PlanningPage>
	);
}
