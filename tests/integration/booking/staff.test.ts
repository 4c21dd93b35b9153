import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { openByPin } from "#lib/booking/manage/commands/open-by-pin.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import { cancelForSomeone } from "#lib/booking/staff/commands/cancel.ts";
import { changeServicesForSomeone } from "#lib/booking/staff/commands/change-services.ts";
import { correctContactForSomeone } from "#lib/booking/staff/commands/correct-contact.ts";
import { extendForSomeone } from "#lib/booking/staff/commands/extend.ts";
import { moveForSomeone } from "#lib/booking/staff/commands/move.ts";
import { resetPin } from "#lib/booking/staff/commands/reset-pin.ts";
import { writeToPerson } from "#lib/booking/staff/commands/write-to-person.ts";
import { findForStaff } from "#lib/booking/staff/queries/find-for-staff.ts";
import { findOverlap } from "#lib/booking/staff/queries/find-overlap.ts";
import { getDayPlan } from "#lib/booking/staff/queries/get-day-plan.ts";
import { db } from "#lib/db/client.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	countOverlaps,
	DAY,
	freeStarts,
	NOW,
	PERSON,
	tally,
	untilNotBusy,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeService, makeStation } from "#tests/support/factory.ts";

type Station = Awaited<ReturnType<typeof makeStation>>;

const service = cityWithService();

const ERNA = { name: "Erna Schmidt", bookedBy: null, email: null, phone: null };

function bookFor(
	actor: Actor,
	station: Station,
	more: Partial<Parameters<typeof bookForSomeone>[1]> = {},
) {
	return bookForSomeone(actor, {
		formToken: newHoldToken(),
		stationSlug: station.slug,
		date: DAY,
		start: 540,
		services: [service.slug],
		details: ERNA,
		locale: "de",
		warned: null,
		now: NOW,
		...more,
	});
}

const moveTo = (
	actor: Actor,
	appointmentId: string,
	station: Station,
	start: number,
	more: Partial<Parameters<typeof moveForSomeone>[1]> = {},
) =>
	moveForSomeone(actor, {
		appointmentId,
		stationSlug: station.slug,
		date: DAY,
		start,
		services: [service.slug],
		warned: null,
		now: NOW,
		...more,
	});

test("the language of a booking is shown to staff only where the person said that they agree", async () => {
	const station = await makeStation({ from: 540, until: 720 });
	const clerk = await makeActor("clerk", station);
	const seen = async (more: Partial<Parameters<typeof bookForSomeone>[1]>) => {
		const result = await bookFor(clerk, station, more);
		if (!result.ok) throw new Error(result.error);
		const found = await findForStaff(clerk, result.value.id, NOW);
		if (!found.ok) throw new Error(found.error);
		expect(Object.values(found.value)).not.toContain(more.locale);
		return found.value.speaks;
	};
	const details = (name: string) => ({ ...ERNA, name });
	const agreed = await bookFor(clerk, station, {
		details: details("Ayşe Kaya"),
		locale: "en",
		showsLanguage: true,
	});
	if (!agreed.ok) throw new Error(agreed.error);
	expect(await findForStaff(clerk, agreed.value.id, NOW)).toMatchObject({
		value: { speaks: "en" },
	});
	expect(
		await seen({ start: 570, locale: "en", details: details("Ali Kaya") }),
	).toBe(null);
});

async function booked(actor: Actor, station: Station, start = 540) {
	const result = await bookFor(actor, station, { start });
	if (!result.ok) throw new Error(result.error);
	return result.value.id;
}

const whole = async (id: string) => {
	const { reference } = await db().appointment.findUniqueOrThrow({
		where: { id },
	});
	return wholeAppointment(reference ?? "");
};

test("a clerk books without an e-mail address: number, Wartenummer, event with the account, no hold and no mail", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const id = await booked(clerk, station);
	const row = await whole(id);
	expect(row).toMatchObject({
		status: "booked",
		channel: "staff",
		ticket: "A001",
		lane: 0,
		contact: { name: "Erna Schmidt", nameKey: "erna schmidt", email: null },
		messages: [],
	});
	expect(row.events).toMatchObject([
		{ fromStatus: null, toStatus: "booked", actor: clerk.userId },
	]);
	expect(await freeStarts(station, service)).not.toContain(540);
});

test("with an address the mail is the same as online", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const result = await bookFor(clerk, station, { details: PERSON });
	if (!result.ok) throw new Error(result.error);
	expect((await whole(result.value.id)).messages).toMatchObject([
		{ kind: "confirmed", status: "queued" },
	]);
});

