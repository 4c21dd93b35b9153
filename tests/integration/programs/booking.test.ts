import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { commandRoute } from "#app/api/v1/_parts/command-route.ts";
import { POST as cancel } from "#app/api/v1/appointments/cancel/route.ts";
import { POST as lookup } from "#app/api/v1/appointments/lookup/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { pinOf } from "#lib/auth/secrets/secrets.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { hasHeld } from "#lib/crowd/queries/has-held.ts";
import { db } from "#lib/db/client.ts";
import { eraseAppointments } from "#lib/privacy/commands/erase-appointments.ts";
import { forgetRequests } from "#lib/programs/commands/forget-requests.ts";
import {
	changeProgram,
	switchProgram,
} from "#lib/programs/commands/manage-programs.ts";
import { once } from "#lib/programs/commands/once.ts";
import { agreementMark } from "#lib/programs/rules/program-form.ts";
import {
	KEPT_HOURS,
	REQUESTS,
	STALE_SECONDS,
} from "#lib/programs/rules/request.ts";
import { realNow, setNow } from "#lib/runtime/clock.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { CivilDate } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book as bookOnPage,
	confirm as confirmOnPage,
	DAY,
	hold as holdOnPage,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { AGREEMENT, makeProgram } from "#tests/support/program.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	setNow(NOW);
	await makeCity();
	await db().rateLimit.deleteMany();
	service ??= await makeService({ durationMinutes: 15 });
});

const CONSENT = { privacyNotice: true };
const someone = (more: object = {}) => ({
	name: `Ayşe ${crypto.randomUUID()}`,
	...more,
});

const timeAt = (station: { slug: string }, start = "09:00") => ({
	station: station.slug,
	services: [service.slug],
	date: DAY,
	start,
});

/** A program with its token at a station of its own. */
async function begin(agreement: Parameters<typeof makeProgram>[0] = {}) {
	const station = await makeStation({ desks: 1, from: 480, until: 960 });
	const program = await makeProgram(agreement);
	return { station, program, token: await tokenOf(program) };
}

async function bookAt(
	token: string,
	station: { slug: string },
	start = "09:00",
	person: object = someone(),
) {
	const held = await send(hold, token, timeAt(station, start));
	return send(book, token, { hold: held.body.hold, person, consent: CONSENT });
}

test("a program holds, books, looks up, moves and cancels, by the commands of the pages", async () => {
	const { station, token, program } = await begin();
	const held = await send(hold, token, timeAt(station));
	expect(held.status).toBe(201);
	expect(held.body).toMatchObject({
		hold: expect.stringMatching(/^[\w-]{22}$/),
		station: station.slug,
		services: [{ slug: service.slug, quantity: 1 }],
		date: DAY,
		start: "09:00",
		startsAt: "2026-12-01T09:00:00+01:00",
		durationMinutes: 15,
	});
	const booked = await send(
		book,
		token,
		{
			hold: held.body.hold,
			person: { name: " Ayşe  Müller ", email: "ayse@citizen.example" },
			consent: { privacyNotice: true, feedbackMail: true, showLanguage: true },
		},
		{ headers: { "accept-language": "tr,de;q=0.5" } },
	);
	expect(booked.status).toBe(201);
	const { appointment, reference, pin } = booked.body;
	expect(booked.body).toMatchObject({
		reference: expect.stringMatching(/^\d{9}$/),
		pin: expect.stringMatching(/^\d{6}$/),
		status: "booked",
		canMove: true,
		canCancel: true,
		link: expect.stringContaining(`/tr/termin/${reference}?t=`),
	});
	const row = await db().appointment.findUniqueOrThrow({
		where: { id: appointment },
		include: { contact: true, program: true, messages: true },
	});
	expect(row).toMatchObject({
		channel: "online",
		locale: "tr",
		clientKey: null,
		program: { clientId: program.clientId },
		contact: {
			name: "Ayşe Müller",
			email: "ayse@citizen.example",
			mayAsk: true,
			showsLanguage: true,
		},
		messages: [{ kind: "confirmed" }],
	});
	const seen = await send(lookup, token, { appointment }, { key: null });
	expect(seen.body).toMatchObject({ reference, start: "09:00" });
	expect(seen.body).not.toHaveProperty("pin");
	expect(JSON.stringify(seen.body)).not.toContain("Müller");
	const { services: _, ...later } = timeAt(station, "10:00");
	const moved = await send(move, token, { appointment, ...later });
	expect([moved.status, moved.body]).toMatchObject([
		200,
		{ appointment, reference, start: "10:00" },
	]);
	const byPin = { reference, pin };
	const cancelled = await send(cancel, token, byPin);
	expect([cancelled.status, cancelled.body]).toMatchObject([
		200,
		{ status: "cancelled", canCancel: false },
	]);
});

