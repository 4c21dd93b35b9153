import { describe, expect, test } from "vitest";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { misplaced } from "#lib/queue/arrival/rules/check-in.ts";
import { parseWishes } from "#lib/queue/arrival/rules/wishes.ts";
import { readMailText, readNote } from "#lib/queue/visit/rules/schema.ts";
import { isPossible, noShowFrom } from "#lib/queue/visit/rules/steps.ts";
import { timesOf } from "#lib/queue/waits/rules/times.ts";
import { walkInState } from "#lib/queue/waits/rules/walk-ins.ts";
import { passport } from "#tests/unit/notifications/examples.ts";

const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
const at = (clock: string, day = "2026-11-24") =>
	Temporal.Instant.from(`${day}T${clock}:00+01:00`).epochMilliseconds;

describe("checking in", () => {
	const appointment = {
		status: "booked",
		stationId: 1,
		stationSlug: "mitte",
		startsAt: at("10:30"),
		kind: "counter",
	} as const;
	const SETTINGS = { checkInMinutes: 60 };
	test.each([
		["in time", {}, null],
		["hours late, the same day", { startsAt: at("08:00") }, null],
		["an hour before", { startsAt: at("11:00") }, null],
		["more than an hour before", { startsAt: at("11:01") }, "too-early"],
		["another day", { startsAt: at("10:00", "2026-11-25") }, "wrong-day"],
		["another station", { stationId: 2 }, "wrong-station"],
		["cancelled", { status: "cancelled" }, "cancelled"],
		["been there already", { status: "done" }, "over"],
		["ended as a no-show", { status: "no-show" }, "over"],
	] as const)("%s", (_, change, expected) => {
		const problem = misplaced({ ...appointment, ...change }, 1, NOW, SETTINGS);
		expect(problem?.outcome ?? null).toBe(expected);
	});

	test("too early says from when on, and staff may do it all the same", () => {
		const early = { ...appointment, startsAt: at("14:00") };
		expect(misplaced(early, 1, NOW, SETTINGS)).toEqual({
			outcome: "too-early",
			stationSlug: "mitte",
			startsAt: at("14:00"),
			from: at("13:00"),
		});
		const anyTime = { checkInMinutes: Number.POSITIVE_INFINITY };
		expect(misplaced(early, 1, NOW, anyTime)).toBeNull();
	});
});

describe("walk-ins", () => {
	const open = { kind: "open", until: 960, again: null } as const;
	const closed = { kind: "closed", next: null, wasOpen: true } as const;
	const wait = { minutes: 40, from: 30, until: 55 };
	const state = (change: Partial<Parameters<typeof walkInState>[0]>) =>
		walkInState({
			mode: "automatic",
			house: open,
			closing: 960,
			minute: 900,
			wait,
			minutes: 20,
			patienceMinutes: 45,
			...change,
		});
	test("get tickets as long as they would be done by closing time", () => {
		expect(state({})).toEqual({ open: true, wait });
		expect(state({ minutes: 21 })).toEqual({ open: false, why: "full" });
		expect(state({ minute: 901 })).toEqual({ open: false, why: "full" });
	});
	test("get none when the house is closed", () => {
		expect(state({ house: closed })).toEqual({ open: false, why: "closed" });
		expect(state({ closing: null })).toEqual({ open: false, why: "closed" });
	});
	test("get tickets before anybody sits at a desk", () => {
		const unknown = { wait: null, minute: 480 };
		expect(state(unknown)).toEqual({ open: true, wait: null });
	});
	test.each([
		[894, true],
		[895, true],
		[896, false],
		[959, false],
	])(
		"an unknown wait is as long as anybody is let wait, never nothing: at minute %i open is %s",
		(minute, open) => {
			expect(state({ wait: null, minute })).toEqual(
				open ? { open, wait: null } : { open, why: "no-desk" },
			);
		},
	);
	test("one minute before closing nobody gets a ticket while no desk is taken, staff saying otherwise aside", () => {
		const late = { wait: null, minute: 959, minutes: 0 };
		expect(state(late).open).toBe(false);
		expect(state({ ...late, mode: "open" }).open).toBe(true);
	});
	test("staff have the last word", () => {
		expect(state({ mode: "stopped" })).toEqual({ open: false, why: "stopped" });
		expect(state({ mode: "open", minutes: 300 }).open).toBe(true);
		expect(state({ mode: "open", house: closed }).open).toBe(true);
	});
});

