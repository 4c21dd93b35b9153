import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { callIn } from "#lib/queue/afar/commands/call-in.ts";
import { changeWay } from "#lib/queue/afar/commands/change-way.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { allowAfar, fill, fromAfar } from "#tests/support/afar.ts";
import { inParallel } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	change,
	clerkOf,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

let house: House;

beforeEach(async () => {
	await makeCity();
	house = await openHouse();
	await allowAfar(house, 5);
	await fill(house, 6);
});

const comeAt = async (visitId: string) =>
	(await db().afarTicket.findUniqueOrThrow({ where: { visitId } })).comeAt;

const dayVersion = async () =>
	(
		await db().stationDay.findFirstOrThrow({
			where: { stationId: house.id, date: toDbDate(TODAY) },
		})
	).version;

test("who is farther away than they said is told to come the sooner, and keeps their place", async () => {
	const { token, visitId } = await fromAfar(house, at("09:00"));
	await callIn(at("09:01"));
	expect(await comeAt(visitId)).toBeNull();
	const place = (await findTicket(token, at("09:01")))?.place;
	const before = await dayVersion();
	const step = await change(visitId, at("09:02"));
	value(await changeWay({ token, wayMinutes: 90, now: at("09:02") }));
	const ticket = await findTicket(token, at("09:02"));
	expect(ticket).toMatchObject({ place, away: { wayMinutes: 90 } });
	// Everybody's pages learn of it, and pressed twice nothing changes.
	const { version, events } = await visitRow(visitId);
	expect(await dayVersion()).toBe(before + 1);
	value(await changeWay({ token, wayMinutes: 90, now: at("09:02") }));
	expect(await dayVersion()).toBe(before + 1);
	// What a clerk saw of them before is as it was: no step of theirs comes too late by it.
	expect(version).toBe(step.version);
	expect(events.map(({ kind }) => kind)).toEqual(["drawn"]);
	await callIn(at("09:03"));
	expect(await comeAt(visitId)).not.toBeNull();
});

test("a clerk who saw the way before checks them in at once, and sees the new way by then", async () => {
	const { token, visitId } = await fromAfar(house, at("09:00"));
	const seen = await queueOf(house, at("09:01"));
	expect(seen.away[0]?.afar?.wayMinutes).toBe(10);
	const step = await change(visitId, at("09:03"));
	value(await changeWay({ token, wayMinutes: 30, now: at("09:02") }));
	const now = await queueOf(house, at("09:02"));
	expect(now.away[0]?.afar?.wayMinutes).toBe(30);
	expect(outcomeOf(await reopenVisit(clerkOf(house), step))).toBe("ok");
});

test("once told to come, here, gone or changed too often, the way stays", async () => {
	const set = async (token: string, wayMinutes: number, clock = "09:10") =>
		outcomeOf(await changeWay({ token, wayMinutes, now: at(clock) }));
	const told = await fromAfar(house, at("09:00"));
	value(
		await changeWay({ token: told.token, wayMinutes: 120, now: at("09:01") }),
	);
	await callIn(at("09:01"));
	expect(await set(told.token, 5)).toBe("told-to-come");
	const here = await fromAfar(house, at("09:02"));
	value(
		await reopenVisit(clerkOf(house), await change(here.visitId, at("09:05"))),
	);
	expect(await set(here.token, 5)).toBe("unknown-visit");
	expect(await set("no-such-token", 5)).toBe("unknown-visit");
	const busy = await fromAfar(house, at("09:06"));
	const answers: string[] = [];
	for (let way = 11; way <= 21; way++) answers.push(await set(busy.token, way));
	expect(answers.slice(0, 10)).toEqual(Array(10).fill("ok"));
	expect(answers[10]).toBe("too-often");
	// On another day there is no such number.
	const tomorrow = at("09:10").add({ hours: 24 });
	const late = await changeWay({
		token: busy.token,
		wayMinutes: 3,
		now: tomorrow,
	});
	expect(outcomeOf(late)).toBe("unknown-visit");
});

test("changed at the moment of being called in, either the new way counts or it is too late for it", async () => {
	for (const round of [1, 2, 3, 4]) {
		const { token, visitId } = await fromAfar(house, at("09:00"), {
			email: `round-${round}@citizen.example`,
		});
		for (const { id } of (await queueOf(house, at("09:01"))).waiting)
			value(
				await finishVisit(clerkOf(house), {
					...(await change(id, at("09:01"))),
					outcome: "done",
				}),
			);
		const [changed] = await inParallel(3, [0, 1, 2], async (index) => {
			if (index > 0) {
				await callIn(at("09:02"));
				return { ok: true as const, value: null };
			}
			return changeWay({ token, wayMinutes: 40, now: at("09:02") });
		});
		const row = await db().afarTicket.findUniqueOrThrow({
			where: { visitId },
		});
		const { events } = await visitRow(visitId);
		expect(row.comeAt).not.toBeNull();
		expect(events.map(({ kind }) => kind)).toEqual(["drawn", "summoned"]);
		const outcome = changed && outcomeOf(changed);
		expect(["ok", "told-to-come"]).toContain(outcome);
		expect(row.wayMinutes).toBe(outcome === "ok" ? 40 : 10);
		await db().afarTicket.deleteMany({ where: { visitId } });
		await db().visit.deleteMany({ where: { id: visitId } });
		await fill(house, 6);
	}
});
