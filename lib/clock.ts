import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { env } from "#lib/env.ts";
import { onGlobal } from "#lib/global.ts";

/**
 * The domain's clock, read at the edge (page, route, job) and handed inwards as an argument.
 * With `APP_ENV=test` it can be moved and then keeps ticking: `APP_NOW` at the start, `setNow` in
 * process, or for a running server the file `<DATA_DIR>/app-now` holding an instant, which counts
 * from the moment it was written. Sign-in and one-time passwords use real time instead.
 */
interface TestClock {
	/** Added to real time, in milliseconds. */
	offset: number;
	/** Modification time of the file the offset came from; 0 = not from a file. */
	fileChangedAt: number;
}

export function now(): Temporal.Instant {
	const real = Temporal.Now.instant();
	const { mode, dataDir } = env();
	if (mode !== "test") return real;
	const clock = testClock();
	followFile(clock, path.join(dataDir, "app-now"));
	return real.add({ milliseconds: Math.round(clock.offset) });
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