test("each scope opens its own command only", async () => {
	const { station, program } = await begin();
	const all = await tokenOf(program);
	const held = await send(hold, all, timeAt(station));
	const { body } = await bookAt(all, station, "11:00");
	const { appointment } = body;
	const commands = {
		hold: (token: string) => send(hold, token, timeAt(station, "12:00")),
		book: (token: string) =>
			send(book, token, {
				hold: held.body.hold,
				person: someone(),
				consent: CONSENT,
			}),
		read: (token: string) => send(lookup, token, { appointment }),
		move: (token: string) =>
			send(move, token, { appointment, ...timeAt(station, "13:00") }),
		cancel: (token: string) => send(cancel, token, { appointment }),
	};
	for (const own of Object.keys(commands)) {
		const token = await tokenOf(program, own);
		for (const [scope, command] of Object.entries(commands))
			if (scope !== own) {
				const refused = await command(token);
				expect(refused.body.code, `${scope} with ${own}`).toBe(
					"insufficient-scope",
				);
				expect(refused.status).toBe(403);
			}
	}
	for (const [scope, command] of Object.entries(commands))
		expect((await command(await tokenOf(program, scope))).status).toBeLessThan(
			300,
		);
});

test("what another program or a person reserved or booked is unknown, as what there is not", async () => {
	const { station, token } = await begin();
	const other = await tokenOf(await makeProgram());
	const held = await send(hold, other, timeAt(station));
	const onPage = wish(station, service, { start: 600 });
	await holdOnPage(onPage);
	for (const one of [held.body.hold, onPage.token, "A".repeat(22), "x"]) {
		const refused = await send(book, token, {
			hold: one,
			person: someone(),
			consent: CONSENT,
		});
		expect([refused.status, refused.body.code]).toEqual([404, "unknown-hold"]);
	}
	const theirs = (await bookAt(other, station, "11:00")).body.appointment;
	const { reference } = await bookOnPage(
		wish(station, service, { start: 720 }),
		{ ...PERSON, name: "Seite" },
	);
	const persons = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	for (const appointment of [theirs, persons.id, crypto.randomUUID()])
		for (const asked of [
			send(lookup, token, { appointment }),
			send(cancel, token, { appointment }),
			send(move, token, { appointment, ...timeAt(station, "14:00") }),
		]) {
			const refused = await asked;
			expect([refused.status, refused.body.code]).toEqual([
				404,
				"unknown-appointment",
			]);
		}
	expect((await send(lookup, other, { appointment: theirs })).status).toBe(200);
});

test("a time that a program reserved and a person confirmed on the page is the person's", async () => {
	const { station, token } = await begin();
	const held = await send(hold, token, timeAt(station));
	const wanted = wish(station, service, { token: held.body.hold });
	const { reference } = await bookOnPage(wanted, { ...PERSON, name: "Selbst" });
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	expect(row.programId).toBeNull();
	const asked = await send(lookup, token, { appointment: row.id });
	expect(asked.body.code).toBe("unknown-appointment");
});

