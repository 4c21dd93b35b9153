import { getLocale, getTranslations } from "next-intl/server";
import { FormEnd } from "#components/form/form-end.tsx";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { paths } from "#lib/paths/citizen.ts";
import { AFAR_FORM } from "#lib/queue/afar/commands/ask-from-afar.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { afarFields, listOffering } from "./_parts/afar-fields.ts";
import { askFromAfarAction } from "./actions.ts";

/** A walk-in's number for somebody who waits elsewhere; its link comes by mail. */
export default async function FromAfarPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const t = await getTranslations("afar");
	const stations = await listOffering(locale, now());
	if (stations.length === 0)
		return (
			<Page title={t("title")} lead={t("nobody")}>
				<div className="flex flex-wrap gap-16">
					<ButtonLink href={to.waitTimes()}>{t("waitTimes")}</ButtonLink>
					<ButtonLink variant="secondary" href={to.start()}>
						{t("book")}
					</ButtonLink>
				</div>
			</Page>
		);
	const report = await getTranslations("faultReport");
	const asked = textOf(await searchParams, "ort");
	const station = stations.find(({ value }) => value === asked)?.value ?? "";
	return (
		<FormPage
			action={askFromAfarAction}
			initial={untouched({
				station,
				service: "",
				wayMinutes: "",
				email: "",
				key: newFormKey(AFAR_FORM),
			})}
			fields={await afarFields(locale, stations)}
			title={t("title")}
			lead={t("lead")}
			errorSummary={report("errorSummary")}
			intro={
				<ul className="flex list-disc flex-col gap-8 ps-24">
					<li>{t("how.mail")}</li>
					<li>{t("how.come")}</li>
					<li>{t("how.one")}</li>
				</ul>
			}
			end={
				<FormEnd
					texts={{
						trap: report("fields.website.label"),
						privacy: t("privacy"),
						privacyLink: {
							text: report("privacyLink"),
							href: to.privacy(),
						},
						send: t("send"),
					}}
				/>
			}
		/>
	);
}
