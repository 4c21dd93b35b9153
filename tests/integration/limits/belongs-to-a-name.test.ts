import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { bookAgain } from "#lib/booking/manage/commands/book-again.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { findMoveToken } from "#lib/booking/manage/commands/hold-move.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { correctContactForSomeone } from "#lib/booking/staff/commands/correct-contact.ts";
import { moveForSomeone } from "#lib/booking/staff/commands/move.ts";
import { seenContact } from "#lib/booking/staff/rules/seen.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	confirm,
	DAY,
	hold,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let service: { id: number; slug: string };
let other: { id: number; slug: string };

beforeAll(async () => {
	await makeCity({ maxMoves: 2 });
	service = await makeService();
	other = await makeService({ durationMinutes: 10 });
});

const movesLeft = async ({
	reference,
	token,
}: {
	reference: string;
	token: string;
}) => (await findAppointment(reference, token, NOW))?.movesLeft;

const nameOf = async (reference: string) =>
	(await wholeAppointment(reference)).contact?.name;

/** Every file of the application that could write a name. */
function sources(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.join(folder, entry.name);
		if (entry.isDirectory())
			return entry.name === "generated" ? [] : sources(file);
		return /\.tsx?$/.test(entry.name) ? [file] : [];
	});
}

test("two commands alone write a name: whoever books, and staff who correct how it is spelled", () => {
	const writes =
		/\bcontact\s*\.\s*(create|update|upsert)|(INSERT INTO|UPDATE)\s+"?contact"?\b|contact:\s*\{\s*(create|update|upsert|connectOrCreate)/i;
	const found = ["lib", "app", "scripts", "components"]
		.flatMap(sources)
		.filter((file) => writes.test(readFileSync(file, "utf8")));
	expect(found.sort()).toEqual([
		"lib/booking/commands/register-person.ts",
		// The room of a video appointment, which belongs to its time and station.
		"lib/booking/hold/commands/place-anew.ts",
		// Of an invitation to book, which is no appointment yet.
		"lib/booking/invitation/commands/create-invitation.ts",
		// E-mail, phone and whether we may ask; the reason of a cancellation.
		"lib/booking/manage/commands/correct-contact.ts",
		// That nobody is to see which language they speak.
		"lib/booking/manage/commands/withdraw-language.ts",
		"lib/booking/staff/commands/cancel.ts",
		"lib/booking/staff/commands/correct-contact.ts",
		// Where the room of a video appointment is.
		"lib/booking/staff/commands/set-room.ts",
		// Of a finished document, which is no appointment any more.
		"lib/collection/commands/note.ts",
		"lib/planning/change/commands/carry-out.ts",
		// Who did it for somebody else is forgotten, and whose it is stays.
		"lib/privacy/commands/forget-booker.ts",
		// Of a wish, which is no appointment yet.
		"lib/wishes/commands/note-wish.ts",
	]);
	const citizens = readFileSync(
		"lib/booking/manage/commands/correct-contact.ts",
		"utf8",
	);
	const written = [...citizens.matchAll(/data: \{([^}]*)\}/g)].map(
		([, fields]) => fields,
	);
	expect(written.length).toBeGreaterThan(0);
	expect(written.join()).not.toMatch(/name/i);
});

test("whatever a citizen does with an appointment, the name stays", async () => {
	const station = await makeStation({ desks: 3 });
	const wanted = wish(station, service);
	const link = await book(wanted);
	const steps: (() => Promise<unknown>)[] = [
		() =>
			correctContact({
				link,
				contact: { email: "other@citizen.example", phone: "0203 999999" },
				now: NOW,
			}),
		() =>
			changeServices({
				link,
				services: [service.slug, other.slug],
				locale: "de",
				now: NOW,
			}),
		async () => {
			const move = { ...wanted, token: (await findMoveToken(link)) ?? "" };
			await holdAnother(link, move);
			return moveThere(link, move);
		},
		// The form of the booking sent again in another name.
		() => confirm(wanted, { ...PERSON, name: "Thomas Weber" }),
		// The next person gets an appointment of their own.
		async () => {
			const again = await bookAgain({
				link,
				locale: "de",
				client: "c",
				now: NOW,
			});
			if (!again.ok) throw new Error(again.error);
			return again;
		},
		() => cancelAppointment({ ...link, now: NOW }),
	];
	for (const step of steps) {
		await step();
		expect(await nameOf(link.reference)).toBe(PERSON.name);
	}
});

