import { getLocale, getTranslations } from "next-intl/server";
import { drawWords } from "#components/draw/draw-words.ts";
import { Page } from "#components/page/page.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { findDraw } from "#lib/draw/queries/find-draws.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import { now } from "#lib/runtime/clock.ts";
import { Check } from "./_parts/check.tsx";
import { Result } from "./_parts/result.tsx";

const SENTENCES = ["scarce", "wish", "lot", "then", "check"] as const;

/** What a draw is, until when one can take part, and what came of it. */
export default async function DrawPage({
	params,
}: {
	params: Promise<{ id: string }>;
}) {
	const { id } = await params;
	const draw = await findDraw(id, now());
	if (!draw) return <PageNotFound />;
	const locale = await getLocale();
	const t = await getTranslations("draw");
	const catalog = await getCatalog(locale);
	const { station, week, closes } = await drawWords(draw, catalog);
	return (
		<Page
			title={t("title")}
			tabTitle={`${t("title")}, ${week}`}
			lead={`${station}, ${week}`}
		>
			{draw.state === "open" ? (
				<Alert kind="info" title={closes}>
					<p>{t("state.open.text")}</p>
				</Alert>
			) : null}
			{draw.state === "closed" ? (
				<Alert kind="info" title={t("state.closed.title")}>
					<p>{t("state.closed.text")}</p>
				</Alert>
			) : null}
			<Result draw={draw} />
			<section aria-labelledby="was-ist-das" className="flex flex-col gap-8">
				<h2 id="was-ist-das" className="kern-heading-small">
					{t("what.title")}
				</h2>
				<ol className="flex list-decimal flex-col gap-8 ps-[min(1.5rem,6vw)]">
					{SENTENCES.map((sentence) => (
						<li key={sentence}>{t(`what.${sentence}`)}</li>
					))}
				</ol>
			</section>
			{draw.state === "open" ? (
				<ButtonLink
					href={drawPaths(locale).handIn(draw.id)}
					className="self-start"
				>
					{t("handIn")}
				</ButtonLink>
			) : null}
			<Check draw={draw} />
			<a href={drawPaths(locale).draws()} className="jump self-start">
				{t("all")}
			</a>
		</Page>
	);
}
