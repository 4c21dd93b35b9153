import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** After a report: its number, and nothing of what it says. */
export default async function ThanksPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const number = textOf(await searchParams, "nummer");
	if (!/^[1-9]\d{0,9}$/.test(number)) return <PageNotFound />;
	const t = await getTranslations("barrierReport.thanks");
	return (
		<Page title={t("title")} lead={t("text")}>
			<dl className="flex flex-col gap-4">
				<dt className="text-muted">{t("number")}</dt>
				<dd className="text-number font-bold">{number}</dd>
			</dl>
			<p>{t("answer")}</p>
			<ButtonLink
				href={paths(await getLocale()).start()}
				className="self-start"
			>
				{t("book")}
			</ButtonLink>
		</Page>
	);
}
