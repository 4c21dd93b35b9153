import { useTranslations } from "next-intl";
import {
	BarChart,
	ColumnChart,
	type Drawn,
	type Series,
} from "#components/chart/chart.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import type { Spread } from "#lib/pilot/figures/rules/figure.ts";
import { ChangeMark } from "./change-mark.tsx";
import { FigureTable, type ShownFigure, SpreadTable } from "./figure-table.tsx";

/** A figure: first the answer in a sentence, then the picture, then the table, then how it is counted. */
export function FigurePart({ figure, by, words }: ShownFigure) {
	const t = useTranslations("figures");
	const { name, columns, total, before, rows } = figure;
	const title = t(`names.${name}`);
	const said = columns.flatMap((column, index) =>
		column.drawn ? [{ column, index }] : [],
	);
	const isEmpty = [...total, ...(before ?? [])].every(
		({ value, few }) => !few && !value,
	);
	return (
		<section className="figure" aria-labelledby={name}>
			<h2 id={name} className="kern-heading-small">
				{title}
			</h2>
			{isEmpty ? (
				<p>{t("nothingLong")}</p>
			) : (
				<>
					<ul className="figure-answer">
						{said.map(({ column, index }) => (
							<li key={column.name}>
								<strong>
									{t("sentence", {
										column: words.column(column),
										value: words.cell(total[index], column.unit),
									})}
								</strong>
								{before && total[index]?.value != null ? (
									<>
										,{" "}
										<ChangeMark
											now={total[index]}
											before={before[index]}
											column={column}
											words={words}
										/>
									</>
								) : null}
							</li>
						))}
					</ul>
					{rows.length === 0 ? (
						<p className="text-muted">{t("unbroken")}</p>
					) : (
						<FigureChart figure={figure} by={by} words={words} />
					)}
					{figure.spread ? (
						<SpreadChart name={name} title={title} spread={figure.spread} />
					) : null}
					<Disclosure
						summary={t("tableShow")}
						label={t("table", { figure: title })}
					>
						<FigureTable figure={figure} by={by} words={words} />
						{figure.spread ? <SpreadTable spread={figure.spread} /> : null}
					</Disclosure>
				</>
			)}
			<p className="figure-definition">
				<strong>{t("definition")}:</strong> {t(`definitions.${name}`)}
			</p>
		</section>
	);
}

function FigureChart({ figure, by, words }: ShownFigure) {
	const t = useTranslations("figures");
	const { name, columns, rows } = figure;
	const drawn = columns.flatMap((column, index) =>
		column.drawn ? [{ column, index }] : [],
	);
	const [first] = drawn;
	if (!first) return null;
	const series: Series[] = drawn.map(({ column, index }) => ({
		name: words.column(column),
		values: rows.map(({ cells }) => shown(cells[index])),
	}));
	// One thing alone is drawn beside itself in the period before.
	const isCompared = drawn.length === 1 && figure.before !== null;
	if (isCompared)
		series.push({
			name: t("beforeName"),
			isBefore: true,
			values: rows.map(({ before }) => shown(before?.[first.index])),
		});
	if (
		series.every(({ values }) =>
			values.every((value) => typeof value !== "number"),
		)
	)
		return <p className="text-muted">{t("tooFew")}</p>;
	const label = t("chart", { figure: t(`names.${name}`) });
	const isLying = name === "languages" || by === "station" || by === "dienst";
	if (!isLying)
		return (
			<ColumnChart
				id={`schaubild-${name}`}
				label={label}
				places={rows.map(({ key }) => words.shortKey(figure, by, key))}
				series={series}
				scale={(top) =>
					words.cell({ value: top, few: false }, first.column.unit)
				}
			/>
		);
	const barRows = rows.slice(0, MOST_BARS);
	return (
		<BarChart
			id={`schaubild-${name}`}
			label={label}
			places={barRows.map(({ key }) => words.key(figure, by, key))}
			series={series}
			text={(which, place) => {
				const row = barRows[place];
				const { column, index } = drawn[which] ?? first;
				const cells = isCompared && which === 1 ? row?.before : row?.cells;
				return words.cell(cells?.[index], column.unit);
			}}
		/>
	);
}

/** The table has them all. */
const MOST_BARS = 12;

/** A hidden number is not drawn as none. */
const shown = (cell: Cell | undefined): Drawn =>
	cell?.few ? "few" : (cell?.value ?? null);

function SpreadChart({
	name,
	title,
	spread,
}: {
	name: string;
	title: string;
	spread: Spread;
}) {
	const t = useTranslations("figures");
	const isHidden = [...spread.walkIn, ...spread.booked].every(
		({ few, value }) => few || !value,
	);
	return (
		<div>
			<h3 className="figure-part-title">{t("spread")}</h3>
			{isHidden ? (
				<p className="text-muted">{t("spreadFew")}</p>
			) : (
				<ColumnChart
					id={`verteilung-${name}`}
					label={t("spreadChart", { figure: title })}
					places={spread.booked.map((_, index) => String(index * spread.width))}
					series={[
						{ name: t("spreadWalkIn"), values: spread.walkIn.map(shown) },
						{ name: t("spreadBooked"), values: spread.booked.map(shown) },
					]}
					scale={(top) => String(Math.round(top))}
				/>
			)}
		</div>
	);
}
