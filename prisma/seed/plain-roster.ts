import type { RosterSeed, StationSeed } from "./data/schema.ts";

/**
 * A plan for the demo of a station that has none of its own: every desk serves everything while the house is open. Where
 * appointments can be made online, half of the desks have them; the last desk is for people who just come.
 */
export function plainRoster({
	desks: count,
	phase,
	buildingHours,
}: StationSeed): RosterSeed {
	const desks = Array.from({ length: count }, (_, index) => index + 1);
	const online = phase === "pilot" ? Math.ceil(count / 2) : 0;
	const channelOf = (desk: number) => {
		if (desk <= online) return "online" as const;
		return desk === count ? ("walk-in" as const) : ("staff" as const);
	};
	return {
		desks: desks.map((desk) => ({ name: `Platz ${desk}`, serves: "all" })),
		openings: buildingHours.flatMap(({ weekday, from, until }) =>
			desks.map((desk) => ({
				desks: [desk],
				kind: "weekly" as const,
				weekday,
				everyWeeks: 1,
				weekOfMonth: null,
				date: null,
				from,
				until,
				channel: channelOf(desk),
				releaseDaysBefore: channelOf(desk) === "walk-in" ? 0 : 56,
				releaseMinute: 420,
				validFrom: "2026-01-01",
				validUntil: null,
			})),
		),
	};
}
