import { beforeEach, expect, test } from "vitest";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { db } from "#lib/db/client.ts";
import { forgetRequests } from "#lib/programs/commands/forget-requests.ts";
import { once } from "#lib/programs/commands/once.ts";
import { KEPT_HOURS, STALE_SECONDS } from "#lib/programs/rules/request.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeProgram } from "#tests/support/program.ts";
import {
	begin,
	beginCity,
	CONSENT,
	someone,
	timeAt,
} from "#tests/support/program-booking.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";

beforeEach(async () => {
	await beginCity();
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
	await eventually(async () =>
		expect(await db().programRequest.count({ where: { programId } })).toBe(1),
	);
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
