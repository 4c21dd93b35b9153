import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { readFacts, situationOf } from "#lib/queue/queries/facts.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { distributions } from "#lib/queue/waits/rules/forecast.ts";
import { UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { makeCity } from "#tests/support/factory.ts";
import { at, bookToday, drawn } from "#tests/support/queue.ts";
import { bookRemote, remoteHouse } from "#tests/support/remote.ts";

beforeAll(() => makeCity());

test("a call that is overdue takes the next free desk on every day that is played", async () => {
	const house = await remoteHouse();
	const call = await bookRemote(house, 600);
	await drawn(house, at("10:20"));
	const look = async () => {
		const now = at("10:20");
		const { planned } = await getForehand(house.id, now);
		return situationOf(
			await readFacts(db(), house.id, now),
			{
				measures: {
					...UNMEASURED,
					spread: [1],
					wayMs: 0,
					showRate: 0.5,
					people: {
						// Nearly everybody comes before their time.
						lateness: [-20, -10],
						leaving: null,
						empty: { share: 0, minutes: 0 },
						unseen: { share: 0, after: 0, minutes: 0 },
						rest: 1,
						urgent: { emergency: 0, priority: 0 },
					},
				},
				planned,
			},
			now,
		);
	};
	const { coming, waiting, desks, ...rest } = await look();
	expect(coming).toMatchObject([{ id: call.id, isRemote: true }]);
	const [first] = waiting;
	if (!first) throw new Error("nobody waits");
	// The desk is free in five minutes; the call comes first on every day that is played.
	const busy = { since: rest.now, isServed: true, minutes: 5 };
	const calls = distributions({
		...rest,
		waiting,
		coming,
		desks: desks.map((desk) => ({ ...desk, busy })),
	}).get(first.id);
	expect(new Set(calls)).toEqual(new Set([5 + (coming[0]?.minutes ?? 0)]));
	await bookToday(house, 660);
	expect(
		(await look()).coming.map(({ isRemote, startsAt }) => ({
			isRemote,
			startsAt,
		})),
	).toEqual([
		{ isRemote: true, startsAt: at("10:20").epochMilliseconds + 1 },
		{ isRemote: false, startsAt: at("11:00").epochMilliseconds },
	]);
});
