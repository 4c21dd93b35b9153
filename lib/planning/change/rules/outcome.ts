import type { DayFacts } from "#lib/availability/availability.ts";
import { deskFor } from "#lib/availability/rules/free-starts.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { instantAt } from "#lib/time.ts";
import type { Decision, OtherTime } from "./decision.ts";
import type { Affected, ChangedDay, StandingWithMail } from "./impact.ts";
import type { House } from "./nearest.ts";
import { spread } from "./spread.ts";

/** A decision with the desk found for it. */
export type Outcome<Lost extends StandingWithMail> =
	| { appointment: Lost; way: "desk"; deskId: number }
	| { appointment: Lost; way: "keep" }
	| {
			appointment: Lost;
			way: "move";
			held: (OtherTime & { deskId: number }) | null;
	  }
	| { appointment: Lost; way: "cancel"; reason: string };

/** What one click does when a desk fails: another desk where one is free, else the nearest time is held. */
export function automaticDecisions(
	affected: readonly Affected[],
): Map<string, Decision> {
	return new Map(
		affected.map(({ id, otherDeskId, times: [time = null] }) => [
			id,
			otherDeskId === null ? { way: "move", time } : { way: "desk" },
		]),
	);
}

/**
 * Finds a desk for each decision, one after the other, so that no two get the same; on facts that were read under their
 * locks. Refused as a whole: nobody is moved by half a plan.
 */
export function outcomesOf<Lost extends StandingWithMail>(
	lost: readonly Lost[],
	decisions: ReadonlyMap<string, Decision>,
	days: readonly ChangedDay[],
	houses: readonly House[],
	now: Temporal.Instant,
): Result<Outcome<Lost>[], "impact-changed" | "time-taken"> {
	const at = now.epochMilliseconds;
	const decided = lost.map((appointment) => ({
		appointment,
		decision: decisions.get(appointment.id),
	}));
	const toOtherDesk = decided.flatMap(({ appointment, decision }) =>
		decision?.way === "desk" ? [appointment] : [],
	);
	const desks = new Map(
		days.flatMap(({ stationId, after }) => [
			...spread(
				toOtherDesk.filter(
					(one) => one.stationId === stationId && one.date === after.date,
				),
				after,
				at,
			),
		]),
	);
	const taken: Taken[] = toOtherDesk.flatMap(
		({ id, stationId, date, from, until }) => {
			const deskId = desks.get(id);
			return deskId === undefined
				? []
				: [{ stationId, date, deskId, from, until }];
		},
	);
	const outcomes: Outcome<Lost>[] = [];
	for (const { appointment, decision } of decided) {
		switch (decision?.way) {
			case undefined:
				return refuse("impact-changed");
			case "desk": {
				const deskId = desks.get(appointment.id);
				if (deskId === undefined) return refuse("time-taken");
				outcomes.push({ appointment, way: "desk", deskId });
				break;
			}
			case "move": {
				const { time } = decision;
				const deskId = time && deskAt(appointment, time, houses, taken, now);
				if (time && deskId === null) return refuse("time-taken");
				const held = time && deskId !== null ? { ...time, deskId } : null;
				if (held) taken.push(takenBy(appointment, held));
				outcomes.push({ appointment, way: "move", held });
				break;
			}
			case "keep":
			case "cancel":
				outcomes.push({ appointment, ...decision });
		}
	}
	return ok(outcomes);
}

interface Taken extends Pick<StandingWithMail, "stationId" | "date"> {
	deskId: number;
	from: number;
	until: number;
}

function takenBy(
	{ from, until }: StandingWithMail,
	{ stationId, date, start, deskId }: OtherTime & { deskId: number },
): Taken {
	return { stationId, date, deskId, from: start, until: start + until - from };
}

function deskAt(
	{ serviceIds, from, until }: StandingWithMail,
	{ stationId, date, start }: OtherTime,
	houses: readonly House[],
	taken: readonly Taken[],
	now: Temporal.Instant,
): number | null {
	const house = houses.find((one) => one.stationId === stationId);
	const day = house?.days.find((facts) => facts.date === date);
	if (!house || !day) return null;
	if (instantAt(date, start).epochMilliseconds <= now.epochMilliseconds)
		return null;
	const busy = taken
		.filter((one) => one.stationId === stationId && one.date === date)
		.map((one) => ({ ...one, appointmentId: null, holdExpiresAt: null }));
	const facts: DayFacts = { ...day, busy: [...day.busy, ...busy] };
	const request = {
		serviceIds,
		minutes: until - from,
		channel: "staff",
		now: now.epochMilliseconds,
	} as const;
	return deskFor(facts, house.rules, request, start);
}
