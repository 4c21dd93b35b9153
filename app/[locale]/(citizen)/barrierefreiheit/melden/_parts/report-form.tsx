import { getLocale } from "next-intl/server";
import { FormEnd } from "#components/form/form-end.tsx";
import { FormPage } from "#components/form/form-page.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { paths } from "#lib/paths/citizen.ts";
import { filledIn } from "./filled-in.ts";
import { type ReportType, reportFields, reportWords } from "./report-fields.ts";

/** Something on a page that cannot be used, or that went wrong. */
export async function ReportForm({
	action,
	type,
	page,
	own,
}: {
	action: (state: FormState, form: FormData) => Promise<FormState>;
	type: ReportType;
	/** The page it is about, as the address says. */
	page: string;
	/** Address of the form itself, or of what leads to it. */
	own: string;
}) {
	const t = await reportWords(type);
	const { feedbackDays } = await getRetention();
	return (
		<FormPage
			action={action}
			initial={await filledIn(type, page, own)}
			fields={await reportFields(type)}
			title={t("title")}
			lead={t("lead")}
			errorSummary={t("errorSummary")}
			end={
				<FormEnd
					texts={{
						trap: t("fields.website.label"),
						privacy: t("privacy", { days: feedbackDays }),
						privacyLink: {
							text: t("privacyLink"),
							href: paths(await getLocale()).privacy(),
						},
						send: t("send"),
					}}
				/>
			}
		/>
	);
}
