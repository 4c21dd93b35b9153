import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff-refused.tsx";
import { authorise } from "#lib/auth/authorise.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { PilotPage } from "./pilot-page.tsx";

/** What needs a coordinator today. */
export default async function PilotOverviewPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "figures:read", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("pilot.overview");
	return (
		<PilotPage
			current="overview"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
		>
			{null}
		</PilotPage>
	);
}
