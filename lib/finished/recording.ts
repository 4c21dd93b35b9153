import { AsyncLocalStorage } from "node:async_hooks";
import { onGlobal } from "#lib/runtime/global.ts";
import { addDays, civilDateOf, instantAt } from "#lib/time.ts";
import type { Source } from "./sources.ts";

/** What a rendering under way has read so far. */
export interface Recording {
	/** Monotonic milliseconds: nothing that it read is older. */
	began: number;
	versionOf(source: Source): string;
	/** With the version that was known before it was read. */
	sources: Map<Source, string>;
	/** The clock when it was last read, epoch milliseconds of `now()`: what was made of it does not hold earlier. */
	from: number | null;
	/** Time alone will change it then. */
	until: number | null;
	/** Why nobody can tell how long it holds. */
	doubt: string | null;
}

/** Where in a recorded rendering we are. */
interface Scope {
	recording: Recording;
	/** Whether what is read from the database here has been declared. */
	isCovered: boolean;
}

const scopes = () =>
	onGlobal("recording", () => new AsyncLocalStorage<Scope>());

const MINUTE_MS = 60_000;

export function record<Value>(recording: Recording, make: () => Value): Value {
	return scopes().run({ recording, isCovered: false }, make);
}

/** Said before they are read, wherever an answer depends on them. Outside of a recorded rendering it does nothing. */
export function readsFrom(...sources: readonly Source[]): void {
	const recording = scopes().getStore()?.recording;
	if (!recording) return;
	for (const source of sources)
		if (!recording.sources.has(source))
			recording.sources.set(source, recording.versionOf(source));
}

/**
 * Reads the database. Everything that `read` finds there changes only together with one of these sources. Caches
 * belong inside: whoever gets a remembered answer depends on the same sources.
 */
export function reading<Value>(
	sources: readonly Source[],
	read: () => Value,
): Value {
	const scope = scopes().getStore();
	if (!scope) return read();
	readsFrom(...sources);
	return scopes().run({ recording: scope.recording, isCovered: true }, read);
}

/** Whether what is read here is declared, and for a rendering that is the same for everybody. */
export const isShared = (): boolean => scopes().getStore()?.isCovered ?? false;

/** @param asOf monotonic milliseconds: what was just read was true then, and may have changed since */
export function noticeAge(asOf: number): void {
	const recording = scopes().getStore()?.recording;
	if (recording) recording.began = Math.min(recording.began, asOf);
}

/** @param instant from which on time alone may change the answer, in epoch milliseconds of `now()`; null: it never does */
export function holdsUntil(instant: number | null): void {
	const recording = scopes().getStore()?.recording;
	if (recording && instant !== null) shorten(recording, instant);
}

/** Nobody can tell how long this rendering holds: it is not kept. */
export function doubt(why: string): void {
	const recording = scopes().getStore()?.recording;
	if (recording) recording.doubt ??= why;
}

/** The clock was read: what was made of it holds until this minute, or day, is over, unless it says that it ends sooner. */
export function noticeClock(
	instant: Temporal.Instant,
	span: "minute" | "day",
): void {
	const recording = scopes().getStore()?.recording;
	if (!recording) return;
	const at = instant.epochMilliseconds;
	recording.from = Math.max(recording.from ?? at, at);
	shorten(
		recording,
		span === "minute"
			? (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS
			: instantAt(addDays(civilDateOf(instant), 1), 0).epochMilliseconds,
	);
}

/** The database is about to be asked. */
export function noticeDatabase(): void {
	const scope = scopes().getStore();
	if (!scope || scope.isCovered || scope.recording.doubt !== null) return;
	scope.recording.doubt = `reads what no source covers: ${callerOfDb()}`;
}

/** By name, as far as it has kept one in Next's bundle. */
function callerOfDb(): string {
	const lines = (new Error().stack ?? "").split("\n");
	const own = lines.findIndex((line) => /\bdb\b/.test(line));
	return (lines[own + 1] ?? lines.at(-1) ?? "").trim();
}

/**
 * What is being made takes over something that was made before: it holds no longer than that does.
 * @param asOf monotonic milliseconds: then that was true
 */
export function adopt(
	{
		sources,
		from,
		until,
		doubt,
	}: Pick<Recording, "from" | "until" | "doubt"> & {
		sources: ReadonlyMap<Source, string>;
	},
	asOf: number,
): void {
	const recording = scopes().getStore()?.recording;
	if (!recording) return;
	noticeAge(asOf);
	for (const [source, version] of sources)
		if (!recording.sources.has(source)) recording.sources.set(source, version);
	if (from !== null) recording.from = Math.max(recording.from ?? from, from);
	if (until !== null) shorten(recording, until);
	recording.doubt ??= doubt;
}

function shorten(recording: Recording, until: number): void {
	recording.until = Math.min(recording.until ?? until, until);
}
