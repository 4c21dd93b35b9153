import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
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

const CHANGE_COLUMNS = ["before", "after", "change", "sure", "state"] as const;
type ChangeColumn = (typeof CHANGE_COLUMNS)[number];

/** What was before and after, what that makes, how sure it is and what it says: a line for each station or kind. */
function ChangeTable({
	first,
	caption,
	children,
}: {
	/** Head of the first column. */
	first: string;
	caption: ReactNode;
	children: ReactNode;
}) {
	const t = useTranslations("effect");
	return (
		<table className="staff-table figure-table">
			{caption}
			<thead>
				<tr>
					<th scope="col">{first}</th>
					{CHANGE_COLUMNS.map((column) => (
						<th key={column} scope="col">
							{t(`table.${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>{children}</tbody>
		</table>
	);
}

/** @param cells a text instead: why there is nothing to say */
function ChangeRow({
	head,
	cells,
}: {
	head: ReactNode;
	cells: Readonly<Record<ChangeColumn, ReactNode>> | string;
}) {
	const t = useTranslations("effect");
	return (
		<tr>
			<th scope="row">{head}</th>
			{typeof cells === "string" ? (
				<td colSpan={CHANGE_COLUMNS.length}>{cells}</td>
			) : (
				CHANGE_COLUMNS.map((column) => (
					<td key={column} data-label={t(`table.${column}`)}>
						{cells[column]}
					</td>
				))
			)}
		</tr>
	);
}

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
		<ChangeTable
			first={t("table.station")}
			caption={
				<caption className="figure-part-title">{t("table.title")}</caption>
			}
		>
			{places.map((place) => (
				<StationRow
					key={place.id}
					place={place}
					judged={compared.stations.find(
						({ stationId }) => stationId === place.id,
					)}
				/>
			))}
		</ChangeTable>
	);
}

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
		<>
			{name}
			{start === null ? null : (
				<span className="effect-note">
					{" "}
					{t("table.since", { date: formatDate(start, locale, "year") })}
				</span>
			)}
		</>
	);
	if (!("comparison" in answer))
		return <ChangeRow head={head} cells={t(`states.${answer.state}`)} />;
	const { comparison, state } = answer;
	const { others, estimate } = comparison;
	const value = (minutes: number) => outcomeValue(t, "wait", minutes, locale);
	const level = (when: "before" | "after") => (
		<>
			{value(comparison[when])}
			{others ? (
				<span className="effect-note">
					{" "}
					{t("table.others", { value: value(others[when]) })}
				</span>
			) : null}
		</>
	);
	return (
		<ChangeRow
			head={head}
			cells={{
				before: level("before"),
				after: level("after"),
				change: changeValue(t, "wait", estimate, locale),
				sure: between("wait", comparison, t, locale),
				state: t(`states.${state}`),
			}}
		/>
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
		<ChangeTable
			first={t("what")}
			caption={<caption className="sr-only">{t("kindsTitle")}</caption>}
		>
			{rows.map(({ outcome, cells }) => (
				<ChangeRow key={outcome} head={t(`kinds.${outcome}`)} cells={cells} />
			))}
		</ChangeTable>
	);
}

/** Why nothing can be said of any station. */
function missing({ stations }: Compared) {
	const states = new Set(stations.map(({ answer }) => answer.state));
	if (states.has("too-little")) return "too-little";
	return states.has("no-before") ? "no-before" : "offline";
}
