import "server-only";
import { setTimeout } from "node:timers/promises";
import { onGlobal } from "#lib/runtime/global.ts";
import { log } from "#lib/runtime/log.ts";

/** So many answers are kept by a process. */
const MOST_KEPT = 100;
/** Nobody looks at an empty page for longer; what is worked out by then is there at the next press. */
const PATIENCE = 8_000;

interface Work {
	/** What is worked out, and what is being. */
	kept: Map<string, Promise<unknown>>;
	/** Accounts for which something is being worked out. */
	busy: Set<string>;
}

/**
 * What takes seconds and stays the same: worked out once, kept, and one for each account at a time. "busy": not yet, or
 * another one of this account first; "failed": it cannot be said now, whoever asks next tries again.
 * @param work null: too many ask this process
 */
export async function workedOut<Value extends object>(
	{
		key,
		account,
		patienceMs = PATIENCE,
	}: { key: string; account: string; patienceMs?: number | undefined },
	work: () => Promise<Value | null>,
): Promise<Value | "busy" | "failed"> {
	const { kept, busy } = onGlobal(
		"worked-out",
		(): Work => ({ kept: new Map(), busy: new Set() }),
	);
	const known = kept.get(key) as Promise<Value | "busy" | "failed"> | undefined;
	if (known) return inTime(known, patienceMs);
	if (busy.has(account)) return "busy";
	busy.add(account);
	const answer = answerOf(work).then((value) => {
		busy.delete(account);
		if (typeof value === "string") kept.delete(key);
		return value;
	});
	kept.set(key, answer);
	const oldest = kept.keys().next().value;
	if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
	return inTime(answer, patienceMs);
}

async function answerOf<Value>(
	work: () => Promise<Value | null>,
): Promise<Value | "busy" | "failed"> {
	try {
		return (await work()) ?? "busy";
	} catch (error) {
		log().warn({ error }, "a past day could not be worked out");
		return "failed";
	}
}

async function inTime<Value>(
	answer: Promise<Value>,
	patienceMs: number,
): Promise<Value | "busy"> {
	const over = new AbortController();
	try {
		return await Promise.race([
			answer,
			setTimeout(patienceMs, "busy" as const, { signal: over.signal }),
		]);
	} finally {
		over.abort();
	}
}
