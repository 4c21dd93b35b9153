import type { Channel } from "#lib/availability/availability.ts";
import type {
	DayCapacity,
	WeekdayDemand,
} from "#lib/planning/outlook/rules/capacity.ts";
import type { Weekday } from "#lib/time.ts";

/** The picture's own units. */
export const WIDTH = 1200;
export const HEIGHT = 260;
const TOP = 10;
/** Names of days stand below. */
export const FLOOR = 220;
/** Hours stand on the left. */
export const LEFT = 44;

export interface Bar {
	date: DayCapacity["date"];
	x: number;
	width: number;
	parts: readonly { channel: Channel; y: number; height: number }[];
	/** Height of what is usually booked on such a day; null: nobody knows. */
	booked: number | null;
}

interface Chart {
	bars: readonly Bar[];
	/** Lines to read heights by. */
	ticks: readonly { hours: number; y: number }[];
}

/** From the ground up. */
const CHANNELS: readonly Channel[] = ["online", "staff", "walk-in"];

/** Where everything of the picture stands. */
export function chartOf(
	days: readonly DayCapacity[],
	weekdays: ReadonlyMap<Weekday, WeekdayDemand>,
): Chart {
	const bookedOn = ({ weekday }: DayCapacity) =>
		weekdays.get(weekday)?.bookedMinutes ?? null;
	const tallest = Math.max(
		60,
		...days.map((day) =>
			Math.max(
				day.minutes.online + day.minutes.staff + day.minutes["walk-in"],
				bookedOn(day) ?? 0,
			),
		),
	);
	const step = stepFor(tallest / 60);
	const top = Math.ceil(tallest / 60 / step) * step;
	const heightOf = (minutes: number) =>
		round((minutes / 60 / top) * (FLOOR - TOP));
	const slot = (WIDTH - LEFT) / Math.max(1, days.length);
	return {
		ticks: Array.from({ length: top / step + 1 }, (_, index) => ({
			hours: index * step,
			y: FLOOR - heightOf(index * step * 60),
		})),
		bars: days.map((day, index) => {
			let y = FLOOR;
			const booked = bookedOn(day);
			return {
				date: day.date,
				x: round(LEFT + index * slot + slot * 0.15),
				width: round(slot * 0.7),
				booked: booked === null ? null : FLOOR - heightOf(booked),
				parts: CHANNELS.filter((channel) => day.minutes[channel] > 0).map(
					(channel) => {
						const height = heightOf(day.minutes[channel]);
						y = round(y - height);
						return { channel, y, height };
					},
				),
			};
		}),
	};
}

const round = (number: number) => Math.round(number * 10) / 10;

/** Four to six lines, at round hours. */
function stepFor(hours: number): number {
	return [1, 2, 5, 10, 20, 50].find((step) => hours / step <= 6) ?? 100;
}
