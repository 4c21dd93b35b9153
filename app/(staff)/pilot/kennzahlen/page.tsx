import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { listDrawFigures } from "#lib/pilot/figures/queries/draw-figures.ts";
import { getFigures } from "#lib/pilot/figures/queries/get-figures.ts";
import { daysOf } from "#lib/pilot/figures/rules/period.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { PilotPage } from "../_parts/pilot-page.tsx";
import { askedFigures, askedView } from "./_parts/asked-figures.ts";
import { askedTelling, findTelling } from "./_parts/asked-telling.ts";
import { findWishFigures } from "./_parts/asked-wishes.ts";
import { DrawsPart } from "./_parts/draws-part.tsx";
import { FigurePart } from "./_parts/figure-part.tsx";
import { FilterForm } from "./_parts/filter-form.tsx";
import { ToldAgainPart } from "./_parts/told-again-part.tsx";
import { WishPart } from "./_parts/wish-part.tsx";
import { figureWords } from "./_parts/words.ts";

/** What the figures of a period say, beside another period. */
export default async function FiguresPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const sent = await searchParams;
	const view = askedView(sent);
	const at = now();
	const catalog = await getCatalog("de", at);
	const asked = await askedFigures(actor, catalog, view, at);
	const found = await getFigures(actor, asked.query, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const draws = await listDrawFigures(actor, asked.query, at);
	const t = await getTranslations("figures");
	const words = await figureWords(catalog);
	const { figures, asOf } = found.value;
	const { period, before, by } = asked.query;
	const list = await getTranslations("wishList.figures");
	const wishes = await findWishFigures(actor, asked.query, at);
	const stations = catalog.stations.filter(({ id }) =>
		may(actor, "figures:read", id),
	);
	const telling = askedTelling(sent);
	const told = await findTelling(actor, telling, stations, at);
	const between = ({ from, until }: typeof period) => ({
		from: formatDate(from, "de", "year"),
		until: formatDate(until, "de", "year"),
	});
	return (
		<PilotPage
			current="figures"
			actor={actor}
			title={t("title")}
			lead={<p>{t("lead")}</p>}
			beside={
				<div className="no-print flex flex-wrap gap-8">
					<ButtonLink variant="secondary" href={pilot.report()}>
						{t("report")}
					</ButtonLink>
					<ButtonLink
						variant="secondary"
						href={pilot.figuresFile(view)}
						download
					>
						{t("csv")}
					</ButtonLink>
				</div>
			}
			before={
				asked.flaws.length > 0 ? (
					<Alert kind="warning" role="status" title={t("flaws.title")}>
						{asked.flaws.map((flaw) => (
							<p key={flaw}>{t(`flaws.${flaw}`)}</p>
						))}
					</Alert>
				) : null
			}
		>
			<FilterForm
				asked={asked}
				view={view}
				telling={telling}
				stations={stations}
				services={catalog.services.filter(({ bookable }) => bookable)}
			/>
			<div>
				<p>
					{t("period", { ...between(period), days: daysOf(period) })}{" "}
					{before ? t("compared", between(before)) : t("uncompared")}
				</p>
				<p className="text-muted">
					{asOf === null ? t("never") : t("asOf", { when: whenOf(asOf) })}{" "}
					{t("fewHint")}
				</p>
			</div>
			<nav aria-label={t("contents")} className="no-print">
				<ul className="figure-contents">
					{figures.map(({ name }) => (
						<li key={name}>
							<a href={`#${name}`}>{t(`names.${name}`)}</a>
						</li>
					))}
					<li>
						<a href="#prognose">{t("toldAgain.title")}</a>
					</li>
					{wishes ? (
						<li>
							<a href="#wunschliste">{list("title")}</a>
						</li>
					) : null}
				</ul>
			</nav>
			<div className="figures">
				{figures.map((figure) => (
					<FigurePart key={figure.name} figure={figure} by={by} words={words} />
				))}
				<ToldAgainPart
					asked={telling}
					telling={told}
					view={view}
					stations={stations}
					words={words}
				/>
				<DrawsPart
					draws={draws.ok ? draws.value : []}
					catalog={catalog}
					words={words}
				/>
				{wishes ? <WishPart {...wishes} words={words} /> : null}
			</div>
		</PilotPage>
	);
}
