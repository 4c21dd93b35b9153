import { spreadNews } from "#lib/finished/finished.ts";
import type { Source } from "#lib/finished/sources.ts";
import { type Result, refuse } from "#lib/result.ts";
import { tally } from "#lib/runtime/tally.ts";
import { db, type Tx, WRITE } from "./client.ts";
import { isBusy, isOverlap } from "./errors.ts";
import { raisedIn } from "./lock.ts";
import { countNoted } from "./noted.ts";

/**
 * One transaction that may raise days. Once it is committed, pages that were made of them fall at once: whoever has just
 * booked sees it.
 */
export async function inTransaction<Value>(
	work: (tx: Tx) => Promise<Value>,
	limits: { maxWait: number; timeout: number } = WRITE,
): Promise<Value> {
	let news: ReadonlyMap<Source, number> = new Map();
	let count = () => {};
	const value = await db().$transaction(async (tx) => {
		const done = await work(tx);
		news = raisedIn(tx);
		count = () => countNoted(tx);
		return done;
	}, limits);
	spreadNews(news);
	count();
	return value;
}

/**
 * One transaction of a command. Only PostgreSQL's refusal of an overlap becomes "slot-taken" (and
 * only commands that place something can meet it); locks, deadlocks, a full pool or a restart become
 * "busy" (try again); everything else is thrown.
 */
export async function write<Value, Refusal extends string>(
	work: (tx: Tx) => Promise<Result<Value, Refusal | "busy">>,
): Promise<Result<Value, Refusal | "busy">> {
	const result = await orBusy(() => inTransaction(work));
	if (!result.ok && LIMITS.has(result.error))
		tally("refused", { limit: result.error });
	return result;
}

/** Refusals that a limit makes; those of lib/auth/commands/limits.ts are counted there by its name. */
const LIMITS: ReadonlySet<string> = new Set([
	"busy",
	"must-wait",
	"too-much-of-day",
	"too-many-bookings",
	"too-many-changes",
	"too-many-devices",
	"too-many-for-contact",
	"too-many-for-person",
	"too-many-holds",
	"too-many-moves",
	"too-many-replies",
	"too-many-wishes",
]);

/** For what a command reads before its transaction: waiting in vain for a connection is "busy" too. */
export async function orBusy<Value, Refusal extends string>(
	work: () => Promise<Result<Value, Refusal | "busy">>,
): Promise<Result<Value, Refusal | "busy">> {
	try {
		return await work();
	} catch (error) {
		if (isBusy(error)) return refuse("busy");
		throw error;
	}
}

/** A transaction that places an appointment: it may find the time taken. */
export function writePlacing<Value, Refusal extends string>(
	work: (tx: Tx) => Promise<Result<Value, Refusal | "busy" | "slot-taken">>,
): Promise<Result<Value, Refusal | "busy" | "slot-taken">> {
	return orTaken<Value, Refusal | "busy">(() => write(work));
}

/** For what writes in a transaction of its own and may find the time taken. */
export async function orTaken<Value, Refusal extends string>(
	work: () => Promise<Result<Value, Refusal | "slot-taken">>,
): Promise<Result<Value, Refusal | "slot-taken">> {
	try {
		return await work();
	} catch (error) {
		if (isOverlap(error)) return refuse("slot-taken");
		throw error;
	}
}
