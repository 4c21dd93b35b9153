import { useTranslations } from "next-intl";

/** A value of a place; few: there is one, but it may not be shown; null: there is none. */
export type Drawn = number | "few" | null;

export interface Series {
	name: string;
	/** The period of comparison: it alone is hatched. */
	isBefore?: boolean;
	values: readonly Drawn[];
}

/** Rows of the picture; it is stretched to the width there is. */
const HEIGHT = 100;
const SLOT = 12;
/** So high is nought: to be seen, and nobody takes it for a number. */
const NOUGHT = 1;

/**
 * Columns side by side, drawn on the server. Letters stand beside the picture and not in it, so that they keep their
 * size. Each way of filling means one thing: full, outlined and dotted are the first, second and third thing, hatched is
 * the period of comparison. Nought is a line at the bottom, a hidden number a pale column, and nothing a gap.
 */
export function ColumnChart({
	id,
	label,
	places,
	series,
	scale,
}: {
	id: string;
	/** What it shows, for those who listen. */
	label: string;
	/** Under the columns. */
	places: readonly string[];
	series: readonly Series[];
	/** The top of the scale in words. */
	scale: (top: number) => string;
}) {
	const top = topOf(series);
	const width = (SLOT - 3) / series.length;
	return (
		<div className="chart" role="img" aria-label={label} dir="ltr">
			<ChartLegend id={id} series={series} />
			<div className="chart-plot" aria-hidden="true">
				<div className="chart-scale">
					<span>{scale(top)}</span>
					<span>{scale(top / 2)}</span>
					<span>0</span>
				</div>
				<svg
					viewBox={`0 0 ${Math.max(1, places.length) * SLOT} ${HEIGHT}`}
					preserveAspectRatio="none"
					aria-hidden="true"
					focusable="false"
				>
					<Patterns id={id} />
					{[0, HEIGHT / 2, HEIGHT].map((y) => (
						<line
							key={y}
							x1="0"
							x2={places.length * SLOT}
							y1={y}
							y2={y}
							className="chart-line"
						/>
					))}
					{series.flatMap((one, which) =>
						one.values.map((value, place) => {
							if (value === null) return null;
							const height =
								value === "few"
									? HEIGHT
									: Math.max(NOUGHT, (value / top) * HEIGHT);
							return (
								<rect
									key={`${one.name} ${place}`}
									x={place * SLOT + 1.5 + which * width}
									width={width}
									y={HEIGHT - height}
									height={height}
									{...(value === "few" ? HIDDEN : paint(id, series, one))}
								/>
							);
						}),
					)}
				</svg>
				<div className="chart-places">
					{places.map((place, index) => (
						<span key={index} data-room={roomFor(index, places.length)}>
							{roomFor(index, places.length) === "none" ? "" : place}
						</span>
					))}
				</div>
			</div>
		</div>
	);
}

/** Lying bars, each under its name: for names that are long. */
export function BarChart({
	id,
	label,
	places,
	series,
	text,
}: {
	id: string;
	label: string;
	places: readonly string[];
	series: readonly Series[];
	/** A value in words, beside its bar. */
	text: (which: number, place: number) => string;
}) {
	const top = topOf(series);
	return (
		<div className="chart" role="img" aria-label={label} dir="ltr">
			<ChartLegend id={id} series={series} />
			<div className="chart-bars" aria-hidden="true">
				{places.map((place, index) => (
					<div key={place} className="chart-bar-row">
						<span className="chart-bar-name">{place}</span>
						{series.map((one, which) => (
							<span key={one.name} className="chart-bar">
								<Bar
									id={`${id}-${index}-${which}`}
									series={series}
									one={one}
									share={shareOf(one.values[index] ?? null, top)}
								/>
								<span>{text(which, index)}</span>
							</span>
						))}
					</div>
				))}
			</div>
		</div>
	);
}

