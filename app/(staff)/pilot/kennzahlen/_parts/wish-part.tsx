import { useTranslations } from "next-intl";
import type { WishFigures } from "#lib/pilot/figures/queries/wish-figures.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import type { Unit } from "#lib/pilot/figures/rules/figure.ts";
import type { FigureWords } from "./words.ts";

const ROWS = [
	["open", "count"],
	["noted", "count"],
	["takenShare", "percent"],
	["offers", "count"],
	["acceptedShare", "percent"],
	["daysWaited", "days"],
	["daysSooner", "days"],
	["freed", "count"],
	["freedUsedShare", "percent"],
] as const satisfies readonly (readonly [keyof WishFigures, Unit])[];

/** What the wish list did in the period, beside the one it is compared with. */
export function WishPart({
	now,
	before,
	words,
}: {
	now: WishFigures;
	before: WishFigures | null;
	words: FigureWords;
}) {
	const t = useTranslations("wishList.figures");
	const figures = useTranslations("figures");
	const text = (cell: Cell, unit: Unit) => words.cell(cell, unit);
	return (
		<section className="figure" aria-labelledby="wunschliste">
			<h2 id="wunschliste" className="kern-heading-small">
				{t("title")}
			</h2>
			<ul className="figure-answer">
				<li>
					<strong>
						{figures("sentence", {
							column: t("answer"),
							value: text(now.freedUsedShare, "percent"),
						})}
					</strong>
				</li>
			</ul>
			<table className="staff-table figure-table">
				<caption className="sr-only">
					{figures("table", { figure: t("title") })}
				</caption>
				<tbody>
					{ROWS.map(([name, unit]) => (
						<tr key={name}>
							<th scope="row">{t(`columns.${name}`)}</th>
							<td>
								{text(now[name], unit)}
								{before && name !== "open" ? (
									<span className="figure-before">
										{" "}
										{figures("before", { value: text(before[name], unit) })}
									</span>
								) : null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="figure-definition">
				<strong>{figures("definition")}:</strong> {t("definition")}
			</p>
		</section>
	);
}
