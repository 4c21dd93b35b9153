import { type CivilDate, instantAt, weekdayOf } from "#lib/time.ts";
import type { Measures } from "./measures.ts";
import type { Situation } from "./situation.ts";

/** People without an appointment as they usually come to this station on such a day; empty: nobody knows. */
export function usualWalkIns(
	stationId: number,
	date: CivilDate,
	{ walkIns }: Measures,
): Pick<Situation, "walkIns"> {
	const hours = walkIns?.hours.get(`${stationId}:${weekdayOf(date)}`);
	if (!walkIns || !hours) return {};
	const at = (hour: number) => instantAt(date, hour * 60).epochMilliseconds;
	return {
		walkIns: {
			minutes: walkIns.minutes,
			hours: hours.map(({ hour, people }) => ({
				from: at(hour),
				until: at(hour + 1),
				people,
			})),
		},
	};
}
