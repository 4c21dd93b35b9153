import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { log } from "#lib/runtime/log.ts";
import {
	adopt,
	noticeAge,
	noticeClock,
	type Recording,
	record,
} from "./recording.ts";
import type { Source } from "./sources.ts";
import { Versions } from "./versions.ts";

/** A rendering, and what is known about how long it holds. */
export interface Made<Value> {
	value: Value;
	/** Monotonic milliseconds (`monotonic()`): nothing that it read is older. */
	began: number;
	/** What it read, with the versions known before it did. */
	sources: ReadonlyMap<Source, string>;
	/** `now()` when it read the clock, epoch milliseconds: it does not hold earlier. Null: the clock did not matter. */
	from: number | null;
	/** `now()` from which on time alone changes it. */
	until: number | null;
	/** Why it cannot be kept. */
	doubt: string | null;
}

const NAME = "versions";
const versions = () => onGlobal(NAME, () => new Versions());

/** Milliseconds that no clock on a wall can move. */
export const monotonic = (): number => versions().monotonic();

/** When the database last said its versions, by `monotonic()`; minus infinity: nobody has asked here. */
export const answeredAt = (): number => versions().readAt;

/** Whether what is known of the versions is at most a second old, or becomes so now. */
export const areVersionsKnown = (): Promise<boolean> => versions().areFresh();

/** Whether the database has answered within the last second, or does so now. */
export const isDatabaseAnswering = (): Promise<boolean> =>
	versions().isAnswering();

/** Makes something and notes what it was made of. */
export async function recorded<Value>(
	make: () => Promise<Value>,
	known: Versions = versions(),
): Promise<Made<Value>> {
	// Versions that are a little old are safe: what is newer than its version falls with the next check.
	const isKnown = await known.areFresh();
	const recording: Recording = {
		began: known.monotonic(),
		versionOf: (source) => known.of(source),
		sources: new Map(),
		from: null,
		until: null,
		doubt: isKnown ? null : "the database did not say its versions",
	};
	const value = await record(recording, make);
	const { began, sources, from, until, doubt } = recording;
	if (doubt !== null) complain(doubt);
	return { value, began, sources, from, until, doubt };
}

/** While the application is tested, so that nobody finds out too late that a page is never kept. */
function complain(doubt: string): void {
	const said = onGlobal("doubts", () => new Set<string>());
	if (env().mode !== "test" || said.has(doubt)) return;
	said.add(doubt);
	log().warn({ doubt }, "page is not kept");
}

/**
 * Whether it would be made the same now, as of at most a second ago. No: or nobody knows.
 * @param at what the clock shows for whoever asks
 */
export async function stillHolds(
	made: Made<unknown>,
	known: Versions = versions(),
	at?: Temporal.Instant,
): Promise<boolean> {
	if (made.doubt !== null || !(await known.areFresh())) return false;
	return holdsAt(made, at) && known.agree(made.sources);
}

/**
 * Whether nothing but the time has ended it, and that less than a page's age ago: until then it was right.
 * @param at tells what the clock shows
 */
export async function heldJustNow(
	made: Made<unknown>,
	known: Versions = versions(),
	at: () => Temporal.Instant = now,
): Promise<boolean> {
	const { doubt, until, from } = made;
	if (doubt !== null || until === null) return false;
	// Made while a minute ended, it is half of each.
	if (from !== null && from >= until) return false;
	const isJustOver = () => {
		const since = at().epochMilliseconds - until;
		return since >= 0 && since < env().pageAgeMs;
	};
	if (!isJustOver() || !(await known.areFresh())) return false;
	// Asking may have taken some time.
	return isJustOver() && known.agree(made.sources);
}

/** Whether these versions, seen elsewhere, are no older than those that held here within the last second. */
export async function isUpToDate(
	seen: Iterable<readonly [Source, number]>,
	known: Versions = versions(),
): Promise<boolean> {
	if (!(await known.areFresh())) return false;
	for (const [source, version] of seen)
		if (!(version >= Number(known.of(source)))) return false;
	noticeAge(known.readAt);
	return true;
}

function holdsAt(
	{ from, until }: Made<unknown>,
	asked?: Temporal.Instant,
): boolean {
	if (from === null && until === null) return true;
	const at = (asked ?? now()).epochMilliseconds;
	return (from ?? at) <= at && at < (until ?? Number.POSITIVE_INFINITY);
}

/**
 * One answer for all who ask while it holds, at the longest for the minute, or the day. What is made of it holds no
 * longer.
 * @param name tells it from others
 */
export async function whileItHolds<Value>(
	name: string,
	at: Temporal.Instant,
	make: () => Promise<Value>,
	span: "minute" | "day" = "minute",
): Promise<Value> {
	const kept = onGlobal(
		"answers that hold",
		() => new Map<string, Promise<Made<Value>>>(),
	);
	const last = kept.get(name);
	const known = await last?.catch(() => null);
	if (known && (await stillHolds(known, versions(), at))) {
		adopt(known, Math.max(known.began, versions().readAt));
		return known.value;
	}
	// Somebody who found the same has begun meanwhile.
	if (kept.get(name) !== last) return whileItHolds(name, at, make, span);
	const making = recorded(() => {
		noticeClock(at, span);
		return make();
	});
	kept.set(name, making);
	const made = await making;
	adopt(made, made.began);
	return made.value;
}

/** Follows what the database says of its versions, with a connection of its own. @returns ends it */
export async function followVersions(): Promise<() => Promise<void>> {
	await versions().areFresh();
	return closeVersions;
}

/** Ends the connection with the process. */
export async function closeVersions(): Promise<void> {
	await takeGlobal<Versions>(NAME)?.close();
}

/** Days that this process has just changed, with the versions that they have since then. */
export function spreadNews(news: ReadonlyMap<Source, number>): void {
	for (const [source, version] of news) versions().spread(source, version);
}
