import { beforeEach, expect, test } from "vitest";
import { afarOfToken, newFormKey } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { AFAR_FORM } from "#lib/queue/afar/commands/ask-from-afar.ts";
import { drawFromAfar } from "#lib/queue/afar/commands/draw-from-afar.ts";
import { forgetAsked } from "#lib/queue/afar/commands/forget-asked.ts";
import { findAsked } from "#lib/queue/afar/queries/find-asked.ts";
import { steerWalkIns } from "#lib/queue/arrival/commands/steer-walk-ins.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { allowAfar, ask, asked, fill, fromAfar } from "#tests/support/afar.ts";
import { inParallel, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import { makeActor } from "#tests/support/house.ts";
import {
	at,
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
	house = await openHouse();
});

const countParked = (stations = [house.id]) =>
	db().visit.count({
		where: { status: "parked", stationId: { in: stations } },
	});

/** A house in which one waits for hours, and which gives numbers from afar. */
async function busyHouse(perHour = 5): Promise<void> {
	await allowAfar(house, perHour);
	await fill(house, 6);
}

test("whoever waits elsewhere gets a mail, and draws the number by its link alone", async () => {
	await busyHouse();
	const token = await asked(house, at("09:00"), {
		email: "ada@citizen.example",
	});
	const [mail] = await db().message.findMany({
		where: { kind: "afar-draw", afar: { stationId: house.id } },
	});
	expect(mail).toMatchObject({ status: "queued", locale: "de" });
	// The link alone draws nothing.
	expect(await findAsked(token, at("09:01"))).toMatchObject({
		ticketToken: null,
		why: null,
		wayMinutes: 10,
	});
	expect(await countParked()).toBe(0);
	const { token: ticket } = value(
		await drawFromAfar({ token, now: at("09:01") }),
	);
	expect(await findTicket(ticket, at("09:01"))).toMatchObject({
		state: "away",
		place: 7,
		away: { dueAt: null, wayMinutes: 10, mail: null },
	});
	const queue = await queueOf(house, at("09:01"));
	expect(queue.waiting).toHaveLength(6);
	expect(queue.parked).toEqual([]);
	expect(queue.away).toMatchObject([{ status: "parked", isAway: true }]);
	const { events } = await visitRow(queue.away[0]?.id ?? "");
	expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
		["drawn", "citizen"],
	]);
	expect((await findAsked(token, at("09:02")))?.ticketToken).toBe(ticket);
});

test("no number from afar where it does not fit, and each time it is said why", async () => {
	const why = async (now = at("09:00"), wayMinutes = 10) =>
		outcomeOf(await ask(house, now, { wayMinutes }));
	expect(await why()).toBe("off");
	await allowAfar(house, 5);
	// Nobody waits: whoever comes is there at once.
	expect(await why()).toBe("short");
	await fill(house, 3);
	expect(await why()).toBe("ok");
	expect(await why(at("09:00"), 120)).toBe("short");
	expect(await why(at("17:00"))).toBe("closed");
	const lead = await makeActor("lead", [house.id]);
	const stop = { stationId: house.id, mode: "stopped" } as const;
	value(await steerWalkIns(lead, { ...stop, now: at("09:00") }));
	expect(await why()).toBe("closed");
});

test("where nobody can tell how long one waits, no number is given", async () => {
	const empty = await openHouse(1);
	await allowAfar(empty, 5);
	await fill(empty, 6);
	await db().deskPresence.deleteMany({
		where: { desk: { stationId: empty.id } },
	});
	expect(outcomeOf(await ask(empty, at("09:00")))).toBe("unknown");
});

test("of twenty who press at the same moment no more get a number than the hour has", async () => {
	await busyHouse(3);
	const tokens: string[] = [];
	for (let count = 0; count < 8; count += 1)
		tokens.push(await asked(house, at("09:00")));
	const results = await inParallel(8, tokens, (token) =>
		drawFromAfar({ token, now: at("09:01") }),
	);
	expect(tally(results)).toEqual({ ok: 3, full: 5 });
	expect(outcomeOf(await ask(house, at("09:30")))).toBe("full");
	// An hour later there are new ones.
	expect(
		outcomeOf(
			await drawFromAfar({ token: tokens.at(-1) ?? "", now: at("10:02") }),
		),
	).not.toBe("full");
});

test("one person has one number, however the address is written and at whatever station", async () => {
	await busyHouse();
	const other = await openHouse();
	await allowAfar(other, 5);
	await fill(other, 6);
	const tokens = [
		await asked(house, at("09:00"), { email: "eva@citizen.example" }),
		await asked(house, at("09:00"), { email: "EVA+zwei@citizen.example" }),
		await asked(other, at("09:00"), { email: "Eva@Citizen.example" }),
	];
	const results = await inParallel(3, tokens, (token) =>
		drawFromAfar({ token, now: at("09:01") }),
	);
	expect(tally(results)).toEqual({ ok: 1, "has-one": 2 });
	expect(await countParked([house.id, other.id])).toBe(1);
});

