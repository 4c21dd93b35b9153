import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { noticeClock } from "#lib/finished/recording.ts";
import { type DemoClock, playedTime } from "./demo-clock.ts";
import { env } from "./env.ts";
import { onGlobal } from "./global.ts";

/**
 * The domain's clock, read at the edge (page, route, job) and handed inwards as an argument.
 * With `APP_ENV=test` it can be moved and then keeps ticking: `APP_NOW` at the start, `setNow` in
 * process, or for a running server the file `<DATA_DIR>/app-now` holding an instant, which counts
 * from the moment it was written. The demo plays a working day while the houses are closed (lib/runtime/demo-clock.ts). Sign-in
 * and one-time passwords use real time instead.
 */
interface TestClock {
	/** Added to real time, in milliseconds. */
	offset: number;
	/** Modification time of the file the offset came from; 0 = not from a file. */
	fileChangedAt: number;
}

export function now(): Temporal.Instant {
	const instant = shown();
	noticeClock(instant, "minute");
	return instant;
}

/**
 * The same for a page that need not be made anew each minute: all that it makes of the instant, but for the date, says by
 * itself until when it holds (`holdsUntil`).
 */
export function exactNow(): Temporal.Instant {
	const instant = shown();
	noticeClock(instant, "day");
	return instant;
}

function shown(): Temporal.Instant {
	const real = Temporal.Now.instant();
	const { mode, dataDir } = env();
	if (mode === "demo") return playedNow(real);
	if (mode !== "test") return real;
	const clock = testClock();
	followFile(clock, path.join(dataDir, "app-now"));
	return real.add({ milliseconds: Math.round(clock.offset) });
}

/** Real time until the process has been told what the demo plays. */
function playedNow(real: Temporal.Instant): Temporal.Instant {
	const { clock } = demo();
	return clock
		? Temporal.Instant.fromEpochMilliseconds(
				playedTime(clock, real.epochMilliseconds),
			)
		: real;
}

/** Tells this process what the demo plays; ignored in every other mode. */
export function setDemoClock(clock: DemoClock): void {
	demo().clock = clock;
}

function demo() {
	return onGlobal<{ clock: DemoClock | null }>("demo-clock", () => ({
		clock: null,
	}));
}

/** What the clock shows while the demo plays another time than that on the wall; null: it does not. */
export function playedMoment(): Temporal.Instant | null {
	if (env().mode !== "demo") return null;
	const played = now();
	const apart = played.since(realNow()).total("minutes");
	return Math.abs(apart) > 1 ? played : null;
}

/** Moves this process's clock, or with null sets it right again. Tests only. */
export function setNow(instant: Temporal.Instant | string | null): void {
	if (env().mode !== "test") {
		throw new Error("The clock can be set with APP_ENV=test only.");
	}
	testClock().offset = instant === null ? 0 : offsetTo(instant, Date.now());
}

function testClock(): TestClock {
	return onGlobal("test-clock", () => {
		const start = env().now;
		return {
			offset: start ? offsetTo(start, Date.now()) : 0,
			fileChangedAt: 0,
		};
	});
}

function followFile(clock: TestClock, file: string): void {
	const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
	if (changedAt === undefined || changedAt === clock.fileChangedAt) return;
	const text = readFileSync(file, "utf8").trim();
	if (text === "") return;
	clock.offset = offsetTo(text, changedAt);
	clock.fileChangedAt = changedAt;
}

function offsetTo(
	instant: Temporal.Instant | string,
	realMilliseconds: number,
): number {
	return Temporal.Instant.from(instant).epochMilliseconds - realMilliseconds;
}

/** What the clock on the wall shows, also in tests: for signing in and one-time passwords only. */
export function realNow(): Temporal.Instant {
	return Temporal.Now.instant();
}
