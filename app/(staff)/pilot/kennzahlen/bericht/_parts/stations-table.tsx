import { useTranslations } from "next-intl";
import type { FigureWords } from "#app/(staff)/pilot/kennzahlen/_parts/words.ts";
import type {
	Column,
	ColumnName,
	Figure,
	FigureName,
} from "#lib/pilot/figures/rules/figure.ts";

/** What is told of each station. */
const SHOWN: readonly (readonly [FigureName, ColumnName])[] = [
	["bookings", "booked"],
	["mix", "withShare"],
	["wait", "walkInMedian"],
	["wait", "bookedMedian"],
	["absence", "absentShare"],
	["use", "useOnline"],
];

/** The stations beside each other. */
export function StationsTable({
	figures,
	words,
}: {
	figures: readonly Figure[];
	words: FigureWords;
}) {
	const t = useTranslations("figures");
	const shown = SHOWN.flatMap(([name, columnName]) => {
		const figure = figures.find((one) => one.name === name);
		const index =
			figure?.columns.findIndex((one) => one.name === columnName) ?? -1;
		const column = figure?.columns[index];
		return figure && column ? [{ figure, column, index }] : [];
	});
	const keys = figures.find(({ name }) => name === "mix")?.rows ?? [];
	const [first] = shown;
	if (!first || keys.length === 0) return null;
	const title = ({ name }: Column, figure: Figure) =>
		`${t(`names.${figure.name}`)}: ${t(`columns.${name}`)}`;
	return (
		<table className="staff-table report-table">
			<caption className="figure-part-title">{t("monthly.stations")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("filter.station")}</th>
					{shown.map(({ figure, column }) => (
						<th key={column.name} scope="col">
							{title(column, figure)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{keys.map(({ key }) => (
					<tr key={key}>
						<th scope="row">{words.key(first.figure, "station", key)}</th>
						{shown.map(({ figure, column, index }) => (
							<td key={column.name} data-label={title(column, figure)}>
								{words.cell(
									figure.rows.find((row) => row.key === key)?.cells[index],
									column.unit,
								)}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
