import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import type { StationDay } from "#lib/pilot/effect/effect.ts";
import {
	daysIn,
	FEWEST_IN_PUBLIC,
	LEVELS,
	type LevelName,
	levelTable,
} from "#lib/pilot/effect/rules/levels.ts";
import { periodBefore } from "#lib/pilot/figures/rules/period.ts";
import { formatDate } from "#lib/text/format.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import type { Place } from "./places.ts";
import { levelValue } from "./words.ts";

/** Four weeks: every weekday as often as the others. */
const DAYS = 28;

/** How things stand in the last four weeks, beside the four before: all together, and each station. */
export function LevelsPart({
	days,
	until,
	places,
	promiseDays,
}: {
	days: readonly StationDay[];
	/** The last day that counts. */
	until: CivilDate;
	places: readonly Place[];
	promiseDays: number;
}) {
	const t = useTranslations("effect");
	const locale = useLocale();
	const period = { from: addDays(until, 1 - DAYS), until };
	const { all: now, stations } = levelTable(
		daysIn(days, period),
		FEWEST_IN_PUBLIC,
	);
	const { all: earlier } = levelTable(
		daysIn(days, periodBefore(period)),
		FEWEST_IN_PUBLIC,
	);
	const nameOf = (name: LevelName) => t(`names.${name}`, { days: promiseDays });
	return (
		<Section id="jetzt" title={t("now.title")}>
			<p>
				{t("now.lead", {
					from: formatDate(period.from, locale, "plain"),
					until: formatDate(until, locale, "year"),
				})}
			</p>
			<table className="staff-table figure-table">
				<caption className="sr-only">{t("now.title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("what")}</th>
						<th scope="col">{t("now.value")}</th>
						<th scope="col">{t("now.earlier")}</th>
					</tr>
				</thead>
				<tbody>
					{LEVELS.map((name) => (
						<tr key={name}>
							<th scope="row">{nameOf(name)}</th>
							<td data-label={t("now.value")}>
								{levelValue(t, name, now[name], locale)}
							</td>
							<td data-label={t("now.earlier")}>
								{levelValue(t, name, earlier[name], locale)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="text-small text-muted">
				{t("fewHint", { people: FEWEST_IN_PUBLIC })}
			</p>
			{places.map(({ id, name }) => {
				const levels = stations.get(id);
				return levels === undefined ? null : (
					<Disclosure
						key={id}
						summary={name}
						label={`${t("now.byStation")}: ${name}`}
					>
						<dl className="effect-levels">
							{LEVELS.map((level) => (
								<div key={level}>
									<dt>{nameOf(level)}</dt>
									<dd>{levelValue(t, level, levels[level], locale)}</dd>
								</div>
							))}
						</dl>
					</Disclosure>
				);
			})}
		</Section>
	);
}

/** What each number counts. */
export function LevelDefinitions({ promiseDays }: { promiseDays: number }) {
	const t = useTranslations("effect");
	return (
		<dl className="effect-definitions">
			{LEVELS.map((name) => (
				<div key={name}>
					<dt>{t(`names.${name}`, { days: promiseDays })}</dt>
					<dd>{t(`definitions.${name}`, { days: promiseDays })}</dd>
				</div>
			))}
		</dl>
	);
}