test("the same request at the same instant is carried out once, and everybody gets its answer", async () => {
	const { station, token } = await begin();
	const key = crypto.randomUUID();
	const holds = await Promise.all(
		Array.from({ length: 8 }, () =>
			send(hold, token, timeAt(station), { key }),
		),
	);
	const statuses = new Set(holds.map(({ status }) => status));
	expect(
		[...statuses].every((status) => status === 201 || status === 409),
	).toBe(true);
	const made = holds.filter(({ status }) => status === 201);
	expect(new Set(made.map(({ body }) => body.hold)).size).toBe(1);
	for (const { body } of holds.filter(({ status }) => status === 409))
		expect(body.code).toBe("in-progress");
	const body = {
		hold: made[0]?.body.hold,
		person: someone(),
		consent: CONSENT,
	};
	// Some with one key, some with another: one appointment all the same.
	const booked = await Promise.all(
		Array.from({ length: 10 }, (_, index) =>
			send(book, token, body, { key: `${key}-${index % 2}` }),
		),
	);
	const codes = new Set(
		booked.map(({ status, body }) => (status === 201 ? "ok" : body.code)),
	);
	expect(
		[...codes].filter(
			(code) => !["ok", "in-progress", "already-booked"].includes(code),
		),
	).toEqual([]);
	expect(codes).toContain("ok");
	const references = booked.flatMap(({ body }) => body.reference ?? []);
	expect(new Set(references).size).toBe(1);
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(1);
	const sent = booked.findIndex(({ status }) => status === 201) % 2;
	const again = await send(book, token, body, { key: `"${key}-${sent}"` });
	expect(again.status).toBe(201);
	expect(again.headers.get("idempotency-replayed")).toBe("true");
	expect(again.body.reference).toBe(references[0]);
	const other = await send(
		book,
		token,
		{ ...body, person: someone() },
		{ key: `${key}-${sent}` },
	);
	expect([other.status, other.body.code]).toEqual([422, "other-content"]);
	const missing = await send(book, token, body, { key: null });
	expect([missing.status, missing.body.code]).toEqual([400, "key-missing"]);
	// A key is one program's own.
	const stranger = await tokenOf(await makeProgram());
	const theirs = await send(book, stranger, body, { key: `${key}-${sent}` });
	expect(theirs.body.code).toBe("unknown-hold");
	const stored = JSON.stringify(await db().programRequest.findMany());
	for (const secret of [key, references[0], body.person.name, again.body.pin])
		expect(stored).not.toContain(secret);
});

test("whoever dies in the middle is followed by the next who asks; after a day a key is new", async () => {
	const { program, token, station } = await begin();
	const { id: programId } = await db().program.findUniqueOrThrow({
		where: { clientId: program.clientId },
	});
	const now = realNow();
	const answer = { status: 200, headers: {}, body: {} };
	let done = 0;
	const ask = (content: string, at: Temporal.Instant, status = 200) =>
		once({ programId, key: "k", content, now: at }, async () => {
			done++;
			return { ...answer, status };
		});
	const never = once(
		{ programId, key: "k", content: "a", now },
		() => new Promise(() => {}),
	);
	void never;
	await expect
		.poll(() => db().programRequest.count({ where: { programId } }))
		.toBe(1);
	expect(await ask("a", now)).toMatchObject({ error: "in-progress" });
	expect(await ask("b", now)).toMatchObject({ error: "other-content" });
	const stale = now.add({ seconds: STALE_SECONDS });
	expect(await ask("a", stale, 503)).toMatchObject({ ok: true });
	// "Try again" is no answer to keep.
	expect(await ask("a", stale)).toMatchObject({
		ok: true,
		value: { isRepeated: false },
	});
	expect(await ask("a", stale)).toMatchObject({
		ok: true,
		value: { isRepeated: true },
	});
	expect(done).toBe(2);
	await forgetRequests(
		stale.add({ hours: KEPT_HOURS }).subtract({ seconds: 1 }),
	);
	expect(await db().programRequest.count({ where: { programId } })).toBe(1);
	expect(await ask("b", stale.add({ hours: KEPT_HOURS }))).toMatchObject({
		ok: true,
	});
	await forgetRequests(stale.add({ hours: 2 * KEPT_HOURS }));
	expect(await db().programRequest.count({ where: { programId } })).toBe(0);
	// What was booked before the answer was lost comes out the same.
	const held = await send(hold, token, timeAt(station), { key: "h" });
	await db().programRequest.deleteMany();
	const heldAgain = await send(hold, token, timeAt(station), { key: "h" });
	expect(heldAgain.body.hold).toBe(held.body.hold);
	const wanted = { hold: held.body.hold, person: someone(), consent: CONSENT };
	const booked = await send(book, token, wanted, { key: "b" });
	await db().programRequest.deleteMany();
	const bookedAgain = await send(book, token, wanted, { key: "b" });
	expect(bookedAgain.status).toBe(201);
	expect(bookedAgain.body).toEqual(booked.body);
	const { appointment } = booked.body;
	const there = { appointment, ...timeAt(station, "10:00") };
	await send(move, token, there, { key: "m" });
	await db().programRequest.deleteMany();
	expect((await send(move, token, there, { key: "m" })).status).toBe(200);
	const events = await db().appointmentEvent.count({
		where: { appointmentId: appointment, kind: "moved" },
	});
	expect(events).toBe(1);
});

