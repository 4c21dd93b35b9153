import type { Outcome } from "#lib/queue/queue.ts";
import type { Visitor } from "./visitors.ts";

/** The house in which a day is played: the real one with its commands, or one on paper. */
export interface House {
	arrive(who: Visitor, at: number): Promise<void>;
	/** Null: nobody waits for this desk. */
	callNext(desk: number, at: number): Promise<Visitor | null>;
	/** Who sat down without checking in, or never came. False: this desk cannot serve them. */
	callUnseen(desk: number, who: Visitor, at: number): Promise<boolean>;
	recall(who: Visitor, at: number): Promise<void>;
	serve(who: Visitor, at: number): Promise<void>;
	park(who: Visitor, until: number, at: number): Promise<void>;
	/** False: that desk cannot serve them. */
	handOver(who: Visitor, desk: number, at: number): Promise<boolean>;
	finish(who: Visitor, outcome: Outcome, at: number): Promise<void>;
	reopen(who: Visitor, at: number): Promise<void>;
	undo(who: Visitor, at: number): Promise<void>;
}

/** What really happened to somebody, in milliseconds. */
export interface Truth {
	waited: number;
	/** Until the first call; null: never called. */
	firstWait: number | null;
	way: number;
	served: number;
	/** Null: the day was cut off before. */
	outcome: Outcome | null;
}

const MINUTE = 60_000;
/** Things happen on the beat only, so that many clerks press at the same instant. */
const BEAT = MINUTE / 2;
/** Whoever was not seen is called so long after their time, when nobody else waits. */
const UNSEEN_AFTER = 15 * MINUTE;

/** Somebody sits at a desk from then until then; whom they have they serve to the end. */
export interface Shift {
	from: number;
	until: number;
}

interface Event {
	at: number;
	run(at: number): Promise<void> | void;
}

/**
 * Plays a day in the house: people come, all clerks that are free press "next" at the same instant, and what befalls
 * each visitor befalls them.
 * @param until cuts the day off there
 * @returns by number of the visitor
 */
