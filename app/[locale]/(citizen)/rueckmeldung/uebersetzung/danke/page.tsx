import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PUBLIC_PAGE } from "#lib/feedback/rules/page.ts";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** After a report: its number, and the way back to where it was seen. */
export default async function MistakeThanksPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const number = textOf(query, "nummer");
	if (!/^[1-9]\d{0,9}$/.test(number)) return <PageNotFound />;
	const t = await getTranslations("language.report");
	const barrier = await getTranslations("barrierReport.thanks");
	const page = textOf(query, "seite");
	return (
		<Page title={t("sentTitle")} lead={t("sent")}>
			<dl className="flex flex-col gap-4">
				<dt className="text-muted">{barrier("number")}</dt>
				<dd className="text-number font-bold">{number}</dd>
			</dl>
			<ButtonLink
				href={PUBLIC_PAGE.test(page) ? page : paths(await getLocale()).start()}
				className="self-start"
			>
				{t("back")}
			</ButtonLink>
		</Page>
	);
}
