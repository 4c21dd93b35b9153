import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { callIn } from "#lib/queue/afar/commands/call-in.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { leaveQueue } from "#lib/queue/arrival/commands/leave-queue.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { allowAfar, fill, fromAfar } from "#tests/support/afar.ts";
import { inParallel, untilNotBusy } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	change,
	clerkOf,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

let house: House;

beforeEach(async () => {
	await makeCity();
	house = await openHouse(2);
	await allowAfar(house, 30);
	await fill(house, 12);
});

const NOW = at("09:02");

/** So many who wait elsewhere, all of whom it is time to tell: nobody is before them. */
async function awayAndDue(people: number) {
	const away: Awaited<ReturnType<typeof fromAfar>>[] = [];
	for (let count = 0; count < people; count++)
		away.push(await fromAfar(house, at("09:00")));
	for (const { id } of (await queueOf(house, at("09:01"))).waiting)
		value(
			await finishVisit(clerkOf(house), {
				...(await change(id, at("09:01"))),
				outcome: "done",
			}),
		);
	return away;
}

type Work = () => Promise<{ ok: true } | { ok: false; error: string }>;

const kindsOf = async (visitId: string) =>
	(await visitRow(visitId)).events.map(({ kind }) => kind);

const mailsTo = (visitId: string) =>
	db().message.count({ where: { kind: "afar-come", afar: { visitId } } });

test("called in by three processes while two clerks press, a kiosk reads and people leave, each goes one way", async () => {
	const away = await awayAndDue(8);
	const [first, second] = [clerkOf(house), clerkOf(house, 1)];
	const seen = new Map<string, Awaited<ReturnType<typeof change>>>();
	for (const { visitId } of away) seen.set(visitId, await change(visitId, NOW));
	const press = (visitId: string, clerk: typeof first) =>
		reopenVisit(clerk, seen.get(visitId) ?? { visitId, version: 0, now: NOW });
	const works = away.flatMap(({ visitId, reference, token }, index): Work[] => [
		...(index % 2 === 0
			? [() => leaveQueue({ token, now: NOW })]
			: [
					() =>
						checkInAtKiosk(
							{ deviceId: randomUUID(), stationId: house.id },
							{ who: { reference }, now: NOW },
						),
				]),
		() => press(visitId, first),
		() => press(visitId, second),
	]);
	const sweeps = [1, 2, 3].map(
		(): Work => async () => {
			await callIn(NOW);
			return { ok: true };
		},
	);
	const results = await inParallel(9, [...sweeps, ...works], (work) => work());
	expect(results).toHaveLength(27);
	for (const [index, { visitId }] of away.entries()) {
		const kinds = await kindsOf(visitId);
		const { status, version } = await visitRow(visitId);
		// Drawn first, told at most once and only while away; here at most once, gone at most once.
		expect(kinds[0]).toBe("drawn");
		for (const kind of ["summoned", "returned", "left"])
			expect(kinds.filter((one) => one === kind).length).toBeLessThan(2);
		const told = kinds.indexOf("summoned");
		expect(told === -1 || told === 1, kinds.join()).toBe(true);
		expect(await mailsTo(visitId)).toBe(told === -1 ? 0 : 1);
		const last = kinds.at(-1) ?? "";
		expect(status).toBe(
			{ left: "left", returned: "waiting" }[last] ?? "nothing",
		);
		if (index % 2 === 0) expect(status).toBe("left");
		expect(version).toBeGreaterThan(0);
	}
	// A second round tells nobody twice, and nobody who is here or gone.
	await callIn(NOW);
	const after = await db().visitEvent.count({
		where: { kind: "summoned", visit: { stationId: house.id } },
	});
	const mails = await db().message.count({
		where: { kind: "afar-come", afar: { stationId: house.id } },
	});
	expect(after).toBe(mails);
});

test("two desks that call at the moment of calling in get nobody who is not here", async () => {
	const away = await awayAndDue(4);
	const here = away[0];
	if (!here) throw new Error("Nobody waits elsewhere.");
	const [sweep, one, other, byHand, arrival] = await Promise.all([
		callIn(NOW),
		untilNotBusy(() => callNext(clerkOf(house), { now: NOW })),
		untilNotBusy(() => callNext(clerkOf(house, 1), { now: NOW })),
		callVisit(clerkOf(house), {
			who: await change(away[1]?.visitId ?? "", NOW),
			now: NOW,
		}),
		checkInAtKiosk(
			{ deviceId: randomUUID(), stationId: house.id },
			{ who: { reference: here.reference }, now: NOW },
		),
	]);
	expect(sweep).toBeUndefined();
	expect(arrival.ok).toBe(true);
	expect(outcomeOf(byHand)).not.toBe("ok");
	const called = [one, other].flatMap((result) =>
		result.ok ? [result.value.visitId] : [],
	);
	// At most the one who came, at one desk alone.
	expect(called.filter((id) => id !== here.visitId)).toEqual([]);
	expect(called.length).toBeLessThan(2);
	for (const { visitId } of away.slice(1))
		expect(await kindsOf(visitId)).not.toContain("called");
});

test("two processes that end the same numbers after closing time write one mail each", async () => {
	const away = await awayAndDue(4);
	const [stays] = away;
	const closed = at("16:01");
	await inParallel(4, [0, 1, 2, 3], async (index) => {
		if (index === 3 && stays)
			return leaveQueue({ token: stays.token, now: closed });
		await callIn(closed);
		return { ok: true as const, value: null };
	});
	for (const { visitId } of away) {
		expect((await visitRow(visitId)).status).toBe("left");
		const kinds = await kindsOf(visitId);
		expect(kinds.filter((kind) => kind === "left")).toHaveLength(1);
	}
	const mails = await db().message.groupBy({
		by: ["afarId"],
		where: { kind: "afar-over", afar: { stationId: house.id } },
		_count: true,
	});
	expect(mails.every(({ _count }) => _count === 1)).toBe(true);
	expect(mails.length).toBeGreaterThanOrEqual(3);
});
