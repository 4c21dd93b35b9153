import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import {
	now,
	playedMoment,
	realNow,
	setDemoClock,
	setNow,
} from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();

function settings(more: Record<string, string>) {
	for (const name of ["env", "test-clock", "demo-clock"]) takeGlobal(name);
	const all = {
		APP_ENV: "test",
		APP_NOW: "2026-11-24T10:00:00+01:00",
		APP_SECRET: "x".repeat(32),
		DATABASE_URL: "postgresql://nowhere/at-all",
		DATA_DIR: folder.path,
		// Vite's own variable of this name is "/".
		BASE_URL: "",
		...more,
	};
	for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
}

beforeEach(() => {
	settings({});
});

afterEach(() => {
	vi.unstubAllEnvs();
	for (const name of ["env", "test-clock", "demo-clock"]) takeGlobal(name);
});

afterAll(() => folder.remove());

const between = (instant: string) =>
	Math.abs(
		now().epochMilliseconds - Temporal.Instant.from(instant).epochMilliseconds,
	);

test("in a test the clock starts at APP_NOW", () => {
	expect(between("2026-11-24T09:00:00Z")).toBeLessThan(1_000);
});

test("a test moves the clock, and it goes on from there", () => {
	setNow("2027-03-28T00:59:00Z");
	expect(between("2027-03-28T00:59:00Z")).toBeLessThan(1_000);
});

test("a running server follows the file app-now", () => {
	expect(between("2026-11-24T09:00:00Z")).toBeLessThan(1_000);
	writeFileSync(path.join(folder.path, "app-now"), "2026-12-01T08:00:00Z\n");
	expect(between("2026-12-01T08:00:00Z")).toBeLessThan(2_000);
});

test("the demo shows what it plays, the clock on the wall stays what it is, and no other mode follows it", () => {
	settings({ APP_ENV: "demo", APP_NOW: "" });
	const real = Temporal.Now.instant();
	expect(playedMoment()).toBeNull();
	const played = real.add({ hours: 40 });
	setDemoClock({
		realAt: real.epochMilliseconds,
		playedAt: played.epochMilliseconds,
		playedUntil: played.add({ hours: 5 }).epochMilliseconds,
		seenAt: real.epochMilliseconds,
	});
	expect(between(played.toString())).toBeLessThan(1_000);
	expect(playedMoment()).not.toBeNull();
	expect(realNow().since(real).total("seconds")).toBeLessThan(1);
	vi.stubEnv("APP_ENV", "test");
	takeGlobal("env");
	expect(between(played.toString())).toBeGreaterThan(1_000);
});

test("outside tests it shows real time and cannot be moved", () => {
	settings({ APP_ENV: "demo", APP_NOW: "" });
	expect(between(Temporal.Now.instant().toString())).toBeLessThan(1_000);
	expect(() => setNow("2027-01-01T00:00:00Z")).toThrow("APP_ENV=test");
});
