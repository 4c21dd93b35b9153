import type { Outcome, QueueView, Wait } from "#lib/queue/queue.ts";
import { countedAs, isOutcome } from "#lib/queue/visit/rules/steps.ts";

/** How a desk stands; of whoever sits there nothing is said, here and in what is counted. */
export type DeskState =
	| "busy"
	| "free"
	/** Calls nobody until a time that was said. */
	| "on-break"
	/** Calls nobody, and nobody has said until when, or that is over. */
	| "paused"
	/** Planned for now, nobody sits there, and nobody has been there yet in this part of the day. */
	| "not-taken"
	/** Planned for now, and whoever was there is away. */
	| "away"
	/** Not planned for now, and nobody sits there. */
	| "closed";

/** A station's day so far in figures, for whoever leads it. Minutes; null is "nobody can tell", never nought. */
export interface Today {
	waiting: {
		all: number;
		withAppointment: number;
		withoutAppointment: number;
		/** Of all of them: before their turn. */
		first: number;
		/** Set aside until later, not among them. */
		parked: number;
	};
	/** Of those who wait, and whose it is; null: nobody waits. */
	longest: { minutes: number; ticket: string } | null;
	/** Until the last who waits now is called; null: nobody waits, or nobody can tell. */
	end: Wait | null;
	/** Who was served at one desk of a walk list, and left before the next or was not there, has come (docs/decisions/0076). */
	ended: Record<Outcome, number>;
	/** With an appointment whose time has begun, and nobody has seen them. */
	notSeen: number;
	coming: number;
	/** By phone and video, not begun yet. */
	remote: number;
	/** Of them, whose time is over: if nobody calls them today, nobody ever does. */
	remoteOver: number;
	/** With a number from afar, and not in the house yet: neither among those who wait nor among those set aside. */
	away: number;
	desks: readonly { id: number; name: string; state: DeskState }[];
}

/** What of a desk without anybody is known besides. */
export interface PlannedDesk {
	id: number;
	from: number;
	leftAt: number | null;
}

/** @param planned of the desks at which nobody sits, those that the roster has today and that are not over */
export function todayOf(
	queue: Pick<
		QueueView,
		| "asOf"
		| "waiting"
		| "parked"
		| "away"
		| "finished"
		| "notCheckedIn"
		| "coming"
		| "remote"
		| "desks"
	>,
	planned: readonly PlannedDesk[],
	end: Wait | null,
): Today {
	const { waiting, finished, asOf } = queue;
	const longest = waiting.reduce<(typeof waiting)[number] | null>(
		(most, one) =>
			most === null || one.waitedMinutes > most.waitedMinutes ? one : most,
		null,
	);
	const withAppointment = waiting.filter(
		({ appointmentId }) => appointmentId !== null,
	).length;
	const count = (outcome: Outcome) =>
		finished.filter(
			({ status, walk }) =>
				isOutcome(status) &&
				countedAs(status, walk.done.length > 0) === outcome,
		).length;
	return {
		waiting: {
			all: waiting.length,
			withAppointment,
			withoutAppointment: waiting.length - withAppointment,
			first: waiting.filter(({ priority }) => priority !== null).length,
			parked: queue.parked.length,
		},
		longest: longest && {
			minutes: longest.waitedMinutes,
			ticket: longest.ticket,
		},
		end: waiting.length === 0 ? null : end,
		ended: {
			done: count("done"),
			unsettled: count("unsettled"),
			left: count("left"),
			"no-show": count("no-show"),
		},
		notSeen: queue.notCheckedIn.length,
		coming: queue.coming.length,
		remote: queue.remote.length,
		remoteOver: queue.remote.filter(
			({ startsAt, minutes }) => startsAt + minutes * 60_000 <= asOf,
		).length,
		away: queue.away.length,
		desks: queue.desks.map((desk) => ({
			id: desk.id,
			name: desk.name,
			state: stateOf(desk, planned, asOf),
		})),
	};
}

function stateOf(
	{ id, clerk, pause, visit }: QueueView["desks"][number],
	planned: readonly PlannedDesk[],
	now: number,
): DeskState {
	// Whoever is served stays, even where the clerk's presence has ended.
	if (visit) return "busy";
	if (pause)
		return pause.until !== null && pause.until > now ? "on-break" : "paused";
	if (clerk) return "free";
	const plan = planned.find((one) => one.id === id);
	if (!plan || plan.from > now) return "closed";
	return plan.leftAt === null ? "not-taken" : "away";
}
