import { expect, test } from "vitest";
import type {
	DeskView,
	QueueEntry,
	QueueView,
	VisitStatus,
	WaitingEntry,
} from "#lib/queue/queue.ts";
import { todayOf } from "#lib/queue/today/rules/today.ts";
import { NO_WALK } from "#lib/queue/walk/walk.ts";

const NOW = 1_000_000_000;
const END = { minutes: 40, from: 30, until: 55 };

const entry = (id: string, rest: Partial<QueueEntry> = {}): QueueEntry => ({
	id,
	ticket: id,
	status: "waiting",
	arrivedAt: NOW,
	startsAt: null,
	priority: null,
	serviceIds: [],
	forDeskId: null,
	handedOverAt: null,
	parkedUntil: null,
	speaks: null,
	version: 1,
	appointmentId: null,
	reference: null,
	name: null,
	hasEmail: false,
	kind: "counter",
	phone: null,
	videoAddress: null,
	tries: 0,
	services: [],
	walk: NO_WALK,
	minutes: 10,
	priorityReason: null,
	deskId: null,
	calledAt: null,
	calls: 0,
	noShowAt: null,
	servingAt: null,
	endedAt: null,
	note: null,
	missing: null,
	expectedMinutes: null,
	hasBegun: true,
	afar: null,
	isAway: false,
	undoable: null,
	...rest,
});

const waits = (
	id: string,
	waitedMinutes: number,
	rest: Partial<QueueEntry> = {},
): WaitingEntry => ({
	...entry(id, rest),
	position: 1,
	reason: "walk-in",
	waitedMinutes,
});

const ended = (id: string, status: VisitStatus) => entry(id, { status });

const desk = (id: number, rest: Partial<DeskView> = {}): DeskView => ({
	id,
	serves: null,
	name: `Platz ${id}`,
	clerk: null,
	pause: null,
	visit: null,
	...rest,
});

const CLERK = { userId: "u", name: "Frau Beispiel" };

function queue(rest: Partial<QueueView> = {}) {
	return {
		asOf: NOW,
		waiting: [],
		parked: [],
		away: [],
		finished: [],
		notCheckedIn: [],
		coming: [],
		remote: [],
		desks: [],
		...rest,
	};
}

test("who waits is counted by kind, and the longest wait is of those who wait", () => {
	const today = todayOf(
		queue({
			waiting: [
				waits("A001", 5, { appointmentId: "a" }),
				waits("W002", 31, { priority: "priority" }),
				waits("W003", 12),
			],
			parked: [entry("W004", { status: "parked" })],
			away: [
				entry("W005", { status: "parked", isAway: true }),
				entry("W006", { status: "parked", isAway: true }),
			],
		}),
		[],
		END,
	);
	expect(today.waiting).toEqual({
		all: 3,
		withAppointment: 1,
		withoutAppointment: 2,
		first: 1,
		parked: 1,
	});
	// Not here yet: neither of those who wait nor of those who were set aside.
	expect(today.away).toBe(2);
	expect(today.longest).toEqual({ minutes: 31, ticket: "W002" });
	expect(today.end).toEqual(END);
});

test("without anybody who waits there is no longest wait and no end, and none of it is nought", () => {
	const today = todayOf(queue(), [], END);
	expect(today.longest).toBeNull();
	expect(today.end).toBeNull();
});

test("of those by phone and video it is said whose time is over", () => {
	const remote = (startsAt: number, minutes: number) =>
		({ startsAt, minutes }) as QueueView["remote"][number];
	const today = todayOf(
		queue({
			remote: [
				remote(NOW - 600_000, 10),
				remote(NOW - 600_000, 15),
				remote(NOW + 600_000, 10),
			],
		}),
		[],
		null,
	);
	expect([today.remote, today.remoteOver]).toEqual([3, 1]);
});

test("each way to end is counted by itself", () => {
	const { ended: counted } = todayOf(
		queue({
			finished: [
				ended("1", "done"),
				ended("2", "done"),
				ended("3", "unsettled"),
				ended("4", "left"),
				ended("5", "no-show"),
			],
		}),
		[],
		null,
	);
	expect(counted).toEqual({ done: 2, unsettled: 1, left: 1, "no-show": 1 });
});

test("who was served at one desk of their list, and was not there at the next, has come", () => {
	const leg = { services: [], deskId: 1, servedAt: NOW, doneAt: NOW };
	const walk = { done: [leg], open: [] };
	const { ended: counted } = todayOf(
		queue({
			finished: [
				entry("1", { status: "left", walk }),
				entry("2", { status: "no-show", walk }),
				entry("3", { status: "done", walk }),
				// Something else was still to do; they were at no desk.
				entry("4", { status: "no-show", walk: { done: [], open: [leg] } }),
			],
		}),
		[],
		null,
	);
	expect(counted).toEqual({ done: 1, unsettled: 2, left: 0, "no-show": 1 });
});

test("a desk stands as it is seen and planned, and of whom it is nothing is said", () => {
	const today = todayOf(
		queue({
			desks: [
				desk(1, { clerk: CLERK, visit: entry("W1", { status: "serving" }) }),
				// Nobody is noted there any more, but somebody is served.
				desk(2, { visit: entry("W2", { status: "serving" }) }),
				desk(3, { clerk: CLERK }),
				desk(4),
				desk(5),
				desk(6),
				desk(7),
				desk(8, { clerk: CLERK, pause: { until: NOW + 1 } }),
				desk(9, { clerk: CLERK, pause: { until: NOW } }),
				desk(10, { pause: { until: null } }),
				// Whoever is served there is served to the end.
				desk(11, {
					clerk: CLERK,
					pause: { until: null },
					visit: entry("W3", { status: "serving" }),
				}),
			],
		}),
		[
			{ id: 4, from: NOW - 1, leftAt: null },
			{ id: 5, from: NOW - 1, leftAt: NOW - 1 },
			{ id: 6, from: NOW + 1, leftAt: null },
		],
		null,
	);
	expect(today.desks.map(({ state }) => state)).toEqual([
		"busy",
		"busy",
		"free",
		"not-taken",
		"away",
		"closed",
		"closed",
		"on-break",
		"paused",
		"paused",
		"busy",
	]);
	expect(JSON.stringify(today)).not.toContain(CLERK.name);
});
