import { beforeEach, expect, test } from "vitest";
import { POST as lookup } from "#app/api/v1/appointments/lookup/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { hasHeld } from "#lib/crowd/queries/has-held.ts";
import { db } from "#lib/db/client.ts";
import { switchProgram } from "#lib/programs/commands/manage-programs.ts";
import { REQUESTS } from "#lib/programs/rules/request.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import {
	book as bookOnPage,
	confirm as confirmOnPage,
	hold as holdOnPage,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { makeProgram } from "#tests/support/program.ts";
import {
	begin,
	beginCity,
	bookAt,
	CONSENT,
	persons,
	someone,
	timeAt,
} from "#tests/support/program-booking.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	service = await beginCity();
});

const OTHER_DAY: CivilDate = "2026-12-02";

/** What is counted under such keys counts no more in so many seconds. */
const endIn = (prefix: string, seconds: number) =>
	db().rateLimit.updateMany({
		where: { key: { startsWith: prefix } },
		data: { expire: Date.now() + seconds * 1_000 },
	});

/** A slow machine may take a while. */
function expectAbout(answer: { headers: Headers }, seconds: number): void {
	const told = Number(answer.headers.get("retry-after"));
	expect(told).toBeLessThanOrEqual(seconds);
	expect(told).toBeGreaterThan(seconds - 40);
}

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
	// The hour ends when its first reservation is an hour old, and no constant later.
	await endIn("reserved:", 1_234);
	const told = await send(hold, token, timeAt(other));
	expect(told.body.code).toBe("must-wait");
	expectAbout(told, 1_234);
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

test("no waiting is told where none helps: an appointment longer than all that was agreed upon", async () => {
	const { station, token } = await begin({ hourMinutes: 10 });
	const never = await send(hold, token, timeAt(station));
	expect([never.status, never.body.code]).toEqual([429, "must-wait"]);
	expect(never.headers.has("retry-after")).toBe(false);
});

test("with the day another count begins, which may be sooner", async () => {
	const { station, token } = await begin({ hourMinutes: 15 });
	setNow(Temporal.Instant.from(`${civilDateOf(NOW)}T23:59:30+01:00`));
	expect((await send(hold, token, timeAt(station))).status).toBe(201);
	const over = await send(hold, token, timeAt(station, "10:00"));
	expect(over.body.code).toBe("must-wait");
	expectAbout(over, 30);
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
	await endIn("pin-program:", 47);
	const told = await send(lookup, token, theirPin);
	expect(told.body.code).toBe("too-many-tries");
	expectAbout(told, 47);
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
