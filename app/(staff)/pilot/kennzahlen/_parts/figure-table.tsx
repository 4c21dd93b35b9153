import { useTranslations } from "next-intl";
import type { Dimension } from "#lib/pilot/figures/rules/asked.ts";
import type { Figure, Spread } from "#lib/pilot/figures/rules/figure.ts";
import type { FigureWords } from "./words.ts";

/** A figure, by what its rows are told apart, and the words for it. */
export interface ShownFigure {
	figure: Figure;
	by: Dimension;
	words: FigureWords;
}

/** Every number of a figure, beside that of the other period. */
export function FigureTable({ figure, by, words }: ShownFigure) {
	const t = useTranslations("figures");
	const { name, columns } = figure;
	const rows = [
		...figure.rows.map((row) => ({
			...row,
			title: words.key(figure, by, row.key),
		})),
		{
			key: "total",
			title: t("total"),
			cells: figure.total,
			before: figure.before,
		},
	];
	return (
		<table className="staff-table figure-table">
			<caption className="sr-only">
				{t("table", { figure: t(`names.${name}`) })}
			</caption>
			<thead>
				<tr>
					<td />
					{columns.map((column) => (
						<th key={column.name} scope="col">
							{words.column(column)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ key, title, cells, before }) => (
					<tr key={key} className={key === "total" ? "font-bold" : ""}>
						<th scope="row">{title}</th>
						{columns.map((column, index) => (
							<td key={column.name} data-label={words.column(column)}>
								{words.cell(cells[index], column.unit)}
								{before ? (
									<span className="figure-before">
										{" "}
										{t("before", {
											value: words.cell(before[index], column.unit),
										})}
									</span>
								) : null}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** How many visits took how long. */
export function SpreadTable({ spread }: { spread: Spread }) {
	const t = useTranslations("figures");
	const { width, booked, walkIn } = spread;
	const last = booked.length - 1;
	const text = (cell: Spread["booked"][number] | undefined) =>
		cell?.few ? t("few") : String(cell?.value ?? 0);
	return (
		<table className="staff-table figure-table">
			<caption className="figure-part-title">{t("spread")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("spreadWhat")}</th>
					<th scope="col">{t("spreadWalkIn")}</th>
					<th scope="col">{t("spreadBooked")}</th>
				</tr>
			</thead>
			<tbody>
				{booked.map((cell, index) => {
					const from = index * width;
					return (
						<tr key={from}>
							<th scope="row">
								{index === last
									? t("spreadLast", { from })
									: t("spreadClass", { from, until: from + width })}
							</th>
							<td data-label={t("spreadWalkIn")}>{text(walkIn[index])}</td>
							<td data-label={t("spreadBooked")}>{text(cell)}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
