import { now } from "#lib/runtime/clock.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { noticeAge, type Recording, record } from "./recording.ts";
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

/** Makes something and notes what it was made of. */
export async function recorded<Value>(
	make: () => Promise<Value>,
	known: Versions = versions(),
): Promise<Made<Value>> {
	// Versions that are a little old are safe: what is newer than its version falls with the next check.
	const isKnown = await known.areFresh();
	const recording: Recording = {
		versionOf: (source) => known.of(source) ?? UNKNOWN,
		sources: new Map(),
		began: known.monotonic(),
		from: null,
		until: null,
		doubt: isKnown ? null : "the database did not say its versions",
	};
	const value = await record(recording, make);
	const { sources, began, from, until, doubt } = recording;
	return { value, began, sources, from, until, doubt };
}

const UNKNOWN = "unknown";

/** Whether it would be made the same now, as of at most a second ago. No: or nobody knows. */
export async function stillHolds(
	made: Made<unknown>,
	known: Versions = versions(),
): Promise<boolean> {
	if (made.doubt !== null || !holdsBy(made)) return false;
	if (!(await known.areFresh())) return false;
	for (const [source, version] of made.sources)
		if (version === UNKNOWN || known.of(source) !== version) return false;
	return true;
}

/** Whether these versions, seen elsewhere, are no older than those that held here within the last second. */
export async function isUpToDate(
	seen: Iterable<readonly [Source, number]>,
	known: Versions = versions(),
): Promise<boolean> {
	if (!(await known.areFresh())) return false;
	for (const [source, version] of seen) {
		const own = known.of(source);
		if (own === null || !(version >= Number(own))) return false;
	}
	noticeAge(known.checkedAt);
	return true;
}

/** By the clock. */
function holdsBy({ from, until }: Made<unknown>): boolean {
	if (from === null && until === null) return true;
	const at = now().epochMilliseconds;
	return (from ?? at) <= at && at < (until ?? Number.POSITIVE_INFINITY);
}

/** Follows what the database says of its versions, with a connection of its own. @returns ends it */
export async function followVersions(): Promise<() => Promise<void>> {
	await versions().areFresh();
	return async () => {
		await takeGlobal<Versions>(NAME)?.close();
	};
}
