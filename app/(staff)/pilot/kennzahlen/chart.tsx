/** A value of each place; null: none, or none that may be shown. */
export interface Series {
	name: string;
	values: readonly (number | null)[];
}

/** Rows of the picture; it is stretched to the width there is. */
const HEIGHT = 100;
const SLOT = 12;

/**
 * Columns side by side, drawn on the server. Letters stand beside the picture and not in it, so that they keep their
 * size; the second and third series are hatched, so that paper and colour blind eyes tell them apart.
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
	const top = niceTop(
		Math.max(0, ...series.flatMap(({ values }) => values.map((v) => v ?? 0))),
	);
	const width = (SLOT - 3) / series.length;
	return (
		<div className="chart" role="img" aria-label={label}>
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
					{series.flatMap(({ name, values }, which) =>
						values.map((value, place) =>
							value === null || value === 0 ? null : (
								<rect
									key={`${name} ${place}`}
									x={place * SLOT + 1.5 + which * width}
									width={width}
									y={HEIGHT - (value / top) * HEIGHT}
									height={(value / top) * HEIGHT}
									{...paint(id, which)}
								/>
							),
						),
					)}
				</svg>
				<div className="chart-places">
					{thinned(places).map((place, index) => (
						<span key={index}>{place}</span>
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
	const top = niceTop(
		Math.max(0, ...series.flatMap(({ values }) => values.map((v) => v ?? 0))),
	);
	return (
		<div className="chart" role="img" aria-label={label}>
			<ChartLegend id={id} series={series} />
			<div className="chart-bars" aria-hidden="true">
				{places.map((place, index) => (
					<div key={place} className="chart-bar-row">
						<span className="chart-bar-name">{place}</span>
						{series.map(({ name, values }, which) => (
							<span key={name} className="chart-bar">
								<svg
									viewBox={`0 0 100 10`}
									preserveAspectRatio="none"
									aria-hidden="true"
									focusable="false"
								>
									<Patterns id={`${id}-${index}-${which}`} />
									<rect
										x="0"
										y="0"
										height="10"
										width={((values[index] ?? 0) / top) * 100}
										{...paint(`${id}-${index}-${which}`, which)}
									/>
								</svg>
								<span>{text(which, index)}</span>
							</span>
						))}
					</div>
				))}
			</div>
		</div>
	);
}

function ChartLegend({
	id,
	series,
}: {
	id: string;
	series: readonly Series[];
}) {
	if (series.length < 2) return null;
	return (
		<ul className="chart-legend" aria-hidden="true">
			{series.map(({ name }, which) => (
				<li key={name}>
					<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
						<Patterns id={`${id}-legend-${which}`} />
						<rect
							width="12"
							height="12"
							{...paint(`${id}-legend-${which}`, which)}
						/>
					</svg>
					{name}
				</li>
			))}
		</ul>
	);
}

/** Full, hatched, dotted. */
function paint(id: string, which: number) {
	if (which === 0) return { className: "chart-full" };
	return {
		className: "chart-patterned",
		fill: `url(#${id}-pattern-${which === 1 ? "hatched" : "dotted"})`,
	};
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

/** At most some seven names under many columns: the others stay empty, so that each stands where it belongs. */
function thinned(places: readonly string[]): string[] {
	const step = Math.ceil(places.length / 7);
	return places.map((place, index) => (index % step === 0 ? place : ""));
}
