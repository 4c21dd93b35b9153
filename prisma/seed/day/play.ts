import type { Outcome } from "#lib/queue/visit.ts";
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
/** Whoever was not seen is called so long after their time, when nobody else waits. */
const UNSEEN_AFTER = 15 * MINUTE;

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
	}: { noShowMinutes: number; until?: number },
): Promise<Map<number, Truth>> {
	const events: Event[] = [];
	const truths = new Map<number, Truth>();
	const idle = new Set(desks);
	const unseen: Visitor[] = [];
	/** By number: since when they wait, are on their way, or are served. */
	const since = new Map<number, number>();
	const left = new Map<number, { ms: number; isLast: boolean }>();

	const at = (instant: number, run: Event["run"]) => {
		events.push({ at: Math.round(instant), run });
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

	for (const who of visitors) {
		truthOf(who);
		if (who.checksIn && who.comes !== null) at(who.comes, (t) => arrive(who, t));
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

	function served(desk: number, who: Visitor, t: number): void {
		const truth = truthOf(who);
		const rest = left.get(who.number);
		const isFirst = rest === undefined;
		const ms = rest?.ms ?? who.serviceMs;
		const count = (until: number) => {
			truth.served += until - t;
		};
		if (isFirst && who.fate === "handed-over")
			return at(t + ms / 2, async (half) => {
				const others = desks.filter((other) => other !== desk);
				const other = others[who.number % others.length];
				left.set(who.number, { ms: ms / 2, isLast: true });
				if (other === undefined || !(await house.handOver(who, other, half)))
					return served(desk, who, half);
				count(half);
				since.set(who.number, half);
				idle.add(desk);
			});
		if (isFirst && who.fate === "parked")
			return at(t + ms / 3, async (third) => {
				count(third);
				left.set(who.number, { ms: ms / 2, isLast: true });
				await park(desk, who, third, 15);
			});
		at(t + ms, async (done) => {
			let over = done;
			if (isFirst && who.fate === "undone") {
				await house.finish(who, "done", done);
				await house.undo(who, done + 5_000);
				over = done + 10_000;
			}
			count(over);
			await end(who, who.fate === "unsettled" ? "unsettled" : "done", over);
			idle.add(desk);
			if (isFirst && who.fate === "reopened")
				at(over + 5 * MINUTE, async (back) => {
					left.set(who.number, { ms: 2 * MINUTE, isLast: true });
					await house.reopen(who, back);
					since.set(who.number, back);
				});
		});
	}

	/** All free clerks at the same instant. */
	async function press(t: number) {
		const free = [...idle];
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
