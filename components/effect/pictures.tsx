import { useLocale, useTranslations } from "next-intl";
import { BarChart, ColumnChart } from "#components/chart/chart.tsx";
import { IntervalChart } from "#components/chart/interval-chart.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Comparison } from "#lib/pilot/effect/rules/compare.ts";
import type { Compared, WeekPoint } from "#lib/pilot/effect/rules/effect.ts";
import { formatNumber } from "#lib/text/format.ts";
import type { Place } from "./places.ts";
import { StationsTable, WeeksTable } from "./tables.tsx";
import { changeValue, outcomeValue, weekName } from "./words.ts";

interface Shown {
	compared: Compared;
	places: readonly Place[];
}

/** Before and since the start, station by station, all together first. */
function BeforeAfterPicture({ compared, places }: Shown) {
	const t = useTranslations("effect");
	const locale = useLocale();
	const rows = rowsOf({ compared, places }, t("pictures.all"));
	if (rows.length === 0) return null;
	const series = [
		{ name: t("pictures.after"), values: rows.map(({ after }) => after) },
		{
			name: t("pictures.before"),
			isBefore: true,
			values: rows.map(({ before }) => before),
		},
	];
	return (
		<figure className="effect-picture">
			<figcaption>{t("pictures.stations")}</figcaption>
			<BarChart
				id="vorher-nachher"
				label={t("pictures.stationsLabel")}
				places={rows.map(({ name }) => name)}
				series={series}
				text={(which, place) =>
					outcomeValue(t, "wait", series[which]?.values[place] ?? 0, locale)
				}
			/>
		</figure>
	);
}

/** What changed, with how sure that is. */
export function ChangePicture({ compared, places }: Shown) {
	const t = useTranslations("effect");
	const locale = useLocale();
	const rows = rowsOf({ compared, places }, t("pictures.all"));
	if (rows.length === 0) return null;
	return (
		<figure className="effect-picture">
			<figcaption>{t("pictures.change")}</figcaption>
			<p className="text-small text-muted">{t("pictures.changeHint")}</p>
			<IntervalChart
				label={t("pictures.changeLabel")}
				rows={rows.map(({ name, estimate, low, high }) => ({
					name,
					estimate,
					low,
					high,
					text: changeValue(t, "wait", estimate, locale),
				}))}
				ends={{ left: t("pictures.shorter"), right: t("pictures.longer") }}
			/>
		</figure>
	);
}

/** Week by week around the start. */
function WeeksPicture({ weeks }: { weeks: readonly WeekPoint[] }) {
	const t = useTranslations("effect");
	const locale = useLocale();
	if (weeks.length < 2) return null;
	return (
		<figure className="effect-picture">
			<figcaption>{t("pictures.weeks")}</figcaption>
			<p className="text-small text-muted">{t("pictures.weeksHint")}</p>
			<ColumnChart
				id="wochen"
				label={t("pictures.weeksLabel")}
				places={weeks.map(({ week }) => weekName(week))}
				series={[
					{
						name: t("pictures.online"),
						values: weeks.map(({ online }) => online),
					},
					{
						name: t("pictures.others"),
						values: weeks.map(({ others }) => others),
					},
				]}
				scale={(top) =>
					t("pictures.scale", { value: formatNumber(top, locale, 0) })
				}
			/>
		</figure>
	);
}

/** All pictures, and behind them every number they are drawn from. */
export function EffectPictures({
	compared,
	places,
	weeks,
}: Shown & { weeks: readonly WeekPoint[] }) {
	const t = useTranslations("effect");
	return (
		<>
			<BeforeAfterPicture compared={compared} places={places} />
			<ChangePicture compared={compared} places={places} />
			<WeeksPicture weeks={weeks} />
			<Disclosure
				summary={t("table.show")}
				label={`${t("table.show")}: ${t("table.title")}`}
			>
				<StationsTable compared={compared} places={places} />
				{weeks.length > 1 ? <WeeksTable weeks={weeks} /> : null}
			</Disclosure>
		</>
	);
}

function rowsOf({ compared, places }: Shown, all: string) {
	const stations = places.flatMap(({ id, name }) => {
		const comparison = comparisonOf(compared, id);
		return comparison ? [{ ...comparison, name }] : [];
	});
	// One alone is all of them.
	return compared.overall && stations.length > 1
		? [{ ...compared.overall, name: all }, ...stations]
		: stations;
}

function comparisonOf(
	{ stations }: Compared,
	stationId: number,
): Comparison | null {
	const found = stations.find((one) => one.stationId === stationId)?.answer;
	return found && "comparison" in found ? found.comparison : null;
}