test("a program has the minutes and the share of a day that were agreed upon, and takes nothing from anybody's own", async () => {
	await makeCity({ dayShare: 7, networkDayShare: 7, againDayShare: 7 });
	const { station, token } = await begin({
		hourMinutes: 45,
		dayShare: 10,
	});
	const tries = ["09:00", "09:15", "09:30", "09:45"];
	const answers: string[] = [];
	for (const start of tries) {
		const { status, body } = await bookAt(token, station, start);
		answers.push(status === 201 ? "ok" : body.code);
	}
	// The fourth finds no hold to confirm: it was not reserved.
	expect(answers).toEqual(["ok", "ok", "ok", "body-invalid"]);
	const other = await makeStation({ desks: 1, from: 480, until: 960 });
	const over = await send(hold, token, timeAt(other));
	expect([over.status, over.body.code]).toEqual([429, "must-wait"]);
	expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
	// Another hour: of the day's 480 minutes it has 45, and its share is 48.
	await db().rateLimit.deleteMany({
		where: { key: { startsWith: "reserved" } },
	});
	const share = await send(hold, token, timeAt(station, "09:45"));
	expect([share.status, share.body.code]).toEqual([409, "too-much-of-day"]);
	// Somebody who has a time of this day already may have another one, as if there were no program.
	const client = "203.0.113.80";
	for (const start of [660, 675]) {
		const more = wish(station, service, { start, client });
		await bookOnPage(more, { ...PERSON, name: `Gast ${start}` });
	}
	expect((await send(hold, token, timeAt(other))).status).toBe(201);
});

test("each person has their own limits, however they book", async () => {
	await makeCity({ maxMinutes: 30, personMinutes: 30 });
	const { station, token } = await begin();
	const person = { name: "Mehmet Yılmaz" };
	expect((await bookAt(token, station, "09:00", person)).status).toBe(201);
	expect((await bookAt(token, station, "09:15", person)).status).toBe(201);
	const third = await bookAt(token, station, "09:30", person);
	expect([third.status, third.body.code]).toEqual([409, "too-many-for-person"]);
});

test("a program books where it was agreed, at stations that are online and shown", async () => {
	const here = await makeStation({ desks: 1 });
	const elsewhere = await makeStation({ desks: 1 });
	const walkIn = await makeStation({ desks: 1, phase: "walk-in" });
	const token = await tokenOf(
		await makeProgram({ stations: [here.slug, walkIn.slug] }),
	);
	const codeAt = async (station: { slug: string }, start = "09:00") => {
		const { status, body } = await send(hold, token, timeAt(station, start));
		return status === 201 ? "ok" : body.code;
	};
	expect(await codeAt(here)).toBe("ok");
	expect(await codeAt(elsewhere)).toBe("station-not-agreed");
	expect(await codeAt(walkIn)).toBe("not-online");
	expect(await codeAt({ slug: "nowhere" })).toBe("unknown-station");
	expect(await codeAt(here, "03:00")).toBe("slot-taken");
	const { body } = await bookAt(token, here, "10:00");
	const moved = await send(move, token, {
		appointment: body.appointment,
		...timeAt(elsewhere, "10:00"),
	});
	expect(moved.body.code).toBe("station-not-agreed");
});

test("while people wait in line on the website no program passes them", async () => {
	const { station, token } = await begin();
	const { body } = await bookAt(token, station, "11:00");
	const { appointment } = body;
	const late = await send(hold, token, timeAt(station, "13:00"));
	const known = onGlobal<{ room: object }>("crowd-room", () => ({ room: {} }));
	const before = known.room;
	known.room = { ...before, onSince: 1 };
	try {
		const refused = await send(hold, token, timeAt(station));
		expect([refused.status, refused.body.code]).toEqual([503, "waiting-room"]);
		expect(refused.headers.get("retry-after")).toBe("60");
		const there = { appointment, ...timeAt(station, "12:00") };
		expect((await send(move, token, there)).body.code).toBe("waiting-room");
		// Who asks once more for what was done is told so.
		const same = { appointment, ...timeAt(station, "11:00") };
		expect((await send(move, token, same)).status).toBe(200);
		setNow(NOW.add({ minutes: 20 }));
		const again = await send(book, token, {
			hold: late.body.hold,
			person: someone(),
			consent: CONSENT,
		});
		expect([again.status, again.body.code]).toEqual([503, "waiting-room"]);
	} finally {
		known.room = before;
	}
	expect((await send(hold, token, timeAt(station))).status).toBe(201);
});

