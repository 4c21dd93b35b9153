import { beforeEach, expect, test } from "vitest";
import { POST as cancel } from "#app/api/v1/appointments/cancel/route.ts";
import { POST as lookup } from "#app/api/v1/appointments/lookup/route.ts";
import { POST as move } from "#app/api/v1/appointments/move/route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { db } from "#lib/db/client.ts";
import { eraseAppointments } from "#lib/privacy/commands/erase-appointments.ts";
import { changeProgram } from "#lib/programs/commands/manage-programs.ts";
import { agreementMark } from "#lib/programs/rules/program-form.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book as bookOnPage,
	DAY,
	hold as holdOnPage,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";
import { AGREEMENT, makeProgram } from "#tests/support/program.ts";
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
