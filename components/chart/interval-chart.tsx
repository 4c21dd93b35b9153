/** A value with how sure it is. */
export interface IntervalRow {
	name: string;
	estimate: number;
	low: number;
	high: number;
	/** In words, beside it. */
	text: string;
}

/** Of the picture's width, so that no line touches its edge. */
const MARGIN = 4;
const DOT = 1.5;

/**
 * What changed and how sure that is, a line for each: the mark is the estimate, the line where the truth lies in 95 of
 * 100 cases. A line that crosses the upright one at nought tells nothing.
 */
export function IntervalChart({
	label,
	rows,
	ends,
}: {
	/** What it shows, for those who listen. */
	label: string;
	rows: readonly IntervalRow[];
	/** In words, what lies left and right of nought. */
	ends: { left: string; right: string };
}) {
	const reach = Math.max(
		1,
		...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]),
	);
	const placeOf = (value: number) => 50 + (value / reach) * (50 - MARGIN);
	return (
		<div className="chart" role="img" aria-label={label}>
			<div className="chart-ends" aria-hidden="true">
				<span>← {ends.left}</span>
				<span>{ends.right} →</span>
			</div>
			<div className="chart-bars" aria-hidden="true">
				{rows.map(({ name, estimate, low, high, text }) => (
					<div key={name} className="chart-bar-row">
						<span className="chart-bar-name">{name}</span>
						<span className="chart-bar chart-interval">
							<svg
								viewBox="0 0 100 10"
								preserveAspectRatio="none"
								aria-hidden="true"
								focusable="false"
							>
								<line x1="50" x2="50" y1="0" y2="10" className="chart-nought" />
								<line
									x1={placeOf(low)}
									x2={placeOf(high)}
									y1="5"
									y2="5"
									className="chart-reach"
								/>
								<rect
									x={placeOf(estimate) - DOT / 2}
									y="1.5"
									width={DOT}
									height="7"
									className="chart-full"
								/>
							</svg>
							<span>{text}</span>
						</span>
					</div>
				))}
			</div>
		</div>
	);
}