export async function playDay(
	house: House,
	visitors: readonly Visitor[],
	desks: readonly number[],
	{
		noShowMinutes,
		until = Number.POSITIVE_INFINITY,
		shifts = new Map(),
	}: {
		noShowMinutes: number;
		until?: number;
		/** By desk: when somebody sits there. Left out: always. */
		shifts?: ReadonlyMap<number, readonly Shift[]>;
	},
): Promise<Map<number, Truth>> {
	const events: Event[] = [];
	const truths = new Map<number, Truth>();
	const idle = new Set(desks);
	const unseen: Visitor[] = [];
	/** By number: since when they wait, are on their way, or are served. */
	const since = new Map<number, number>();
	/** By number: what is left to do for those who were interrupted. */
	const restMs = new Map<number, number>();

	const at = (instant: number, run: Event["run"]) => {
		events.push({ at: Math.round(instant / BEAT) * BEAT, run });
	};
	const truthOf = (who: Visitor): Truth => {
		const known = truths.get(who.number);
		if (known) return known;
		const truth = {
			waited: 0,
			firstWait: null,
			way: 0,
			served: 0,
			outcome: null,
		};
		truths.set(who.number, truth);
		return truth;
	};
	const isWaiting = (who: Visitor) => since.has(who.number);

	for (const shift of [...shifts.values()].flat()) at(shift.from, () => {});
	const isThere = (desk: number, t: number) =>
		shifts.get(desk)?.some(({ from, until }) => from <= t && t < until) ?? true;

	for (const who of visitors) {
		truthOf(who);
		if (who.checksIn && who.comes !== null)
			at(who.comes, (t) => arrive(who, t));
		else
			at((who.startsAt ?? 0) + UNSEEN_AFTER, () => {
				unseen.push(who);
			});
	}

	async function arrive(who: Visitor, t: number) {
		await house.arrive(who, t);
		since.set(who.number, t);
		if (who.fate === "leaves")
			at(t + who.patienceMs, async (later) => {
				if (!isWaiting(who)) return;
				endWaiting(who, later);
				await end(who, "left", later);
			});
	}

	function endWaiting(who: Visitor, t: number) {
		const from = Math.max(since.get(who.number) ?? t, who.startsAt ?? 0);
		since.delete(who.number);
		truthOf(who).waited += Math.max(0, t - from);
	}

	async function end(who: Visitor, outcome: Outcome, t: number) {
		await house.finish(who, outcome, t);
		truthOf(who).outcome = outcome;
	}

	function called(desk: number, who: Visitor, t: number) {
		endWaiting(who, t);
		const truth = truthOf(who);
		const isFirst = truth.firstWait === null;
		truth.firstWait ??= truth.waited;
		if (who.comes === null) return missing(desk, who, t);
		if (who.fate === "no-answer" && isFirst) return noAnswer(desk, who, t);
		at(t + who.wayMs, async (there) => {
			await house.serve(who, there);
			truth.way += there - t;
			served(desk, who, there);
		});
	}

	function missing(desk: number, who: Visitor, t: number) {
		at(t + 2 * MINUTE, (again) => house.recall(who, again));
		at(t + noShowMinutes * MINUTE, async (over) => {
			truthOf(who).way += over - t;
			await end(who, "no-show", over);
			idle.add(desk);
		});
	}

	function noAnswer(desk: number, who: Visitor, t: number) {
		at(t + 2 * MINUTE, (again) => house.recall(who, again));
		at(t + 4 * MINUTE, (gone) => {
			truthOf(who).way += gone - t;
			return park(desk, who, gone, 10);
		});
	}

	async function park(desk: number, who: Visitor, t: number, minutes: number) {
		// A clerk chooses a whole minute.
		const back = Math.ceil((t + minutes * MINUTE) / MINUTE) * MINUTE;
		await house.park(who, back, t);
		idle.add(desk);
		at(back, () => {});
	}

	function served(desk: number, who: Visitor, t: number) {
		const rest = restMs.get(who.number);
		const isFirst = rest === undefined;
		const ms = rest ?? who.serviceMs;
		/** Only a part of it is done here and now. */
		const interrupt = (part: number, then: (at: number) => Promise<void>) =>
			at(t + ms * part, async (interrupted) => {
				truthOf(who).served += interrupted - t;
				restMs.set(who.number, ms / 2);
				await then(interrupted);
			});
		if (isFirst && who.fate === "handed-over")
			interrupt(1 / 2, (half) => sendOn(desk, who, half));
		else if (isFirst && who.fate === "parked")
			interrupt(1 / 3, (third) => park(desk, who, third, 15));
		else
			at(t + ms, async (done) => {
				const over = await finish(who, isFirst, done);
				truthOf(who).served += over - t;
				idle.add(desk);
				if (isFirst && who.fate === "reopened") comeBack(who, over);
			});
	}

	async function sendOn(desk: number, who: Visitor, t: number) {
		const others = desks.filter((other) => other !== desk && isThere(other, t));
		const other = others[who.number % others.length];
		if (other === undefined || !(await house.handOver(who, other, t)))
			return served(desk, who, t);
		since.set(who.number, t);
		idle.add(desk);
	}

	/** @returns when it was really over */
	async function finish(who: Visitor, isFirst: boolean, t: number) {
		const tooEarly = isFirst && who.fate === "undone";
		if (tooEarly) {
			await house.finish(who, "done", t);
			await house.undo(who, t);
		}
		const over = tooEarly ? t + BEAT : t;
		await end(who, who.fate === "unsettled" ? "unsettled" : "done", over);
		return over;
	}

	function comeBack(who: Visitor, t: number) {
		at(t + 5 * MINUTE, async (back) => {
			restMs.set(who.number, 2 * MINUTE);
			await house.reopen(who, back);
			since.set(who.number, back);
		});
	}

	/** All free clerks at the same instant. */
	async function press(t: number) {
		const free = [...idle].filter((desk) => isThere(desk, t));
		const found = await Promise.all(
			free.map((desk) => house.callNext(desk, t)),
		);
		for (const [index, desk] of free.entries()) {
			const who = found[index];
			if (who) {
				idle.delete(desk);
				called(desk, who, t);
				continue;
			}
			for (const other of unseen) {
				if (!(await house.callUnseen(desk, other, t))) continue;
				unseen.splice(unseen.indexOf(other), 1);
				idle.delete(desk);
				called(desk, other, t);
				break;
			}
		}
	}

	for (;;) {
		events.sort((a, b) => a.at - b.at);
		const [first] = events;
		if (!first || first.at > until) return truths;
		while (events[0]?.at === first.at) await events.shift()?.run(first.at);
		await press(first.at);
	}
}