/** Null: nothing to draw. */
function shareOf(value: Drawn, top: number): number | "few" | null {
	if (value === null || value === "few") return value;
	return Math.max(NOUGHT / 2, (value / top) * 100);
}

function Bar({
	id,
	series,
	one,
	share,
}: {
	id: string;
	series: readonly Series[];
	one: Series;
	share: number | "few" | null;
}) {
	return (
		<svg
			viewBox="0 0 100 10"
			preserveAspectRatio="none"
			aria-hidden="true"
			focusable="false"
		>
			<Patterns id={id} />
			{share === null ? null : (
				<rect
					x="0"
					y="0"
					height="10"
					width={share === "few" ? 100 : share}
					{...(share === "few" ? HIDDEN : paint(id, series, one))}
				/>
			)}
		</svg>
	);
}

function ChartLegend({
	id,
	series,
}: {
	id: string;
	series: readonly Series[];
}) {
	const t = useTranslations("effect.chart");
	const values = series.flatMap((one) => one.values);
	const things = series.length > 1 ? series : [];
	const hasHidden = values.includes("few");
	const hasGaps = values.includes(null);
	if (things.length === 0 && !hasHidden && !hasGaps) return null;
	return (
		<ul className="chart-legend" aria-hidden="true">
			{things.map((one, which) => (
				<li key={one.name}>
					<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
						<Patterns id={`${id}-legend-${which}`} />
						<rect
							width="12"
							height="12"
							{...paint(`${id}-legend-${which}`, series, one)}
						/>
					</svg>
					{one.name}
				</li>
			))}
			{hasHidden ? (
				<li>
					<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
						<rect width="12" height="12" {...HIDDEN} />
					</svg>
					{t("legendFew")}
				</li>
			) : null}
			{hasGaps ? <li>{t("legendGap")}</li> : null}
		</ul>
	);
}

const HIDDEN = { className: "chart-hidden" };

function paint(id: string, series: readonly Series[], one: Series) {
	if (one.isBefore)
		return {
			className: "chart-patterned",
			fill: `url(#${id}-pattern-hatched)`,
		};
	switch (series.indexOf(one)) {
		case 0:
			return { className: "chart-full" };
		case 1:
			return { className: "chart-outlined" };
		default:
			return {
				className: "chart-patterned",
				fill: `url(#${id}-pattern-dotted)`,
			};
	}
}

function topOf(series: readonly Series[]): number {
	const numbers = series.flatMap(({ values }) =>
		values.filter((value) => typeof value === "number"),
	);
	return niceTop(Math.max(0, ...numbers));
}

function Patterns({ id }: { id: string }) {
	return (
		<defs>
			<pattern
				id={`${id}-pattern-hatched`}
				width="3"
				height="3"
				patternUnits="userSpaceOnUse"
				patternTransform="rotate(45)"
			>
				<rect width="3" height="3" className="chart-ground" />
				<rect width="1.4" height="3" className="chart-ink" />
			</pattern>
			<pattern
				id={`${id}-pattern-dotted`}
				width="4"
				height="4"
				patternUnits="userSpaceOnUse"
			>
				<rect width="4" height="4" className="chart-ground" />
				<circle cx="2" cy="2" r="1" className="chart-ink" />
			</pattern>
		</defs>
	);
}

/** The next of 1, 2, 5 times a power of ten. */
function niceTop(highest: number): number {
	if (highest <= 0) return 1;
	const power = 10 ** Math.floor(Math.log10(highest));
	return (
		[1, 2, 3, 4, 5, 6, 8, 10]
			.map((step) => step * power)
			.find((top) => top >= highest) ?? 10 * power
	);
}

/**
 * At most some seven names under many columns, every other one of them only where the screen is wide: the rest stay
 * empty, so that each stands where it belongs.
 */
function roomFor(index: number, count: number): "always" | "wide" | "none" {
	const step = Math.ceil(count / 7);
	if (index % step !== 0) return "none";
	return step > 1 && index % (2 * step) !== 0 ? "wide" : "always";
}
