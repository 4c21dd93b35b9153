import { getLocale, getTranslations } from "next-intl/server";
import { FormEnd } from "#components/form/form-end.tsx";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { pageOf } from "#lib/feedback/rules/page.ts";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { mistakeFields } from "./_parts/mistake-fields.ts";
import { reportMistakeAction } from "./actions.ts";

/** A text is wrong in this language: pages that nobody has checked yet lead here. */
export default async function MistakePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const t = await getTranslations("language.report");
	const report = await getTranslations("faultReport");
	const { feedbackDays } = await getRetention();
	const page = textOf(await searchParams, "seite").slice(0, 300);
	return (
		<FormPage
			action={reportMistakeAction}
			initial={untouched({
				wrong: "",
				better: "",
				page: page && pageOf(page),
			})}
			fields={await mistakeFields()}
			title={t("title")}
			lead={t("intro")}
			errorSummary={report("errorSummary")}
			end={
				<FormEnd
					texts={{
						trap: report("fields.website.label"),
						privacy: report("privacy", { days: feedbackDays }),
						privacyLink: {
							text: report("privacyLink"),
							href: paths(await getLocale()).privacy(),
						},
						send: t("send"),
					}}
				/>
			}
		/>
	);
}
