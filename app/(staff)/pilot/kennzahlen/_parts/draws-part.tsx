import { getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import type { DrawFigure } from "#lib/pilot/figures/queries/draw-figures.ts";
import { formatDate } from "#lib/text/format.ts";
import type { FigureWords } from "./words.ts";

/** What chance people had in the draws of the period; nothing where there was none. */
export async function DrawsPart({
	draws,
	catalog: { stations },
	words,
}: {
	draws: readonly DrawFigure[];
	catalog: Catalog;
	words: FigureWords;
}) {
	if (draws.length === 0) return null;
	const t = await getTranslations("figures.draws");
	return (
		<section className="figure" aria-labelledby="verlosungen">
			<h2 id="verlosungen" className="kern-heading-small">
				{t("title")}
			</h2>
			<table className="staff-table figure-table">
				<caption className="sr-only">{t("title")}</caption>
				<thead>
					<tr>
						{(["what", "entries", "winners", "chance"] as const).map((name) => (
							<th key={name} scope="col">
								{t(name)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{draws.map(({ id, stationId, week, entries, winners, chance }) => (
						<tr key={id}>
							<th scope="row">
								<a href={drawPaths("de").draw(id)}>
									{t("row", {
										station:
											stations.find((one) => one.id === stationId)?.shortName ??
											"",
										date: formatDate(week, "de", "year"),
									})}
								</a>
							</th>
							<td data-label={t("entries")}>{words.cell(entries, "count")}</td>
							<td data-label={t("winners")}>{words.cell(winners, "count")}</td>
							<td data-label={t("chance")}>{words.cell(chance, "percent")}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="figure-definition">{t("definition")}</p>
		</section>
	);
}
