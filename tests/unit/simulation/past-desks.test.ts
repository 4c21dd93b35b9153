import { expect, test } from "vitest";
import type { PastDay, PastVisit } from "#lib/queue/past/past-day.ts";
import { withServed } from "#lib/queue/past/rules/taken.ts";
import { playOf } from "#lib/simulation/replay/rules/people.ts";
import {
	partsOf,
	type Replay,
	replaying,
} from "#lib/simulation/replay/rules/replay.ts";
import { pastDayWriter } from "#tests/support/past-visits.ts";
import { whole } from "./paper.ts";

const DATE = "2026-11-24";
const { step, visit } = pastDayWriter(DATE);

const deskOf = (id: number, ...serves: number[]) => ({
	id,
	name: String(id),
	serves: new Set(serves),
	planned: [{ from: 480, until: 960 }],
});

const dayOf = (
	desks: PastDay["desks"],
	visits: readonly PastVisit[],
): PastDay => ({
	stationId: 1,
	date: DATE,
	settings: {
		lateMinutes: 15,
		patienceMinutes: 45,
		yieldMinutes: 10,
		noShowMinutes: 10,
		checkInMinutes: 60,
	} as PastDay["settings"],
	desks,
	appointments: [],
	visits,
});

const replay = (day: PastDay): Replay => whole(replaying(partsOf(day), null));

test("whom a desk that does only part of it called by phone shows nothing of what that desk does", () => {
	const call = visit(
		"1",
		[
			step(500, "called", "called", 1),
			step(500, "serving", "serving", 1),
			step(520, "done", "done", 1),
		],
		{ serviceIds: [1, 7], isRemote: true },
	);
	const day = dayOf([deskOf(1, 1)], [call]);
	expect([...(withServed(day).desks[0]?.serves ?? [])]).toEqual([1]);
	// Played once more, they are still served there.
	const { people } = playOf(partsOf(day).sources)(0, 0);
	expect(people.map(({ serviceIds }) => serviceIds)).toEqual([[1]]);
	expect(replay(day).figures.notServed.again?.mean).toBe(0);
});
