import { getTranslations } from "next-intl/server";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { isStepRefusal } from "../_visit/step-refusals.ts";

/** Where alarms stand alone: every page of the portal asks here for those of its frame (public/scripts/alarm.js). */
export default async function EmergencyPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	await requireActor();
	const t = await getTranslations("team");
	const code = textOf(await searchParams, "hinweis");
	return (
		<StaffPage
			narrow
			title={t("alarm.title")}
			before={
				isStepRefusal(code) ? (
					<Alert kind="warning" role="alert" title={t(`refusals.${code}`)} />
				) : null
			}
		>
			<p>{t("alarm.text")}</p>
		</StaffPage>
	);
}
