import { getTranslations } from "next-intl/server";
import { noteExport } from "#lib/auth/commands/note-read.ts";
import { findActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { getFigures } from "#lib/pilot/figures/queries/get-figures.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import { now } from "#lib/runtime/clock.ts";
import { type CsvCell, csvOf } from "#lib/text/csv.ts";
import { askedFigures, askedView } from "../_parts/asked-figures.ts";
import { figureWords } from "../_parts/words.ts";

/** The figures of the page as one long table: a line for each value, so that a spreadsheet can turn it as it likes. */
export async function GET(request: Request): Promise<Response> {
	const actor = await findActor();
	if (!actor) return new Response(null, { status: 401 });
	const at = now();
	const catalog = await getCatalog("de", at);
	const view = askedView(Object.fromEntries(new URL(request.url).searchParams));
	const asked = await askedFigures(actor, catalog, view, at);
	const found = await getFigures(actor, asked.query, at);
	if (!found.ok) return new Response(null, { status: 403 });
	await noteExport(actor, "figures", at);
	const t = await getTranslations({ locale: "de", namespace: "figures" });
	const words = await figureWords(catalog);
	const { by, period, before } = asked.query;
	const value = (cell: Cell | undefined): CsvCell =>
		cell?.few ? t("few") : (cell?.value ?? null);
	/** A day, also the first one of a week, stays a date that a spreadsheet can sort. */
	const isDay = by === "tag" || by === "woche";
	const lines = found.value.figures.flatMap((figure) =>
		[
			...figure.rows.map((row) => ({
				...row,
				title:
					isDay && figure.name !== "languages"
						? row.key
						: words.key(figure, by, row.key),
			})),
			{ title: t("total"), cells: figure.total, before: figure.before },
		].flatMap((row) =>
			figure.columns.map((column, index) => [
				t(`names.${figure.name}`),
				row.title,
				words.column(column),
				value(row.cells[index]),
				value(row.before?.[index]),
				t(`csvColumns.units.${column.unit}`),
			]),
		),
	);
	const span = (one: typeof period) => `${one.from} – ${one.until}`;
	const head = [
		t("csvColumns.figure"),
		t(`by.${by}`),
		t("csvColumns.column"),
		span(period),
		before ? span(before) : "",
		t("csvColumns.unit"),
	];
	return new Response(csvOf([head, ...lines]), {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": 'attachment; filename="kennzahlen.csv"',
			"cache-control": "no-store",
		},
	});
}
