import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "#app/api/v1/_parts/openapi.ts";
import { POST as cancel } from "#app/api/v1/appointments/cancel/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { switchProgram } from "#lib/programs/commands/manage-programs.ts";
import { deliverEvent } from "#lib/programs/hooks/commands/deliver-event.ts";
import { forgetEvents } from "#lib/programs/hooks/commands/forget-events.ts";
import { HOOK_FORM } from "#lib/programs/hooks/commands/hook-secret.ts";
import { startHookWorker } from "#lib/programs/hooks/commands/hook-worker.ts";
import {
	dropHook,
	renewHookSecret,
	saveHook,
} from "#lib/programs/hooks/commands/manage-hook.ts";
import { findHook } from "#lib/programs/hooks/queries/find-hook.ts";
import {
	FAILING_DAYS,
	FORMER_HOURS,
	HOOK_EVENTS,
	TOLD_DAYS,
} from "#lib/programs/hooks/rules/event.ts";
import { hookMark } from "#lib/programs/hooks/rules/hook-form.ts";
import { listPrograms } from "#lib/programs/queries/list-programs.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book as bookOnPage,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeStation } from "#tests/support/factory.ts";
import {
	begin,
	beginCity,
	bookAt,
	persons,
	timeAt,
} from "#tests/support/program-booking.ts";
import { send } from "#tests/support/program-requests.ts";
import {
	isSigned,
	makeReceiver,
	type Received,
} from "#tests/support/receiver.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	service = await beginCity();
	await db().programEvent.deleteMany();
});

/** A program that is told of everything. */
async function beginTold(url: string, events = HOOK_EVENTS) {
	const begun = await begin();
	const { clientId, admin } = begun.program;
	const { id } = await db().program.findUniqueOrThrow({ where: { clientId } });
	const hook = { url, events };
	const saved = await saveHook(admin, {
		id,
		hook,
		shown: "",
		formKey: "",
		now: NOW,
	});
	if (!saved.ok || !saved.value) throw new Error("It was not told its secret.");
	return { ...begun, id, admin, hook, secret: saved.value };
}

const eventsOf = (programId: number) =>
	db().programEvent.findMany({
		where: { programId },
		orderBy: [{ at: "asc" }, { kind: "asc" }],
	});

const kindsOf = async (programId: number) =>
	(await eventsOf(programId)).map(({ kind }) => kind).toSorted();

