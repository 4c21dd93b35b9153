import { useLocale, useTranslations } from "next-intl";
import type { Interval, Judged } from "#lib/pilot/effect/rules/compare.ts";
import type {
	Compared,
	Effect,
	WeekPoint,
} from "#lib/pilot/effect/rules/effect.ts";
import { OUTCOMES, type Outcome } from "#lib/pilot/effect/rules/units.ts";
import { formatDate } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { Place } from "./places.ts";
import {
	changeValue,
	type EffectTexts,
	outcomeValue,
	weekName,
} from "./words.ts";

/** Every station with what is known of it, and why nothing is where that is so. */
export function StationsTable({
	compared,
	places,
}: {
	compared: Compared;
	places: readonly Place[];
}) {
	const t = useTranslations("effect");
	return (
		<table className="staff-table figure-table">
			<caption className="figure-part-title">{t("table.title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("table.station")}</th>
					{CHANGE_COLUMNS.map((column) => (
						<th key={column} scope="col">
							{t(`table.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{places.map((place) => (
					<StationRow
						key={place.id}
						place={place}
						judged={compared.stations.find(
							({ stationId }) => stationId === place.id,
						)}
					/>
				))}
			</tbody>
		</table>
	);
}

const CHANGE_COLUMNS = ["before", "after", "change", "sure", "state"] as const;

function StationRow({
	place: { name, start },
	judged,
}: {
	place: Place;
	judged: Judged | undefined;
}) {
	const t = useTranslations("effect");
	const locale = useLocale();
	const answer = judged?.answer ?? { state: "offline" };
	const head = (
		<th scope="row">
			{name}
			{start === null ? null : (
				<span className="effect-note">
					{" "}
					{t("table.since", { date: formatDate(start, locale, "year") })}
				</span>
			)}
		</th>
	);
	if (!("comparison" in answer))
		return (
			<tr>
				{head}
				<td colSpan={CHANGE_COLUMNS.length}>{t(`states.${answer.state}`)}</td>
			</tr>
		);
	const { comparison, state } = answer;
	const { others, estimate } = comparison;
	const value = (minutes: number) => outcomeValue(t, "wait", minutes, locale);
	const level = (when: "before" | "after") => (
		<td data-label={t(`table.${when}`)}>
			{value(comparison[when])}
			{others ? (
				<span className="effect-note">
					{" "}
					{t("table.others", { value: value(others[when]) })}
				</span>
			) : null}
		</td>
	);
	return (
		<tr>
			{head}
			{level("before")}
			{level("after")}
			<td data-label={t("table.change")}>
				{changeValue(t, "wait", estimate, locale)}
			</td>
			<td data-label={t("table.sure")}>
				{between("wait", comparison, t, locale)}
			</td>
			<td data-label={t("table.state")}>{t(`states.${state}`)}</td>
		</tr>
	);
}

function between(
	outcome: Outcome,
	{ low, high }: Interval,
	t: EffectTexts,
	locale: Locale,
): string {
	return t("table.between", {
		low: changeValue(t, outcome, low, locale),
		high: changeValue(t, outcome, high, locale),
	});
}

/** The weeks around the start, as the picture draws them. */
export function WeeksTable({ weeks }: { weeks: readonly WeekPoint[] }) {
	const t = useTranslations("effect");
	const locale = useLocale();
	const value = (minutes: number | null) =>
		minutes === null
			? t("table.nothing")
			: outcomeValue(t, "wait", minutes, locale);
	return (
		<table className="staff-table figure-table">
			<caption className="figure-part-title">{t("table.weeksTitle")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("table.week")}</th>
					<th scope="col">{t("pictures.online")}</th>
					<th scope="col">{t("pictures.others")}</th>
				</tr>
			</thead>
			<tbody>
				{weeks.map(({ week, online, others }) => (
					<tr key={week}>
						<th scope="row">{weekName(week)}</th>
						<td data-label={t("pictures.online")}>{value(online)}</td>
						<td data-label={t("pictures.others")}>{value(others)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** With and without an appointment, the queue, who left: all stations in one. */
export function KindsTable({ compared }: Pick<Effect, "compared">) {
	const t = useTranslations("effect");
	const locale = useLocale();
	const nothing = t("table.nothing");
	const rows = OUTCOMES.map((outcome) => {
		const { overall } = compared[outcome];
		return {
			outcome,
			cells: overall
				? {
						before: outcomeValue(t, outcome, overall.before, locale),
						after: outcomeValue(t, outcome, overall.after, locale),
						change: changeValue(t, outcome, overall.estimate, locale),
						sure: between(outcome, overall, t, locale),
						state: t(`states.${overall.state}`),
					}
				: {
						before: nothing,
						after: nothing,
						change: nothing,
						sure: nothing,
						state: t(`states.${missing(compared[outcome])}`),
					},
		};
	});
	return (
		<table className="staff-table figure-table">
			<caption className="sr-only">{t("kindsTitle")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("what")}</th>
					{CHANGE_COLUMNS.map((column) => (
						<th key={column} scope="col">
							{t(`table.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ outcome, cells }) => (
					<tr key={outcome}>
						<th scope="row">{t(`kinds.${outcome}`)}</th>
						{CHANGE_COLUMNS.map((column) => (
							<td key={column} data-label={t(`table.${column}`)}>
								{cells[column]}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** Why nothing can be said of any station. */
function missing({ stations }: Compared) {
	const states = new Set(stations.map(({ answer }) => answer.state));
	if (states.has("too-little")) return "too-little";
	return states.has("no-before") ? "no-before" : "offline";
}