test("whoever agrees at the phone may be asked how it was, but only with an address", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const consent = async (start: number, email: string | null) => {
		const result = await bookFor(clerk, station, {
			start,
			details: { ...ERNA, email },
			mayAsk: true,
		});
		const id = result.ok ? result.value.id : "";
		return (await whole(id)).contact?.mayAsk;
	};
	expect(await consent(540, "erna@example.org")).toBe(true);
	expect(await consent(600, null)).toBe(false);
});

test("pressing twice books once", async () => {
	const station = await makeStation({ desks: 3 });
	const clerk = await makeActor("clerk", station);
	const formToken = newHoldToken();
	const results = await Promise.all(
		Array.from({ length: 5 }, () => bookFor(clerk, station, { formToken })),
	);
	const ids = new Set(results.map((result) => result.ok && result.value.id));
	expect(tally(results)).toEqual({ ok: 5 });
	expect(ids.size).toBe(1);
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(1);
});

test("staff book staff times and right now; citizens get neither", async () => {
	const station = await makeStation();
	await db().station.update({
		where: { id: station.id },
		data: { leadMinutes: 600 },
	});
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { channel: "staff" },
	});
	const clerk = await makeActor("clerk", station);
	expect(await freeStarts(station, service)).toEqual([]);
	expect(await bookFor(clerk, station)).toMatchObject({ ok: true });
	const today = { date: "2026-11-24", start: 605 } as const;
	expect(await bookFor(clerk, station, today)).toMatchObject({ ok: true });
	expect(await bookFor(clerk, station, { ...today, start: 595 })).toEqual({
		ok: false,
		error: "slot-taken",
	});
});

test("twenty clerks want one time: one gets it", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const results = await Promise.all(
		Array.from({ length: 20 }, () =>
			untilNotBusy(() => bookFor(clerk, station)),
		),
	);
	expect(tally(results)).toEqual({ ok: 1, "slot-taken": 19 });
	expect(await countOverlaps()).toBe(0);
});

test("staff move: number, PIN and link stay, the mail says so, also after the own time has begun", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const link = await book(wish(station, service));
	const { id, tokenVersion } = await wholeAppointment(link.reference);
	const late = Temporal.Instant.from("2026-12-01T09:05:00+01:00");
	expect(await moveTo(clerk, id, station, 600, { now: late })).toEqual({
		ok: true,
		value: { repeated: false },
	});
	expect(await moveTo(clerk, id, station, 600, { now: late })).toEqual({
		ok: true,
		value: { repeated: true },
	});
	const row = await wholeAppointment(link.reference);
	expect(row).toMatchObject({ tokenVersion, calendarSequence: 1 });
	expect(row.startsAt.toISOString()).toBe("2026-12-01T09:00:00.000Z");
	expect(row.messages.map(({ kind }) => kind)).toEqual(["confirmed", "moved"]);
	expect(row.events.at(-1)).toMatchObject({
		kind: "moved",
		actor: clerk.userId,
		stationId: station.id,
	});
	expect(await freeStarts(station, service)).toContain(540);
});

test("the same time for another service, or for one more, is a move", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const [other, longer] = [
		await makeService(),
		await makeService({ durationMinutes: 30, extraMinutes: 15 }),
	];
	const id = await booked(clerk, station);
	const servicesOf = async () =>
		(await whole(id)).services.map(({ serviceId, quantity }) => [
			serviceId,
			quantity,
		]);
	const moveFor = (...services: string[]) =>
		moveTo(clerk, id, station, 540, { services });
	const moved = { ok: true, value: { repeated: false } };
	const repeated = { ok: true, value: { repeated: true } };
	expect(await moveFor(other.slug)).toEqual(moved);
	expect(await servicesOf()).toEqual([[other.id, 1]]);
	expect(await moveFor(`${other.slug}:1`)).toEqual(repeated);
	// 30 + 15 minutes, as long as 30 + 15 more for the second of the same.
	expect(await moveFor(longer.slug, other.slug)).toEqual(moved);
	expect(await moveFor(other.slug, longer.slug)).toEqual(repeated);
	expect(await moveFor(`${longer.slug}:2`)).toEqual(moved);
	expect(await servicesOf()).toEqual([[longer.id, 2]]);
});

test("moving to another station takes the right to do so there", async () => {
	const [here, there] = [await makeStation(), await makeStation()];
	const clerk = await makeActor("clerk", here);
	const agent = await makeActor("agent");
	const id = await booked(clerk, here);
	expect(await moveTo(clerk, id, there, 600)).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await moveTo(agent, id, there, 600)).toMatchObject({ ok: true });
	// Now it is none of the first station's business.
	expect(await moveTo(clerk, id, here, 600)).toEqual({
		ok: false,
		error: "forbidden",
	});
});