/** What came is what the contract describes, header by header. */
function isAsPromised({ headers, body }: Received): void {
	const { webhooks, components } = openApiDocument("https://x.example");
	const { type } = JSON.parse(body);
	const { post } = webhooks[type] ?? {};
	if (!post) throw new Error(`The contract knows no ${type}.`);
	for (const { name, schema } of post.parameters)
		expect(headers[name]).toMatch(
			"pattern" in schema ? new RegExp(schema.pattern) : UUID,
		);
	const { schema } = post.requestBody.content["application/json"];
	const [event, own] = schema.allOf;
	expect(event).toEqual({ $ref: "#/components/schemas/Event" });
	expect(own).toEqual({ properties: { type: { const: type } } });
	const read = z.fromJSONSchema(components.schemas.Event as never);
	expect(read.parse(JSON.parse(body))).toEqual(JSON.parse(body));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const ago = (hours: number) => toDbInstant(realNow().subtract({ hours }));

test("a program is told, signed, what became of what it booked, whoever did it", async () => {
	const receiver = await makeReceiver();
	const { station, token, id, secret } = await beginTold(receiver.url);
	const { appointment, reference, link } = (await bookAt(token, station)).body;
	const { services: _, ...there } = timeAt(station, "10:00");
	await send(move, token, { appointment, ...there });
	// By the person, on the page.
	const cancelled = await cancelAppointment({
		reference,
		token: new URL(link).searchParams.get("t") ?? "",
		now: NOW,
	});
	expect(cancelled.ok).toBe(true);
	const events = await eventsOf(id);
	expect(events.map(({ kind }) => kind).toSorted()).toEqual([
		"appointment.booked",
		"appointment.cancelled",
		"appointment.moved",
	]);
	for (const event of events) {
		expect(await deliverEvent(event.id, false)).toBeNull();
		// A job that runs twice sends once.
		expect(await deliverEvent(event.id, false)).toBeNull();
	}
	expect(receiver.received).toHaveLength(3);
	for (const [index, received] of receiver.received.entries()) {
		expect(isSigned(received, secret)).toBe(true);
		expect(received.headers["webhook-id"]).toBe(events[index]?.id);
		const seconds = Number(received.headers["webhook-timestamp"]);
		expect(
			Math.abs(seconds * 1_000 - realNow().epochMilliseconds),
		).toBeLessThan(60_000);
		expect(JSON.parse(received.body)).toMatchObject({
			type: events[index]?.kind,
			data: { appointment },
		});
		expect(received.body).not.toContain(reference);
		isAsPromised(received);
	}
	expect((await eventsOf(id)).map(({ status }) => status)).toEqual([
		"sent",
		"sent",
		"sent",
	]);
});

test("of what did not happen, of others' appointments and of what it does not want it is told nothing", async () => {
	const { url } = await makeReceiver();
	const told = await beginTold(url, ["appointment.moved"] as never);
	const { station, token, id, admin } = told;
	await send(hold, token, timeAt(station));
	const { appointment } = (await bookAt(token, station, "09:15")).body;
	// Not free, too late, unknown: nothing happened.
	const { services: _, ...night } = timeAt(station, "03:00");
	await send(move, token, { appointment, ...night });
	await send(cancel, token, { appointment: crypto.randomUUID() });
	const others = await persons(station, { start: 600 });
	const { id: __, ...byPin } = others;
	await send(move, token, { ...byPin, ...timeAt(station, "11:00") });
	await bookOnPage(wish(station, service, { start: 720 }), {
		...PERSON,
		name: "Jemand",
	});
	expect(await kindsOf(id)).toEqual([]);
	// Rolled back with what it tells of.
	await expect(
		db().$transaction(async (tx) => {
			await tx.appointmentEvent.create({
				data: {
					appointmentId: appointment,
					at: toDbInstant(NOW),
					kind: "moved",
					fromStatus: "booked",
					toStatus: "booked",
					stationId: station.id,
					startsAt: toDbInstant(NOW),
				},
			});
			expect(await tx.programEvent.count({ where: { programId: id } })).toBe(1);
			throw new Error("no");
		}),
	).rejects.toThrow("no");
	expect(await kindsOf(id)).toEqual([]);
	const { services: ___, ...there } = timeAt(station, "12:30");
	await send(move, token, { appointment, ...there });
	expect(await kindsOf(id)).toEqual(["appointment.moved"]);
	await switchProgram(admin, { id, on: false, now: NOW });
	const [event] = await eventsOf(id);
	expect(await deliverEvent(event?.id ?? "", false)).toBeNull();
	expect(await eventsOf(id)).toMatchObject([
		{ status: "failed", lastError: "off" },
	]);
});

test("what is not taken is tried again, then listed; after days nothing more is sent until it is saved anew", async () => {
	let status = 503;
	const { url, received } = await makeReceiver(() => ({ status }));
	const { station, token, id, admin, hook } = await beginTold(url);
	await bookAt(token, station);
	const [event] = await eventsOf(id);
	const eventId = event?.id ?? "";
	expect(await deliverEvent(eventId, false)).toBe("status 503");
	const seen = async () => {
		const found = await findHook(admin, id, NOW);
		if (!found.ok || !found.value) throw new Error("It has none.");
		return found.value;
	};
	expect(await seen()).toMatchObject({ waiting: 1, offAt: null, notSent: [] });
	expect((await seen()).failingSince).not.toBeNull();
	// Taken in between: the days begin anew.
	status = 200;
	expect(await deliverEvent(eventId, false)).toBeNull();
	expect((await seen()).failingSince).toBeNull();
	status = 500;
	await bookAt(token, station, "10:00");
	const second = (await eventsOf(id)).find((one) => one.status === "queued");
	const secondId = second?.id ?? "";
	expect(await deliverEvent(secondId, true)).toBeNull();
	expect((await seen()).notSent).toMatchObject([
		{ kind: "appointment.booked", reason: "status 500" },
	]);
	await db().programHook.update({
		where: { programId: id },
		data: { failingSince: ago(FAILING_DAYS * 24 + 1), failedAt: ago(4) },
	});
	await bookAt(token, station, "11:00");
	const third = (await eventsOf(id)).find((one) => one.status === "queued");
	expect(await deliverEvent(third?.id ?? "", false)).toBeNull();
	expect((await seen()).offAt).not.toBeNull();
	await bookAt(token, station, "12:00");
	expect(await seen()).toMatchObject({ waiting: 0 });
	const before = received.length;
	const shown = hookMark(hook);
	const again = await saveHook(admin, {
		id,
		hook,
		shown,
		formKey: "",
		now: NOW,
	});
	expect(again).toEqual({ ok: true, value: null });
	expect(await seen()).toMatchObject({ offAt: null, failingSince: null });
	// Gone for good: at once.
	status = 410;
	await bookAt(token, station, "13:00");
	const last = (await eventsOf(id)).find((one) => one.status === "queued");
	await deliverEvent(last?.id ?? "", false);
	expect(received.length).toBe(before + 1);
	expect((await seen()).offAt).not.toBeNull();
	await forgetEvents(realNow().add({ hours: TOLD_DAYS * 24 - 1 }));
	expect(await eventsOf(id)).not.toEqual([]);
	await forgetEvents(realNow().add({ hours: TOLD_DAYS * 24 + 1 }));
	expect(await eventsOf(id)).toEqual([]);
});

test("a new secret signs beside the old one for a day; without it nothing is kept", async () => {
	const { url, received } = await makeReceiver();
	const { station, token, id, admin, secret } = await beginTold(url);
	const renewed = await renewHookSecret(admin, { id, now: NOW });
	if (!renewed.ok) throw new Error(renewed.error);
	const deliver = async (start: string) => {
		await bookAt(token, station, start);
		const next = (await eventsOf(id)).find((one) => one.status === "queued");
		await deliverEvent(next?.id ?? "", false);
		const last = received.at(-1);
		if (!last) throw new Error("Nothing came.");
		return [isSigned(last, secret), isSigned(last, renewed.value)];
	};
	expect(await deliver("09:00")).toEqual([true, true]);
	await db().programHook.update({
		where: { programId: id },
		data: { formerUntil: ago(FORMER_HOURS) },
	});
	expect(await deliver("10:00")).toEqual([false, true]);
	const stored = JSON.stringify(await db().programHook.findMany());
	expect(stored).not.toContain(secret.slice("whsec_".length, -1));
	for (let times = 0; times < 2; times++)
		expect((await dropHook(admin, { id, now: NOW })).ok).toBe(true);
	expect(await eventsOf(id)).toEqual([]);
	await bookAt(token, station, "11:00");
	expect(await eventsOf(id)).toEqual([]);
	const audit = await db().auditEntry.findMany({
		where: { userId: admin.userId, action: { startsWith: "program:hook" } },
		orderBy: { id: "asc" },
	});
	expect(audit.map(({ action }) => action)).toEqual([
		"program:hook",
		"program:hook-secret",
		"program:hook-off",
	]);
});

test("the second of two who change where a program is told is told so; the administration alone may", async () => {
	const { url } = await makeReceiver();
	const { id, admin, hook } = await beginTold(url);
	const shown = hookMark(hook);
	const change = (path: string, seen = shown) =>
		saveHook(admin, {
			id,
			hook: { ...hook, url: `${url}/${path}` },
			shown: seen,
			formKey: "",
			now: NOW,
		});
	expect((await change("a")).ok).toBe(true);
	expect(await change("b")).toEqual({ ok: false, error: "changed" });
	// Pressed twice it is saved once.
	expect((await change("a")).ok).toBe(true);
	for (const role of ["agent", "clerk", "lead", "coordinator"] as const) {
		const actor = await makeActor(role, await makeStation());
		for (const tried of [
			findHook(actor, id, NOW),
			saveHook(actor, { id, hook, shown, formKey: "", now: NOW }),
			renewHookSecret(actor, { id, now: NOW }),
			dropHook(actor, { id, now: NOW }),
		])
			expect(await tried, role).toEqual({ ok: false, error: "forbidden" });
	}
	const unknown = await saveHook(admin, {
		id: -1,
		hook,
		shown: "",
		formKey: "",
		now: NOW,
	});
	expect(unknown).toEqual({ ok: false, error: "unknown-program" });
});

test("what fails while somebody begins anew, or after days without any event, switches nothing off", async () => {
	const { url } = await makeReceiver(() => ({ status: 503 }));
	const { station, token, id, admin, hook } = await beginTold(url);
	const row = () =>
		db().programHook.findUniqueOrThrow({ where: { programId: id } });
	const set = (data: object) =>
		db().programHook.update({ where: { programId: id }, data });
	const next = async (start: string) => {
		await bookAt(token, station, start);
		const events = await eventsOf(id);
		return events.find((one) => one.status === "queued")?.id ?? "";
	};
	const deferred = { outcome: "deferred", reason: "status 503" } as const;
	// It failed for long, but another event was taken while this one was under way.
	await set({ failingSince: ago(FAILING_DAYS * 24 + 1), failedAt: ago(1) });
	const first = await next("09:00");
	await deliverEvent(first, true, async () => {
		await set({ failingSince: null });
		return deferred;
	});
	expect((await row()).offAt).toBeNull();
	expect((await row()).failingSince?.getTime()).toBeGreaterThan(
		ago(1).getTime(),
	);
	// Gone, said before an administrator began anew.
	await set({ failingSince: ago(1), failedAt: ago(1) });
	const second = await next("10:00");
	await deliverEvent(second, true, async () => {
		await set({ offAt: toDbInstant(realNow()) });
		const shown = hookMark(hook);
		await saveHook(admin, {
			id,
			hook,
			shown,
			formKey: "",
			now: NOW,
		});
		return { outcome: "gone", reason: "status 410" };
	});
	expect((await row()).offAt).toBeNull();
	// Seen where all programs are listed.
	await set({ failingSince: ago(2), offAt: null });
	const listed = await listPrograms(admin, NOW);
	expect(listed.ok && listed.value.find((one) => one.id === id)?.hook).toEqual({
		failingSince: expect.any(Number),
		offAt: null,
	});
	// One hiccup a week is no week of hiccups.
	await set({ failingSince: ago(7 * 24), failedAt: ago(7 * 24 - 36) });
	const third = await next("11:00");
	expect(await deliverEvent(third, false)).toBe("status 503");
	expect((await row()).offAt).toBeNull();
	expect((await row()).failingSince?.getTime()).toBeGreaterThan(
		ago(1).getTime(),
	);
});

test("a secret that is renewed twice within a day cuts off nobody who knows the first", async () => {
	const { url, received } = await makeReceiver();
	const { station, token, id, admin, secret } = await beginTold(url);
	const renew = async () => {
		const renewed = await renewHookSecret(admin, { id, now: NOW });
		if (!renewed.ok) throw new Error(renewed.error);
		return renewed.value;
	};
	const [, last] = [await renew(), await renew()];
	await bookAt(token, station);
	const [event] = await eventsOf(id);
	await deliverEvent(event?.id ?? "", false);
	const [told] = received;
	if (!told) throw new Error("Nothing came.");
	expect([isSigned(told, secret), isSigned(told, last)]).toEqual([true, true]);
	// A day later the last one is the one before.
	await db().programHook.update({
		where: { programId: id },
		data: { formerUntil: ago(1) },
	});
	const next = await renew();
	await bookAt(token, station, "10:00");
	const second = (await eventsOf(id)).find((one) => one.status === "queued");
	await deliverEvent(second?.id ?? "", false);
	const later = received.at(-1);
	if (!later) throw new Error("Nothing came.");
	expect([secret, last, next].map((one) => isSigned(later, one))).toEqual([
		false,
		true,
		true,
	]);
});

test("with an unreadable secret nothing is given up before its last try", async () => {
	const { url, received } = await makeReceiver();
	const { station, token, id } = await beginTold(url);
	const { secret } = await db().programHook.findUniqueOrThrow({
		where: { programId: id },
	});
	const set = (sealed: string) =>
		db().programHook.update({
			where: { programId: id },
			data: { secret: sealed },
		});
	await bookAt(token, station);
	const [event] = await eventsOf(id);
	await set("sealed-by-another-key");
	expect(await deliverEvent(event?.id ?? "", false)).toBe("secret");
	expect(await eventsOf(id)).toMatchObject([{ status: "queued" }]);
	await set(secret);
	expect(await deliverEvent(event?.id ?? "", false)).toBeNull();
	expect(received).toHaveLength(1);
	await bookAt(token, station, "10:00");
	await set("sealed-by-another-key");
	const last = (await eventsOf(id)).find((one) => one.status === "queued");
	expect(await deliverEvent(last?.id ?? "", true)).toBeNull();
	const ended = (await eventsOf(id)).find((one) => one.id === last?.id);
	expect(ended).toMatchObject({
		status: "failed",
		lastError: "secret",
	});
});

test("the worker finds what waits and tells it", async () => {
	const { url, received } = await makeReceiver();
	const { station, token, id } = await beginTold(url);
	await bookAt(token, station);
	const stop = await startHookWorker();
	try {
		await eventually(async () =>
			expect((await eventsOf(id)).map(({ status }) => status)).toEqual([
				"sent",
			]),
		);
	} finally {
		await stop();
	}
	expect(received).toHaveLength(1);
});

test("the first secret is told again to whoever presses the same form twice, and to nobody else", async () => {
	const { url } = await makeReceiver();
	const { program } = await begin();
	const { admin, clientId } = program;
	const { id } = await db().program.findUniqueOrThrow({ where: { clientId } });
	const hook = { url, events: HOOK_EVENTS };
	const press = async (formKey: string, at = NOW) => {
		const saved = await saveHook(admin, {
			id,
			hook,
			shown: "",
			formKey,
			now: at,
		});
		if (!saved.ok) throw new Error(saved.error);
		return saved.value;
	};
	const formKey = newFormKey(HOOK_FORM);
	const told = await Promise.all([press(formKey), press(formKey)]);
	const [first] = told;
	expect(first).toMatch(/^whsec_/);
	expect(told).toEqual([first, first]);
	// Another form, one that is none of ours, and the same on another day.
	expect(await press(newFormKey(HOOK_FORM))).toBeNull();
	expect(await press(newFormKey("another form"))).toBeNull();
	expect(await press(formKey, NOW.add({ minutes: 5 }))).toBeNull();
	await renewHookSecret(admin, { id, now: NOW });
	expect(await press(formKey)).toBeNull();
	// Dropped because somebody else knows it, no old form brings it back.
	expect((await dropHook(admin, { id, now: NOW })).ok).toBe(true);
	const anew = await press(formKey, NOW.add({ seconds: 9 }));
	expect(anew).toMatch(/^whsec_/);
	expect(anew).not.toBe(first);
	expect(await db().programHook.count({ where: { programId: id } })).toBe(1);
});
