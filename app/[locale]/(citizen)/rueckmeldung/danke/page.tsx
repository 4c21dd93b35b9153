import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** After feedback: its number, and nothing of what it says. */
export default async function FeedbackThanksPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const number = textOf(await searchParams, "nummer");
	if (!/^[1-9]\d{0,9}$/.test(number)) return <PageNotFound />;
	const locale = await getLocale();
	const to = paths(locale);
	const t = await getTranslations("feedback.thanks");
	const improvements = await listImprovements(locale);
	return (
		<Page title={t("title")} lead={t("text")}>
			<dl className="flex flex-col gap-4">
				<dt className="text-muted">{t("number")}</dt>
				<dd className="text-number font-bold">{number}</dd>
			</dl>
			<p>{t("answer")}</p>
			<div className="flex flex-wrap gap-16">
				<ButtonLink href={to.start()}>{t("book")}</ButtonLink>
				{improvements.length > 0 ? (
					<ButtonLink variant="secondary" href={to.improvements()}>
						{t("improvements")}
					</ButtonLink>
				) : null}
			</div>
		</Page>
	);
}