test("guessing PINs over a program ends as on the page for this number, and later for all of the program", async () => {
	const { station, token } = await begin();
	const { body } = await bookAt(token, station);
	const { reference, pin } = body;
	const wrong = pin === "000000" ? "111111" : "000000";
	for (let times = 0; times < 5; times++) {
		const guess = { reference, pin: wrong };
		const { status, body } = await send(lookup, token, guess);
		expect([status, body.code]).toEqual([404, "no-match"]);
	}
	expect((await send(lookup, token, { reference, pin })).body.code).toBe(
		"no-match",
	);
	const guess = (times: number) =>
		send(lookup, token, { reference: String(100000000 + times), pin: wrong });
	for (let times = 0; times < 40; times++)
		expect((await guess(times)).body.code).toBe("no-match");
	// One of its users was wrong forty times; the others still get in.
	const others = (await bookAt(token, station, "10:00")).body;
	const theirPin = { reference: others.reference, pin: others.pin };
	expect((await send(lookup, token, theirPin)).status).toBe(200);
	await db().rateLimit.updateMany({
		where: { key: { startsWith: "pin-program:" } },
		data: { points: 399 },
	});
	expect((await guess(400)).body.code).toBe("no-match");
	const shut = await send(lookup, token, theirPin);
	expect([shut.status, shut.body.code]).toEqual([429, "too-many-tries"]);
	const other = await begin();
	const theirs = (await bookAt(other.token, other.station)).body;
	const found = await send(lookup, other.token, {
		reference: theirs.reference,
		pin: theirs.pin,
	});
	expect(found.status).toBe(200);
});

test("no token, one of a program that is switched off, and too many requests", async () => {
	const { station, token, program } = await begin();
	const none = await send(hold, "", timeAt(station));
	expect([none.status, none.body.code]).toEqual([401, "invalid-token"]);
	expect(none.headers.get("www-authenticate")).toContain("Bearer");
	const first = await send(hold, token, timeAt(station));
	expect(first.headers.get("ratelimit-policy")).toBe(
		`"requests";q=${REQUESTS.times};w=${REQUESTS.seconds}`,
	);
	expect(first.headers.get("ratelimit")).toMatch(
		new RegExp(`^"requests";r=${REQUESTS.times - 1};t=\\d+$`),
	);
	await db().rateLimit.updateMany({
		where: { key: { startsWith: "program:" } },
		data: { points: REQUESTS.times },
	});
	const over = await send(hold, token, timeAt(station, "10:00"));
	expect([over.status, over.body.code]).toEqual([429, "too-many-requests"]);
	expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
	const { id } = await db().program.findUniqueOrThrow({
		where: { clientId: program.clientId },
	});
	await switchProgram(program.admin, { id, on: false, now: NOW });
	expect((await send(hold, token, timeAt(station))).status).toBe(401);
});

