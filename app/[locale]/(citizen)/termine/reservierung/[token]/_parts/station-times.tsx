import { TimeGrid } from "#components/calendar/time-grid.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { formatSpan, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { groupByHour } from "#lib/text/month.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { StationTimes as Times } from "./booking-state.ts";
import type { BookingTexts } from "./texts.ts";

/** More buttons than this and the hours fold. */
const ROOM = 12;

/** Times of one station, each a button of the form. */
export function StationTimes({
	station,
	isOneDay,
	texts,
}: {
	station: Times;
	isOneDay: boolean;
	texts: BookingTexts;
}) {
	const id = `zeiten-${station.slug}`;
	return (
		<Stack as="section" aria-labelledby={id}>
			<div>
				<Heading id={id}>
					<span lang={station.lang}>{station.name}</span>
				</Heading>
				<p lang="de" className="text-muted">
					{station.address}
				</p>
			</div>
			{station.days.length === 0 ? (
				<p>{isOneDay ? texts.nothingThatDay : texts.nothingHere}</p>
			) : null}
			{station.days.map(({ date, text, starts }) => (
				<Stack key={date} gap={8}>
					<h3 className="font-bold">{text}</h3>
					<Hours {...{ station, date, text, starts }} locale={texts.locale} />
				</Stack>
			))}
		</Stack>
	);
}

interface Day {
	station: Times;
	date: CivilDate;
	text: string;
	starts: readonly Minute[];
	locale: Locale;
}

function Hours({ starts, ...day }: Day) {
	if (starts.length <= ROOM) return <Buttons starts={starts} {...day} />;
	return (
		<div>
			{groupByHour(starts.map((start) => ({ start }))).map(
				({ hour, times }) => (
					<details key={hour} className="kern-accordion">
						<summary className="kern-accordion__header">
							<h4 className="kern-title kern-title--small">
								{formatSpan(hour, hour + 60, day.locale)}
							</h4>
						</summary>
						<div className="kern-accordion__body">
							<Buttons starts={times.map(({ start }) => start)} {...day} />
						</div>
					</details>
				),
			)}
		</div>
	);
}

function Buttons({ starts, station, date, text, locale }: Day) {
	return (
		<TimeGrid>
			{starts.map((start) => {
				const time = formatTime(start, locale);
				return (
					<li key={start}>
						<button
							type="submit"
							name="zeit"
							value={timeValue({ stationSlug: station.slug, date, start })}
							aria-label={[time, text, station.name].join(", ")}
							className="flex min-h-48 w-full cursor-pointer items-center justify-center rounded border border-action px-4 py-8 font-bold text-action hover:bg-tint"
						>
							{time}
						</button>
					</li>
				);
			})}
		</TimeGrid>
	);
}