test("a form that is sent twice is one mail, a link that is pressed twice one number", async () => {
	await busyHouse();
	const form = {
		formKey: newFormKey(AFAR_FORM),
		email: "ida@citizen.example",
	};
	const asks = await inParallel(4, Array.from({ length: 4 }), () =>
		ask(house, at("09:00"), form),
	);
	expect(tally(asks)).toEqual({ ok: 4 });
	const ofHouse = { afar: { stationId: house.id } };
	expect(await db().message.count({ where: ofHouse })).toBe(1);
	const token = await asked(house, at("09:00"));
	const draws = await inParallel(4, Array.from({ length: 4 }), () =>
		drawFromAfar({ token, now: at("09:01") }),
	);
	expect(tally(draws)).toEqual({ ok: 4 });
	expect(await countParked()).toBe(1);
});

test("a link is of one day, and nobody makes one up", async () => {
	await busyHouse();
	const token = await asked(house, at("09:00"));
	const tomorrow = at("09:00").add({ hours: 24 });
	expect(outcomeOf(await drawFromAfar({ token, now: tomorrow }))).toBe(
		"unknown-link",
	);
	expect(await findAsked(token, tomorrow)).toBeNull();
	const madeUp = (token.startsWith("A") ? "B" : "A") + token.slice(1);
	expect(
		outcomeOf(await drawFromAfar({ token: madeUp, now: at("09:00") })),
	).toBe("unknown-link");
	expect(
		outcomeOf(await ask(house, at("09:00"), { formKey: "x".repeat(43) })),
	).toBe("unknown-form");
});

test("to one address only a handful of mails goes, and nobody is told that one went", async () => {
	await busyHouse();
	const email = "uwe@citizen.example";
	for (let count = 0; count < 3; count += 1)
		expect(outcomeOf(await ask(house, at("09:00"), { email }))).toBe("ok");
	expect(outcomeOf(await ask(house, at("09:00"), { email }))).toBe(
		"mail-limit",
	);
	expect(await db().afarTicket.count({ where: { stationId: house.id } })).toBe(
		3,
	);
	expect((await fromAfar(house, at("09:00"))).reference).toMatch(/^\d{9}$/);
});

test("forgetting what was asked makes room for no more mails to the same mailbox, and rewrites nothing meanwhile", async () => {
	await busyHouse();
	const email = `${crypto.randomUUID()}@citizen.example`;
	const due = { what: "afar_ticket", rewrittenAt: null };
	const before = await db().erasure.count({ where: due });
	const client = "203.0.113.77";
	for (let count = 0; count < 3; count += 1) {
		const token = await asked(house, at("09:00"), { email, client });
		value(await forgetAsked({ token, now: at("09:01") }));
	}
	expect(outcomeOf(await ask(house, at("09:02"), { email, client }))).toBe(
		"mail-limit",
	);
	// Left to the sweep: nobody at a kiosk waits for a table that is written anew.
	expect(await db().erasure.count({ where: due })).toBe(before + 3);
});

test("of drawing and forgetting at once one comes first, and the other is told", async () => {
	await busyHouse();
	for (let round = 0; round < 4; round += 1) {
		const token = await asked(house, at("09:00"), { client: "203.0.113.78" });
		const [drew, forgot] = await Promise.all([
			drawFromAfar({ token, now: at("09:01") }),
			forgetAsked({ token, now: at("09:01") }),
		]);
		expect([
			["ok", "drawn"],
			["unknown-link", "ok"],
		]).toContainEqual([outcomeOf(drew), outcomeOf(forgot)]);
	}
});

test("who has the mail sees what is stored and forgets it; once a number is drawn the link forgets nothing", async () => {
	await busyHouse();
	const email = `${crypto.randomUUID()}@citizen.example`;
	const token = await asked(house, at("09:00"), { email });
	const id = afarOfToken(token) ?? "";
	const mails = () => db().message.count({ where: { afarId: id } });
	expect(await mails()).toBe(1);
	expect(await findAsked(token, at("09:01"))).toMatchObject({
		stationSlug: house.slug,
		wayMinutes: 10,
	});
	for (let times = 0; times < 2; times++)
		expect(await forgetAsked({ token, now: at("09:02") })).toEqual({
			ok: true,
			value: null,
		});
	expect(await findAsked(token, at("09:03"))).toBeNull();
	expect(await db().afarTicket.count({ where: { id } })).toBe(0);
	expect(await mails()).toBe(0);
	const other = await asked(house, at("09:04"), { email });
	value(await drawFromAfar({ token: other, now: at("09:05") }));
	expect(outcomeOf(await forgetAsked({ token: other, now: at("09:06") }))).toBe(
		"drawn",
	);
	expect(
		outcomeOf(await forgetAsked({ token: "nobody's", now: at("09:06") })),
	).toBe("ok");
});
