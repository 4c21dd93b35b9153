import { describe, expect, test } from "vitest";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import { db } from "#lib/db/client.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
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
	SILENT,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";
import { offerRemote } from "#tests/support/kinds.ts";
import { outcomeOf } from "#tests/support/queue.ts";

const service = cityWithService({ personalPresence: false });

const CALLED = { ...PERSON, phone: "0203 4711" };
const ROOM = /^https:\/\/video\.example\/[0-9a-f]{32}$/;

async function remoteStation(video: "template" | "clerk" | null = "template") {
	const station = await makeStation({ desks: 2 });
	await offerRemote(station, service, video);
	return station;
}

describe("whoever books by phone or video", () => {
	test("must say where to call, and stays in the reservation until then", async () => {
		const station = await remoteStation();
		const wanted = { ...wish(station, service), kind: "phone" } as const;
		await hold(wanted);
		const silent = { ...PERSON, phone: null };
		expect(outcomeOf(await confirm(wanted, silent))).toBe("contact-missing");
		const booked = await confirm(wanted, CALLED);
		if (!booked.ok) throw new Error(booked.error);
		const { kind, contact } = await wholeAppointment(booked.value.reference);
		expect(kind).toBe("phone");
		expect(contact?.videoAddress).toBeNull();
	});

	test("gets no kind that is not offered: nothing is booked as something else", async () => {
		const elsewhere = await makeStation();
		const noRooms = await remoteStation(null);
		for (const [station, kind] of [
			[elsewhere, "phone"],
			[noRooms, "video"],
		] as const) {
			const wanted = { ...wish(station, service), kind };
			await hold(wanted);
			expect(outcomeOf(await confirm(wanted, CALLED))).toBe("kind-gone");
		}
	});

	test("gets a room of their own that nobody can guess, or one that a clerk says later", async () => {
		const station = await remoteStation();
		const rooms: (string | null | undefined)[] = [];
		for (const start of [540, 600]) {
			const booked = await book({
				...wish(station, service, { start }),
				kind: "video",
			});
			const view = await findAppointment(booked.reference, booked.token, NOW);
			expect(view?.kind).toBe("video");
			rooms.push(view?.videoAddress);
		}
		for (const room of rooms) expect(room).toMatch(ROOM);
		expect(new Set(rooms).size).toBe(2);
		const byHand = await remoteStation("clerk");
		const later = await book({ ...wish(byHand, service), kind: "video" });
		expect(
			(await wholeAppointment(later.reference)).contact?.videoAddress,
		).toBeNull();
	});

	test("is told so by mail, with the room, and by a calendar file without a house", async () => {
		const station = await remoteStation();
		const { reference } = await book({
			...wish(station, service),
			kind: "video",
		});
		const { messages, contact } = await wholeAppointment(reference);
		const mail = await findWaitingMessage(messages[0]?.id ?? "", NOW);
		const remote = { kind: "video", address: contact?.videoAddress };
		expect(mail).toMatchObject({ notice: { remote }, event: { remote } });
		const counter = await book(wish(station, service, { start: 600 }));
		const other = await wholeAppointment(counter.reference);
		const plain = await findWaitingMessage(other.messages[0]?.id ?? "", NOW);
		expect(plain?.notice.remote).toBeUndefined();
	});
});

describe("what is booked by video", () => {
	test("keeps its kind when it is moved, goes only where it can be so, and has a room where it is", async () => {
		const station = await remoteStation();
		const other = await remoteStation("clerk");
		const without = await makeStation();
		const booked = await book({ ...wish(station, service), kind: "video" });
		const room = (await wholeAppointment(booked.reference)).contact
			?.videoAddress;
		expect(outcomeOf(await holdAnother(booked, wish(without, service)))).toBe(
			"kind-gone",
		);
		const there = wish(other, service, { start: 600 });
		const later = wish(station, service, { start: 630 });
		expect(outcomeOf(await holdAnother(booked, later))).toBe("ok");
		expect(outcomeOf(await moveThere(booked, later))).toBe("ok");
		expect((await wholeAppointment(booked.reference)).contact).toMatchObject({
			videoAddress: room,
		});
		expect(outcomeOf(await holdAnother(booked, there))).toBe("ok");
		expect(outcomeOf(await moveThere(booked, there))).toBe("ok");
		const moved = await wholeAppointment(booked.reference);
		// There a clerk types it: nobody can open the room of the old house.
		expect(moved).toMatchObject({
			kind: "video",
			stationId: other.id,
			contact: { videoAddress: null },
		});
	});

	test("stays as it was promised when the station does no more of it", async () => {
		const station = await remoteStation();
		const booked = await book({ ...wish(station, service), kind: "video" });
		await db().remoteService.deleteMany({ where: { stationId: station.id } });
		const there = wish(station, service, { start: 660 });
		expect(outcomeOf(await holdAnother(booked, there))).toBe("ok");
		expect(outcomeOf(await moveThere(booked, there))).toBe("ok");
		expect((await wholeAppointment(booked.reference)).kind).toBe("video");
	});

	test("is for no service that is done at the counter only", async () => {
		const station = await remoteStation();
		const passport = await makeService();
		const booked = await book({ ...wish(station, service), kind: "video" });
		const link = booked;
		const change = (services: string[]) =>
			changeServices({ link, services, locale: "de", now: NOW });
		expect(outcomeOf(await change([passport.slug]))).toBe("kind-gone");
		expect(outcomeOf(await change([service.slug]))).toBe("ok");
		expect(outcomeOf(await change([`${service.slug}:2`]))).toBe("ok");
	});
});

test("who is to be called cannot take the number away, only change it", async () => {
	const station = await remoteStation();
	const booked = await book(
		{ ...wish(station, service), kind: "phone" },
		CALLED,
	);
	const correct = (phone: string | null) =>
		correctContact({
			link: booked,
			contact: { email: PERSON.email, phone },
			now: NOW,
		});
	expect(outcomeOf(await correct(null))).toBe("phone-missing");
	expect(outcomeOf(await correct("0203 815"))).toBe("ok");
	// Booked by staff without the address that the station asks for, the number is all there is.
	await db().station.update({
		where: { id: station.id },
		data: { contactRule: "email" },
	});
	await db().contact.updateMany({
		where: { appointment: { reference: booked.reference } },
		data: { email: null },
	});
	const withdrawn = await correctContact({
		link: booked,
		contact: { email: null, phone: null },
		now: NOW,
	});
	expect(outcomeOf(withdrawn)).toBe("phone-missing");
});

test("staff book by phone with a number only, and where it is offered", async () => {
	const station = await remoteStation();
	const clerk = await makeActor("clerk", station);
	const bookFor = (more: object) =>
		bookForSomeone(clerk, {
			formToken: newHoldToken(),
			stationSlug: station.slug,
			date: DAY,
			start: 540,
			services: [service.slug],
			details: { ...SILENT, phone: null },
			kind: "phone",
			locale: "de",
			warned: null,
			now: NOW,
			...more,
		});
	expect(outcomeOf(await bookFor({}))).toBe("phone-missing");
	const passport = await makeService();
	expect(
		outcomeOf(await bookFor({ services: [passport.slug], details: SILENT })),
	).toBe("kind-gone");
	const booked = await bookFor({ details: SILENT });
	if (!booked.ok) throw new Error(booked.error);
	expect(
		await db().appointment.findUnique({ where: { id: booked.value.id } }),
	).toMatchObject({ kind: "phone", channel: "staff" });
});