test("staff move it without changing the name, and correct how it is spelled but not whose it is", async () => {
	const station = await makeStation({ desks: 3 });
	const clerk = await makeActor("clerk", station);
	const link = await book(wish(station, service));
	const { reference } = link;
	const { id } = await wholeAppointment(reference);
	expect(
		await moveForSomeone(clerk, {
			appointmentId: id,
			stationSlug: station.slug,
			date: DAY,
			start: 700,
			services: [service.slug],
			warned: null,
			now: NOW,
		}),
	).toMatchObject({ ok: true });
	expect(await nameOf(reference)).toBe(PERSON.name);
	const correct = (name: string) =>
		correctContactForSomeone(clerk, {
			appointmentId: id,
			details: { ...PERSON, name },
			seen: seenContact(PERSON),
			now: NOW,
		});
	expect(await correct("Thomas Weber")).toEqual({
		ok: false,
		error: "other-person",
	});
	expect(await nameOf(reference)).toBe(PERSON.name);
	expect(await correct("Ayse Möller")).toMatchObject({ ok: true });
	// What staff moved is no move of the person's.
	expect(await movesLeft(link)).toBe(2);
});

test("a citizen moves twice, and not a third time; cancelling and the time stay theirs", async () => {
	const station = await makeStation({ desks: 3 });
	const link = await book(wish(station, service));
	const moveTo = async (start: number) => {
		const token = (await findMoveToken(link)) ?? "";
		const move = { ...wish(station, service), token, start };
		const held = await holdAnother(link, move);
		return held.ok ? moveThere(link, move) : held;
	};
	expect(await movesLeft(link)).toBe(2);
	expect(await moveTo(600)).toMatchObject({ ok: true });
	expect(await movesLeft(link)).toBe(1);
	expect(await moveTo(700)).toMatchObject({ ok: true });
	expect(await movesLeft(link)).toBe(0);
	expect(await moveTo(800)).toEqual({ ok: false, error: "too-many-moves" });
	expect(await cancelAppointment({ ...link, now: NOW })).toMatchObject({
		ok: true,
	});
});

test("a second appointment in the same name with the same contact for the same concern is refused, and says nothing", async () => {
	await makeCity({ onePerConcern: true });
	const station = await makeStation({ desks: 3 });
	await book(wish(station, service));
	const attempt = async (
		details: Partial<typeof PERSON>,
		wanted = { ...wish(station, service), start: 600 },
	) => {
		await hold(wanted);
		return confirm(wanted, { ...PERSON, ...details });
	};
	// The same answer as for too many minutes, with nothing in it: no number, no place, no time.
	expect(
		await attempt({ name: "AYSE  MÜLLER", email: "AYSE@citizen.example" }),
	).toEqual({
		ok: false,
		error: "too-many-for-person",
	});
	// A brother, another concern, a namesake elsewhere.
	expect(await attempt({ name: "Ali Müller" })).toMatchObject({ ok: true });
	expect(
		await attempt({}, { ...wish(station, other), start: 700 }),
	).toMatchObject({ ok: true });
	expect(
		await attempt(
			{ email: "namesake@citizen.example" },
			{ ...wish(station, service), start: 800 },
		),
	).toMatchObject({ ok: true });
	await makeCity();
	await db().appointment.deleteMany({ where: { stationId: station.id } });
});