test("the office cancels: the mail says that it was the office and why, and the reason goes with the contact", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const { reference } = await book(wish(station, service));
	const { id } = await wholeAppointment(reference);
	const input = {
		appointmentId: id,
		because: "office",
		reason: "Zwei Kolleginnen sind krank.",
		now: NOW,
	} as const;
	expect(await cancelForSomeone(clerk, input)).toEqual({
		ok: true,
		value: { repeated: false },
	});
	expect(await cancelForSomeone(clerk, input)).toEqual({
		ok: true,
		value: { repeated: true },
	});
	const row = await wholeAppointment(reference);
	expect(row.status).toBe("cancelled");
	const mails = row.messages.filter(({ kind }) => kind !== "confirmed");
	expect(mails).toMatchObject([{ kind: "cancelled-by-office" }]);
	const waiting = await findWaitingMessage(mails[0]?.id ?? "", NOW);
	expect(waiting).toMatchObject({
		outdated: false,
		notice: { text: "Zwei Kolleginnen sind krank." },
		event: { state: "cancelled" },
	});
	expect(await freeStarts(station, service)).toContain(540);
});

test("whoever is in the house is not cancelled away", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const id = await booked(clerk, station);
	for (const [status, error] of [
		["arrived", "in-the-house"],
		["called", "in-the-house"],
		["done", "too-late"],
	] as const) {
		await db().appointment.update({ where: { id }, data: { status } });
		expect(
			await cancelForSomeone(clerk, {
				appointmentId: id,
				because: "citizen",
				reason: "",
				now: NOW,
			}),
		).toEqual({ ok: false, error });
	}
});

test("an appointment gets longer only while its desk is free and open after it", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const id = await booked(clerk, station);
	await booked(clerk, station, 570);
	const extend = (minutes: number) =>
		extendForSomeone(clerk, { appointmentId: id, minutes, now: NOW });
	expect(await extend(20)).toEqual({ ok: false, error: "slot-taken" });
	expect(await extend(15)).toEqual({ ok: true, value: null });
	expect(await extend(5)).toEqual({ ok: false, error: "slot-taken" });
	expect(await extend(7)).toEqual({ ok: false, error: "out-of-range" });
	const last = await booked(clerk, station, 945);
	expect(
		await extendForSomeone(clerk, {
			appointmentId: last,
			minutes: 5,
			now: NOW,
		}),
	).toEqual({ ok: false, error: "slot-taken" });
	expect(await freeStarts(station, service)).not.toContain(555);
	expect(await countOverlaps()).toBe(0);
});

test("overbooking names whom it overlaps, takes the right, the next free lane, and a new warning when more came", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const lead = await makeActor("lead", station);
	const first = await booked(clerk, station);
	const asked = {
		stationSlug: station.slug,
		date: DAY,
		start: 545,
		services: [service.slug],
		movedId: null,
		now: NOW,
	} as const;
	expect(await findOverlap(clerk, asked)).toEqual({
		ok: false,
		error: "forbidden",
	});
	expect(await findOverlap(lead, asked)).toMatchObject({
		ok: true,
		value: {
			desk: "Platz 1",
			overlapping: [{ id: first, from: 540, until: 555, name: "Erna Schmidt" }],
		},
	});
	const warned = { overlapping: [first] };
	expect(await bookFor(lead, station, { start: 545 })).toEqual({
		ok: false,
		error: "slot-taken",
	});
	expect(await bookFor(clerk, station, { start: 545, warned })).toEqual({
		ok: false,
		error: "forbidden",
	});
	const second = await bookFor(lead, station, { start: 545, warned });
	if (!second.ok) throw new Error(second.error);
	expect((await whole(second.value.id)).lane).toBe(1);
	expect(await bookFor(lead, station, { start: 550, warned })).toEqual({
		ok: false,
		error: "overlap-changed",
	});
	const third = await bookFor(lead, station, {
		start: 550,
		warned: { overlapping: [first, second.value.id] },
	});
	if (!third.ok) throw new Error(third.error);
	expect((await whole(third.value.id)).lane).toBe(2);
	expect(
		await bookFor(lead, station, { start: 1200, warned: { overlapping: [] } }),
	).toEqual({ ok: false, error: "not-open" });
	// Free time is no overbooking, whatever was warned of.
	const free = await bookFor(lead, station, { start: 700, warned });
	if (!free.ok) throw new Error(free.error);
	expect((await whole(free.value.id)).lane).toBe(0);
});

