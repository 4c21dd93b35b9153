import { type Result, refuse } from "#lib/result.ts";
import { db, type Tx, WRITE } from "./client.ts";
import { isBusy, isOverlap } from "./errors.ts";

/**
 * One transaction of a command. Only PostgreSQL's refusal of an overlap becomes "slot-taken" (and
 * only commands that place something can meet it); locks, deadlocks, a full pool or a restart become
 * "busy" (try again); everything else is thrown.
 */
export async function write<Value, Refusal extends string>(
	work: (tx: Tx) => Promise<Result<Value, Refusal | "busy">>,
): Promise<Result<Value, Refusal | "busy">> {
	return orBusy(() => db().$transaction(work, WRITE));
}

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