test("what is wrong with what was sent is named, and nothing of it fails", async () => {
	const { station, token } = await begin();
	const time = timeAt(station);
	const ask = async (body: unknown, headers = {}) => {
		const answer = await send(hold, token, body, { headers });
		const kind = answer.status < 300 ? "json" : "problem+json";
		expect(answer.headers.get("content-type")).toBe(`application/${kind}`);
		return answer;
	};
	const unknown = await ask({ ...time, dsk: 1, "a/b": 2 });
	expect([unknown.status, unknown.body.code]).toEqual([400, "body-invalid"]);
	expect(unknown.body.errors).toMatchObject([
		{ pointer: "/dsk", code: "unknown-member" },
		{ pointer: "/a~1b", code: "unknown-member" },
	]);
	expect(unknown.body.type).toMatch(/\/api\/v1\/openapi\.json#body-invalid$/);
	const invalid: unknown[] = [
		null,
		[],
		"text",
		{},
		{ ...time, date: "2026-02-30" },
		{ ...time, date: "9999-12-31" },
		{ ...time, start: "24:00" },
		{ ...time, start: "9" },
		{ ...time, services: [] },
		{ ...time, services: Array(21).fill(service.slug) },
		{ ...time, station: "a\0b" },
		{ ...time, station: "\ud800" },
		{ ...time, station: ["x"] },
		JSON.stringify(time).replace("{", '{"__proto__":{},'),
	];
	for (const body of invalid) {
		const answer = await ask(
			typeof body === "string" && body !== "text" ? body : JSON.stringify(body),
		);
		expect([answer.status, answer.body.code], JSON.stringify(body)).toEqual([
			400,
			"body-invalid",
		]);
	}
	for (const body of ["", "{", "{'a':1}", "\u0000"])
		expect((await ask(body || " ")).body.code).toBe("body-unreadable");
	const deep = "[".repeat(8_000) + "]".repeat(8_000);
	expect((await ask(deep)).status).toBe(400);
	expect(
		(await ask(JSON.stringify({ ...time, station: "x".repeat(20_000) })))
			.status,
	).toBe(413);
	for (const type of [
		"text/plain",
		"application/x-www-form-urlencoded",
		"application/jsonx",
	])
		expect((await ask(time, { "content-type": type })).status).toBe(415);
	expect(
		(await ask(time, { "content-type": "Application/JSON; charset=utf-8" }))
			.status,
	).toBe(201);
	for (const services of [
		["none"],
		[`${service.slug}:99`],
		[`${service.slug}:x`],
		[service.slug, service.slug, "__proto__"],
	])
		expect((await ask({ ...time, services })).status).toBe(400);
});

test("whatever is wrong with a person is said in their language, and consent must have been given", async () => {
	const { station, token } = await begin();
	const held = await send(hold, token, timeAt(station));
	const wanted = {
		hold: held.body.hold,
		person: { name: " \u202e ", email: "x", phone: "1", bookedBy: "" },
		consent: CONSENT,
	};
	const answer = await send(book, token, wanted, {
		headers: { "accept-language": "en" },
	});
	expect([answer.status, answer.body.code]).toEqual([422, "person-invalid"]);
	expect(answer.headers.get("content-language")).toBe("en");
	expect(answer.body.errors).toEqual(
		expect.arrayContaining([
			{
				pointer: "/person/name",
				code: "name-missing",
				detail: "Please enter the name of the person who is coming.",
			},
			expect.objectContaining({
				pointer: "/person/email",
				code: "email-invalid",
			}),
			expect.objectContaining({
				pointer: "/person/phone",
				code: "phone-invalid",
			}),
			expect.objectContaining({
				pointer: "/person/bookedBy",
				code: "booked-by-missing",
			}),
		]),
	);
	for (const consent of [
		undefined,
		{},
		{ privacyNotice: false },
		{ privacyNotice: "true" },
	]) {
		const refused = await send(book, token, {
			...wanted,
			person: someone(),
			consent,
		});
		expect(refused.body.code).toBe("body-invalid");
	}
	expect(
		await db().contact.count({
			where: { appointment: { stationId: station.id } },
		}),
	).toBe(0);
	const taken = await send(
		hold,
		await tokenOf(await makeProgram()),
		timeAt(station),
		{
			path: "holds?lang=tr",
		},
	);
	expect(taken.body.code).toBe("slot-taken");
	expect(taken.headers.get("content-language")).toBe("tr");
	expect(taken.body.title).not.toBe(taken.body.detail);
});

const OTHER_DAY: CivilDate = "2026-12-02";

/** Somebody's own appointment, with the PIN that they may tell a program. */
async function persons(
	station: { slug: string },
	more: { date?: CivilDate; start?: number } = {},
) {
	const { reference } = await bookOnPage(wish(station, service, more), {
		...PERSON,
		email: null,
		name: `Seite ${crypto.randomUUID()}`,
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	return { id, reference, pin: pinOf(id, 1) };
}

test("what a program moves by PIN counts for its share of the day", async () => {
	const { station, token } = await begin({ dayShare: 10 });
	const codes: string[] = [];
	for (const start of ["09:00", "09:15", "09:30", "09:45"]) {
		const { id: _, ...byPin } = await persons(station, {
			date: OTHER_DAY,
			start: 540 + 15 * codes.length,
		});
		const { services, ...there } = timeAt(station, start);
		const { status, body } = await send(move, token, { ...byPin, ...there });
		codes.push(status === 200 ? "ok" : body.code);
	}
	// Of the day's 480 minutes its share is 48.
	expect(codes).toEqual(["ok", "ok", "ok", "too-much-of-day"]);
	const booked = await bookAt(token, station, "10:00");
	expect(booked.body.code).toBe("body-invalid");
	// Another program has its own share.
	const other = await tokenOf(await makeProgram({ dayShare: 10 }));
	expect((await bookAt(other, station, "10:00")).status).toBe(201);
});

test("moves count for the minutes that a program may reserve within an hour", async () => {
	const { station, token } = await begin({ hourMinutes: 45 });
	const { appointment } = (await bookAt(token, station)).body;
	const codes: string[] = [];
	for (const start of ["10:00", "11:00", "12:00"]) {
		const there = { appointment, ...timeAt(station, start) };
		const { status, body } = await send(move, token, there);
		codes.push(status === 200 ? "ok" : body.code);
	}
	expect(codes).toEqual(["ok", "ok", "must-wait"]);
});

test("a program's reservation is no key to the pages: not past the line, not without its price, not once it ran out", async () => {
	await makeCity({ freeReservations: 1 });
	const { station, token } = await begin();
	const held = await send(hold, token, timeAt(station));
	const own = wish(station, service, { start: 600, client: "203.0.113.90" });
	expect((await holdOnPage(own)).ok).toBe(true);
	expect(await hasHeld(own.token, NOW)).toBe(true);
	expect(await hasHeld(held.body.hold, NOW)).toBe(false);
	const taken = { ...own, token: held.body.hold, start: 660 };
	expect(await holdOnPage(taken)).toEqual({ ok: false, error: "must-wait" });
	// With one's own token another time is nothing new.
	expect((await holdOnPage({ ...own, start: 675 })).ok).toBe(true);
	const late = { ...taken, start: 540, now: NOW.add({ minutes: 20 }) };
	expect(await confirmOnPage(late)).toEqual({ ok: false, error: "slot-taken" });
});

test("the history says which program booked, moved and cancelled", async () => {
	const { station, token, program } = await begin({
		name: "Telefon der Stadt",
	});
	const booked = (await bookAt(token, station)).body;
	const other = await makeProgram({ name: "Andere App" });
	const byPin = { reference: booked.reference, pin: booked.pin };
	const { services: _, ...there } = timeAt(station, "10:00");
	const moved = await send(move, await tokenOf(other), { ...byPin, ...there });
	expect(moved.status).toBe(200);
	await send(cancel, token, { appointment: booked.appointment });
	const clerk = await makeActor("clerk", station);
	const found = await findForStaff(clerk, booked.appointment, NOW);
	if (!found.ok) throw new Error(found.error);
	expect(
		found.value.history.map(({ kind, to, by, program }) => [
			kind === "status" ? to : kind,
			by,
			program,
		]),
	).toEqual([
		["booked", "citizen", "Telefon der Stadt"],
		["moved", "citizen", "Andere App"],
		["cancelled", "citizen", "Telefon der Stadt"],
	]);
	expect(program.clientId).not.toBe(other.clientId);
	const page = await persons(station, { start: 840 });
	const onPage = await findForStaff(clerk, page.id, NOW);
	expect(onPage.ok && onPage.value.history).toMatchObject([{ program: null }]);
});

test("once the person is forgotten a program opens nothing, and it never learns who came", async () => {
	const { station, token } = await begin();
	const first = (await bookAt(token, station)).body;
	await db().$transaction((tx) =>
		eraseAppointments(tx, [first.appointment], NOW),
	);
	const second = (await bookAt(token, station, "10:00")).body;
	// As after the days of a contact have passed: number and PIN stay.
	await db().contact.delete({ where: { appointmentId: second.appointment } });
	const gone = [
		{ appointment: first.appointment },
		{ appointment: second.appointment },
		{ reference: second.reference, pin: second.pin },
	];
	for (const which of gone)
		for (const command of [lookup, cancel]) {
			const { status, body } = await send(command, token, which);
			expect([status, body.code]).toEqual([404, "unknown-appointment"]);
		}
	const { appointment } = (await bookAt(token, station, "11:00")).body;
	const told = async (status: string) => {
		await db().appointment.update({
			where: { id: appointment },
			data: { status },
		});
		return (await send(lookup, token, { appointment })).body.status;
	};
	expect(await told("arrived")).toBe("booked");
	setNow(Temporal.Instant.from(`${DAY}T11:15:00+01:00`));
	const after: string[] = [];
	for (const status of ["booked", "done", "unsettled", "no-show", "cancelled"])
		after.push(await told(status));
	expect(after).toEqual(["over", "over", "over", "over", "cancelled"]);
});

test("number and PIN open what is where the program may book, and what it booked itself", async () => {
	const here = await makeStation({ desks: 1 });
	const elsewhere = await makeStation({ desks: 1 });
	const program = await makeProgram();
	const token = await tokenOf(program);
	const own = (await bookAt(token, elsewhere)).body;
	const { id } = await db().program.findUniqueOrThrow({
		where: { clientId: program.clientId },
	});
	const changed = await changeProgram(program.admin, {
		id,
		agreement: { ...AGREEMENT, stations: [here.slug] },
		shown: agreementMark(AGREEMENT),
		now: NOW,
	});
	expect(changed.ok).toBe(true);
	const { id: _, ...theirs } = await persons(elsewhere, { start: 600 });
	for (const asked of [
		send(lookup, token, theirs),
		send(cancel, token, theirs),
		send(move, token, { ...theirs, ...timeAt(here) }),
	]) {
		const { status, body } = await asked;
		expect([status, body.code]).toEqual([403, "station-not-agreed"]);
	}
	const wrong = await send(lookup, token, { ...theirs, pin: "1" });
	expect(wrong.body.code).toBe("no-match");
	const byPin = { reference: own.reference, pin: own.pin };
	expect((await send(lookup, token, byPin)).status).toBe(200);
	const { id: __, ...near } = await persons(here, { start: 600 });
	expect((await send(cancel, token, near)).status).toBe(200);
});

test("whoever moves one appointment to several times at one instant is told where it stands", async () => {
	const { station, token } = await begin();
	for (let round = 0; round < 3; round++) {
		const { appointment } = (await bookAt(token, station)).body;
		const starts = ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00"];
		const answers = await Promise.all(
			starts.map((start) =>
				send(move, token, { appointment, ...timeAt(station, start) }),
			),
		);
		for (const [index, { status, body }] of answers.entries())
			if (status === 200) expect(body.start).toBe(starts[index]);
		expect(answers.some(({ status }) => status === 200)).toBe(true);
		await send(cancel, token, { appointment });
	}
});

test("moving an appointment to where it is changes nothing, however its services are written and however late", async () => {
	const { station, token } = await begin();
	const many = await makeService({ durationMinutes: 15, maxQuantity: 3 });
	const time = { ...timeAt(station), services: [`${many.slug}:2`] };
	const held = await send(hold, token, time);
	const { appointment } = (
		await send(book, token, {
			hold: held.body.hold,
			person: someone(),
			consent: CONSENT,
		})
	).body;
	const same = { ...time, appointment, services: [many.slug, many.slug] };
	expect((await send(move, token, same)).status).toBe(200);
	// It has begun: another time would be too late.
	setNow(Temporal.Instant.from(`${DAY}T09:05:00+01:00`));
	expect((await send(move, token, same)).status).toBe(200);
	const later = { ...same, start: "15:00" };
	expect((await send(move, token, later)).body.code).toBe("too-late");
	expect(
		await db().appointmentEvent.count({
			where: { appointmentId: appointment, kind: "moved" },
		}),
	).toBe(0);
	await send(cancel, token, { appointment });
});

test("also what fails behind the API is a problem with a code", async () => {
	const { token } = await begin();
	const failing = (error: Error) =>
		commandRoute({ scope: "read", schema: z.object({}), isSafe: true }, () =>
			Promise.reject(error),
		);
	const busy = Object.assign(new Error("locked"), { code: "55P03" });
	const cases: [Error, number, string][] = [
		[busy, 503, "busy"],
		[new Error("a bug"), 500, "failed"],
	];
	for (const [error, status, code] of cases) {
		const answer = await send(failing(error), token, {});
		expect(answer.headers.get("content-type")).toBe("application/problem+json");
		expect(answer.body).toMatchObject({ status, code });
	}
});
