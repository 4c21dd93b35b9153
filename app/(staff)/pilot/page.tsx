import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { answerSentence } from "#components/effect/words.ts";
import { RoomNotice } from "#components/staff/room-notice.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { roomNews } from "#lib/crowd/queries/room-news.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { findEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import type {
	ColumnName,
	FigureName,
} from "#lib/pilot/figures/rules/figure.ts";
import { getOverview } from "#lib/pilot/queries/get-overview.ts";
import {
	MEASURE_NAMES,
	type Measure,
} from "#lib/pilot/rollout/rules/criteria.ts";
import { now } from "#lib/runtime/clock.ts";
import { PilotPage } from "./_parts/pilot-page.tsx";
import { ChangeMark } from "./kennzahlen/_parts/change-mark.tsx";
import { figureWords } from "./kennzahlen/_parts/words.ts";
import { exactly } from "./stationen/_parts/exactly.ts";

/** The figures one looks at each morning. */
const LATELY: readonly FigureName[] = [
	"bookings",
	"wait",
	"absence",
	"satisfaction",
];

/** Where it is a measure, too, it has a name that needs nothing beside it. */
function measureNamed(
	figure: FigureName,
	column: ColumnName,
	inWords: (measure: Measure) => string,
): string | null {
	const measure = MEASURE_NAMES.find((name) => name === `${figure}-${column}`);
	return measure ? inWords(measure) : null;
}

/** What needs a coordinator today, the most urgent first; then how it goes. */
export default async function PilotOverviewPage() {
	const actor = await requireActor();
	const at = now();
	const found = await getOverview(actor, at);
	const effect = await findEffect(actor, at);
	if (!found.ok || !effect.ok) return <StaffRefused kind="forbidden" />;
	const { inbox, undelivered, errors, next, missed, figures } = found.value;
	const room = roomNews(actor);
	const t = await getTranslations("pilot.overview");
	const measures = await getTranslations("figures.measures");
	const inEffect = await getTranslations("effect");
	const words = await figureWords(await getCatalog("de", at));
	const open = next?.checks.filter(({ done }) => !done).length ?? 0;
	const items: ReactNode[] = [];
	if (inbox.open > 0)
		items.push(
			<>
				<p>
					<strong>{t("inbox", { open: inbox.open })}</strong>{" "}
					{inbox.overdue > 0 ? t("overdue", { count: inbox.overdue }) : null}
				</p>
				<a href={pilot.inbox()}>{t("inboxLink")}</a>
			</>,
		);
	if (undelivered > 0)
		items.push(
			<>
				<p className="font-bold">{t("undelivered", { count: undelivered })}</p>
				<p>{t("undeliveredHint")}</p>
			</>,
		);
	if (errors > 0)
		items.push(
			<>
				<p className="font-bold">{t("errors", { count: errors })}</p>
				<a href={`${pilot.figures({ period: "woche", by: "tag" })}#errors`}>
					{t("errorsLink")}
				</a>
			</>,
		);
	if (next)
		items.push(
			<>
				<p>
					<strong>
						{t("next", {
							station: next.station.shortName,
							when: exactly(next.station.onlineFrom ?? 0),
						})}
					</strong>{" "}
					{open > 0 ? t("nextChecks", { count: open }) : t("nextReady")}
				</p>
				<a href={pilot.rolloutOf(next.station.slug)}>
					{t("nextLink", { station: next.station.shortName })}
				</a>
			</>,
		);
	if (missed.length > 0)
		items.push(
			<>
				<p className="font-bold">{t("criteria", { count: missed.length })}</p>
				<ul className="list-disc ps-24">
					{missed.map(({ id, measure }) => (
						<li key={id}>{measures(measure)}</li>
					))}
				</ul>
				<a href={`${pilot.rollout()}#kriterien`}>{t("criteriaLink")}</a>
			</>,
		);
	return (
		<PilotPage
			current="overview"
			actor={actor}
			title={t("title")}
			lead={<p>{t(items.length > 0 ? "lead" : "nothing")}</p>}
			before={room ? <RoomNotice news={room} /> : null}
		>
			<Section id="wirkung" title={inEffect("title")}>
				<p className="text-large font-bold">
					{answerSentence(inEffect, effect.value.compared.wait.overall)}
				</p>
				<p>
					<a href={pilot.effect()}>{inEffect("link")}</a>
				</p>
			</Section>
			<div className="pilot-halves">
				{items.length > 0 ? (
					<Section id="offen" title={t("today")}>
						<ul className="pilot-items">
							{items.map((item, index) => (
								<li key={index}>{item}</li>
							))}
						</ul>
					</Section>
				) : null}
				<Section id="zuletzt" title={t("lately")}>
					<p className="text-muted">{t("lastWeek")}</p>
					<dl className="pilot-numbers">
						{figures
							.filter(({ name }) => LATELY.includes(name))
							.flatMap(({ name, columns, total, before }) =>
								columns.flatMap((column, index) =>
									column.drawn
										? [
												<div key={column.name}>
													<dt>
														{measureNamed(name, column.name, measures) ??
															words.column(column)}
													</dt>
													<dd>
														<strong>
															{words.cell(total[index], column.unit)}
														</strong>
														<span>
															<ChangeMark
																now={total[index]}
																before={before?.[index]}
																column={column}
																words={words}
															/>
														</span>
													</dd>
												</div>,
											]
										: [],
								),
							)}
					</dl>
					<p>
						<a href={pilot.figures()}>{t("figuresLink")}</a>
					</p>
				</Section>
			</div>
		</PilotPage>
	);
}
