import { useTranslations } from "next-intl";
import type {
	DayCapacity,
	WeekdayDemand,
} from "#lib/planning/outlook/rules/capacity.ts";
import { formatWeekday } from "#lib/text/format.ts";
import { type Weekday, weekdayOf } from "#lib/time.ts";
import { type Bar, chartOf, FLOOR, HEIGHT, LEFT, WIDTH } from "./bars.ts";

/** A bar for each day, a line where the demand usually is; the table below says the same. */
export function OutlookChart({
	days,
	weekdays,
}: {
	days: readonly DayCapacity[];
	weekdays: ReadonlyMap<Weekday, WeekdayDemand>;
}) {
	const t = useTranslations("roster.outlook");
	const channels = useTranslations("roster.channels");
	const { bars, ticks } = chartOf(days, weekdays);
	return (
		<figure className="flex flex-col gap-8">
			<svg
				viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
				className="outlook-chart"
				role="img"
				aria-label={`${t("chart")}. ${t("chartText")}`}
			>
				{ticks.map(({ hours, y }) => (
					<g key={hours}>
						<line x1={LEFT} x2={WIDTH} y1={y} y2={y} className="outlook-axis" />
						<text x={LEFT - 6} y={y + 4} textAnchor="end" fill="currentColor">
							{hours} h
						</text>
					</g>
				))}
				{bars.map((bar) => (
					<DayBar key={bar.date} bar={bar} />
				))}
			</svg>
			<figcaption>
				<ul className="flex flex-wrap gap-x-24 gap-y-8 text-small">
					{(["online", "staff", "walk-in"] as const).map((channel) => (
						<li key={channel} className="flex items-center gap-8">
							<svg width="28" height="18" aria-hidden="true">
								<rect
									x="1"
									y="1"
									width="26"
									height="16"
									className={`outlook-${channel}`}
								/>
							</svg>
							{channels(channel)}
						</li>
					))}
					<li className="flex items-center gap-8">
						<svg width="28" height="18" aria-hidden="true">
							<line x1="1" x2="27" y1="9" y2="9" className="outlook-booked" />
						</svg>
						{t("bookedLine")}
					</li>
				</ul>
			</figcaption>
		</figure>
	);
}

function DayBar({ bar: { date, x, width, parts, booked } }: { bar: Bar }) {
	return (
		<g>
			{parts.map(({ channel, y, height }) => (
				<rect
					key={channel}
					x={x}
					y={y}
					width={width}
					height={height}
					className={`outlook-${channel}`}
				/>
			))}
			{booked === null ? null : (
				<line
					x1={x - 3}
					x2={x + width + 3}
					y1={booked}
					y2={booked}
					className="outlook-booked"
				/>
			)}
			<text
				x={x + width / 2}
				y={FLOOR + 16}
				textAnchor="middle"
				fill="currentColor"
			>
				{formatWeekday(weekdayOf(date), "de", "short")}
			</text>
			<text
				x={x + width / 2}
				y={FLOOR + 30}
				textAnchor="middle"
				fill="currentColor"
			>
				{Number(date.slice(8))}.{Number(date.slice(5, 7))}.
			</text>
		</g>
	);
}
