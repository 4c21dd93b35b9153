import { useTranslations } from "next-intl";
import { ChangeMark } from "#app/(staff)/pilot/kennzahlen/_parts/change-mark.tsx";
import type { FigureWords } from "#app/(staff)/pilot/kennzahlen/_parts/words.ts";
import type { Figure } from "#lib/pilot/figures/rules/figure.ts";

/** Every figure's totals: this month, the one before, and what changed. */
export function ReportTable({
	figures,
	words,
	month,
	earlier,
}: {
	figures: readonly Figure[];
	words: FigureWords;
	month: string;
	earlier: string;
}) {
	const t = useTranslations("figures");
	return (
		<table className="staff-table report-table">
			<caption className="sr-only">{t("monthly.title", { month })}</caption>
			<thead>
				<tr>
					<th scope="col">{t("monthly.figure")}</th>
					<th scope="col">{t("csvColumns.column")}</th>
					<th scope="col">{month}</th>
					<th scope="col">{earlier}</th>
					<th scope="col">{t("monthly.change")}</th>
				</tr>
			</thead>
			{figures.map(({ name, columns, total, before }) => (
				<tbody key={name}>
					{columns.map((column, index) => (
						<tr key={column.name}>
							{index === 0 ? (
								<th scope="rowgroup" rowSpan={columns.length}>
									{t(`names.${name}`)}
								</th>
							) : null}
							<th scope="row" className="font-normal">
								{words.column(column)}
							</th>
							<td data-label={month}>
								{words.cell(total[index], column.unit)}
							</td>
							<td data-label={earlier}>
								{words.cell(before?.[index], column.unit)}
							</td>
							<td data-label={t("monthly.change")}>
								{total[index]?.value == null ? (
									t("nothing")
								) : (
									<ChangeMark
										now={total[index]}
										before={before?.[index]}
										column={column}
										words={words}
									/>
								)}
							</td>
						</tr>
					))}
				</tbody>
			))}
		</table>
	);
}
