import { parseCivilDate } from "#lib/civil-date.ts";
import { type CivilDate, clock, type Minute, parseClock } from "#lib/time.ts";

/** A time as the value of a button: `stadtmitte|2026-11-25|08:15`. */
export interface ChosenTime {
	stationSlug: string;
	date: CivilDate;
	start: Minute;
}

export function timeValue({ stationSlug, date, start }: ChosenTime): string {
	return [stationSlug, date, clock(start)].join("|");
}

export function parseTimeValue(value: unknown): ChosenTime | null {
	if (typeof value !== "string") return null;
	const [stationSlug = "", day = "", time = ""] = value.split("|");
	const date = parseCivilDate(day);
	const start = parseClock(time);
	return stationSlug && date && start !== null
		? { stationSlug, date, start }
		: null;
}