describe("times of a visit", () => {
	const step = (
		minute: number,
		kind: Parameters<typeof timesOf>[0][number]["kind"],
		toStatus: Parameters<typeof timesOf>[0][number]["toStatus"],
		undone = false,
	) => ({ at: minute * 60_000, kind, toStatus, undone });
	const inMinutes = (times: ReturnType<typeof timesOf>) =>
		Object.values(times).map((one) => one / 60_000);

	test("waiting, way and service", () => {
		const steps = [
			step(0, "arrived", "waiting"),
			step(12, "called", "called"),
			step(13, "recalled", "called"),
			step(14, "serving", "serving"),
			step(20, "note", "serving"),
			step(24, "done", "done"),
		];
		expect(inMinutes(timesOf(steps, null))).toEqual([12, 2, 10]);
		expect(inMinutes(timesOf(steps, 5 * 60_000))).toEqual([7, 2, 10]);
	});
	test("parking is no waiting, and a second desk counts on", () => {
		const steps = [
			step(0, "arrived", "waiting"),
			step(10, "called", "called"),
			step(11, "serving", "serving"),
			step(15, "parked", "parked"),
			step(35, "called", "called"),
			step(36, "serving", "serving"),
			step(40, "handed-over", "waiting"),
			step(43, "called", "called"),
			step(44, "serving", "serving"),
			step(50, "done", "done"),
		];
		expect(inMinutes(timesOf(steps, null))).toEqual([13, 3, 14]);
	});
	test("what was undone did not happen", () => {
		const steps = [
			step(0, "arrived", "waiting"),
			step(5, "called", "called", true),
			step(6, "undone", "waiting"),
			step(9, "called", "called"),
			step(10, "serving", "serving"),
			step(12, "done", "done"),
		];
		expect(inMinutes(timesOf(steps, null))).toEqual([9, 1, 2]);
	});
	test("clocks that differ make nothing negative", () => {
		const steps = [
			step(5, "arrived", "waiting"),
			step(4, "called", "called"),
			step(6, "serving", "serving"),
		];
		expect(inMinutes(timesOf(steps, null))).toEqual([0, 2, 0]);
	});
});

test("a no-show is one only some minutes after a call", () => {
	expect(noShowFrom({ calledAt: null, calls: 0 }, 10)).toBeNull();
	expect(noShowFrom({ calledAt: 0, calls: 2 }, 10)).toBe(600_000);
});

test("nobody is ended twice, and nobody waiting is served without a call", () => {
	expect(isPossible("done", "done")).toBe(false);
	expect(isPossible("serving", "waiting")).toBe(false);
	expect(isPossible("called", "called")).toBe(false);
	expect(isPossible("reopened", "done")).toBe(true);
});

test("what somebody in the house wants may be more than an appointment may hold", () => {
	const days = { today: "2026-11-24", last: "2026-12-24" } as const;
	const catalog = { services: [passport], days };
	const { slug } = passport;
	const { maxQuantity } = planOn(passport, days.today);
	expect(parseWishes([slug, slug], catalog)).toEqual({
		ok: true,
		value: [{ service: passport, quantity: 2 }],
	});
	const error = (entries: string[]) => {
		const wishes = parseWishes(entries, catalog);
		return wishes.ok ? null : wishes.error;
	};
	expect(error([])).toBe("nothing-selected");
	expect(error([`${slug}:0`])).toBe("nothing-selected");
	expect(error(["nonsense"])).toBe("unknown-service");
	expect(error([`${slug}:${maxQuantity + 1}`])).toBe("quantity-out-of-range");
});

test("what staff type keeps its lines, loses what nobody sees, and has an end", () => {
	expect(readNote("  Rollstuhl,\r\nKlingel\u0007 links\u202e ")).toEqual({
		ok: true,
		value: "Rollstuhl,\nKlingel  links",
	});
	expect(readNote(" \n ")).toEqual({ ok: false, error: "text-missing" });
	expect(readNote("x".repeat(501))).toEqual({
		ok: false,
		error: "text-too-long",
	});
	expect(readMailText("x".repeat(2000)).ok).toBe(true);
});