test("services, contact and PIN can be changed for somebody", async () => {
	const station = await makeStation();
	const other = await makeService({ durationMinutes: 10 });
	const clerk = await makeActor("clerk", station);
	const id = await booked(clerk, station);
	await booked(clerk, station, 565);
	const seen = async () => {
		const shown = await findForStaff(clerk, id, NOW);
		if (!shown.ok) throw new Error(shown.error);
		return shown.value.seen;
	};
	const change = async (services: string[]) =>
		changeServicesForSomeone(clerk, {
			appointmentId: id,
			services,
			seen: (await seen()).services,
			now: NOW,
		});
	expect(await change([service.slug, other.slug])).toMatchObject({ ok: true });
	expect(await change([`${service.slug}:2`, other.slug])).toEqual({
		ok: false,
		error: "slot-taken",
	});
	const before = await findForStaff(clerk, id, NOW);
	expect(
		await correctContactForSomeone(clerk, {
			appointmentId: id,
			details: { ...ERNA, name: "Erna Schmitt", email: "erna@citizen.example" },
			seen: (await seen()).contact,
			now: NOW,
		}),
	).toEqual({ ok: true, value: { mailed: true } });
	expect(await resetPin(clerk, { appointmentId: id, now: NOW })).toMatchObject({
		ok: true,
	});
	const after = await findForStaff(clerk, id, NOW);
	if (!before.ok || !after.ok) throw new Error("not found");
	expect(after.value).toMatchObject({
		end: 565,
		contact: { name: "Erna Schmitt", email: "erna@citizen.example" },
		history: [
			{ kind: "status", from: null, to: "booked", by: "staff" },
			{ kind: "services", by: "staff" },
			{ kind: "contact", by: "staff" },
			{ kind: "pin", by: "staff" },
		],
	});
	expect(after.value.pin).not.toBe(before.value.pin);
	const { reference, pin } = after.value;
	expect(
		await openByPin({ reference, pin, client: "::1", now: NOW }),
	).toMatchObject({ ok: true });
	expect(
		await openByPin({
			reference,
			pin: before.value.pin,
			client: "::1",
			now: NOW,
		}),
	).toEqual({ ok: false, error: "no-match" });
});

test("a clerk's own words go out once each, and not to somebody without an address", async () => {
	const station = await makeStation();
	const clerk = await makeActor("clerk", station);
	const { reference } = await book(wish(station, service));
	const { id } = await wholeAppointment(reference);
	const say = (words: string, appointmentId = id) =>
		writeToPerson(clerk, { appointmentId, words, now: NOW });
	expect(await say("Bitte kommen Sie zu Eingang B.")).toMatchObject({
		ok: true,
	});
	expect(await say("Bitte kommen Sie zu Eingang B.")).toEqual({
		ok: true,
		value: { repeated: true, isOnItsWay: true },
	});
	expect(await say("Bitte bringen Sie das Foto mit.")).toMatchObject({
		ok: true,
	});
	expect(await say("   ")).toEqual({ ok: false, error: "no-words" });
	const nobody = await booked(clerk, station, 600);
	expect(await say("Hallo", nobody)).toEqual({
		ok: false,
		error: "no-address",
	});
	const row = await wholeAppointment(reference);
	const mails = row.messages.filter(({ kind }) => kind === "note");
	expect(mails.map(({ sequence }) => sequence)).toEqual([0, 1]);
	const waiting = await findWaitingMessage(mails[0]?.id ?? "", NOW);
	expect(waiting?.notice.text).toBe("Bitte kommen Sie zu Eingang B.");
	expect(waiting?.event).toBeNull();
});

test("nobody does at a foreign station, or without the right, what the commands do; each try is audited", async () => {
	const [here, there] = [await makeStation(), await makeStation()];
	const owner = await makeActor("clerk", there);
	const id = await booked(owner, there);
	const strangers = [
		await makeActor("clerk", here),
		await makeActor("lead", here),
		await makeActor("coordinator"),
	];
	const forbidden = { ok: false, error: "forbidden" };
	for (const actor of strangers) {
		const about = { appointmentId: id, now: NOW };
		const tries = [
			() => bookFor(actor, there, { start: 600 }),
			() => moveTo(actor, id, there, 600),
			() =>
				cancelForSomeone(actor, { ...about, because: "office", reason: "" }),
			() => extendForSomeone(actor, { ...about, minutes: 5 }),
			() =>
				changeServicesForSomeone(actor, { ...about, services: [], seen: "" }),
			() =>
				correctContactForSomeone(actor, { ...about, details: ERNA, seen: "" }),
			() => resetPin(actor, about),
			() => writeToPerson(actor, { ...about, words: "x" }),
			() => findForStaff(actor, id, NOW),
			() => getDayPlan(actor, there.id, DAY, NOW),
		];
		for (const attempt of tries) expect(await attempt()).toEqual(forbidden);
		expect(
			await db().auditEntry.count({
				where: { userId: actor.userId, action: "denied" },
			}),
		).toBe(tries.length);
	}
	const agent = await makeActor("agent");
	expect(await getDayPlan(agent, there.id, DAY, NOW)).toEqual(forbidden);
	expect(await findForStaff(agent, id, NOW)).toMatchObject({ ok: true });
	expect(await findForStaff(owner, "nothing", NOW)).toEqual({
		ok: false,
		error: "unknown-appointment",
	});
});
