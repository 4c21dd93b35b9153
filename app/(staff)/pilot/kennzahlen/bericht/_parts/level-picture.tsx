import { useTranslations } from "next-intl";
import { BarChart, type Drawn } from "#components/chart/chart.tsx";
import type { Place } from "#components/effect/places.ts";
import { levelValue } from "#components/effect/words.ts";
import type { KnownEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import {
	type LevelName,
	type Levels,
	levelsOf,
} from "#lib/pilot/effect/rules/levels.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import { formatMonth } from "#lib/text/format.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { type Month, monthOf } from "#lib/text/month.ts";

/** One number of each station in the month, beside the month before; the table behind has them all. */
export function LevelPicture({
	name,
	effect: { days, promiseDays },
	places,
	month,
	earlier,
}: {
	name: LevelName;
	effect: KnownEffect;
	places: readonly Place[];
	month: Month;
	earlier: Month;
}) {
	const t = useTranslations("effect");
	const monthly = useTranslations("figures.monthly");
	const levelsIn = (id: number, wanted: Month): Levels =>
		levelsOf(
			days.filter(
				({ stationId, date }) => stationId === id && monthOf(date) === wanted,
			),
		);
	const rows = places.flatMap((place) => {
		const cells = [
			levelsIn(place.id, month)[name],
			levelsIn(place.id, earlier)[name],
		];
		const isKnown = cells.some(({ few, value }) => few || value !== null);
		return isKnown ? [{ place, cells }] : [];
	});
	if (rows.length === 0) return null;
	const words = (cell: Cell | undefined) =>
		cell ? levelValue(t, name, cell, defaultLocale) : "";
	const title = t(`names.${name}`, { days: promiseDays });
	const series = [month, earlier].map((one, which) => ({
		name: formatMonth(one, "de"),
		isBefore: which === 1,
		values: rows.map(({ cells }) => drawn(cells[which])),
	}));
	return (
		<figure className="effect-picture">
			<figcaption>{title}</figcaption>
			<BarChart
				id={`bericht-${name}`}
				label={monthly("picture", { what: title })}
				places={rows.map(({ place }) => place.name)}
				series={series}
				text={(which, place) => words(rows[place]?.cells[which])}
			/>
			{/* A table alone would be as wide as its words. */}
			<div className="sr-only">
				<table>
					<caption>{title}</caption>
					<thead>
						<tr>
							<th scope="col">{t("table.station")}</th>
							{series.map((one) => (
								<th key={one.name} scope="col">
									{one.name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map(({ place, cells }) => (
							<tr key={place.id}>
								<th scope="row">{place.name}</th>
								{cells.map((cell, which) => (
									<td key={which}>{words(cell)}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</figure>
	);
}

const drawn = (cell: Cell | undefined): Drawn =>
	cell?.few ? "few" : (cell?.value ?? null);
