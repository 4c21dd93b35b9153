import {
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { bookForSomeone } from "#lib/booking/staff/commands/book.ts";
import { db } from "#lib/db/client.ts";
import { askDue } from "#lib/feedback/commands/ask-due.ts";
import { remindDue } from "#lib/notifications/commands/remind-due.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import type {
	Delivery,
	Transport,
} from "#lib/notifications/delivery/commands/transport.ts";
import { listUndelivered } from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, DAY, inParallel, NOW, PERSON } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let service: { id: number; slug: string };
let station: { id: number; slug: string };

beforeAll(async () => {
	await makeCity();
	service = await makeService();
	station = await makeStation();
});

afterEach(() => setNow(null));
beforeEach(async () => {
	setNow(NOW);
	await db().appointment.deleteMany();
	await db().rateLimit.deleteMany();
});

/** Takes every mail, as a server would. */
function post(): Transport & { subjects: string[] } {
	const subjects: string[] = [];
	return {
		subjects,
		deliver: async ({ letter }): Promise<Delivery> => {
			subjects.push(letter.subject);
			return { outcome: "accepted" };
		},
		close: () => {},
	};
}

/** What the worker does, as long as there is something to do. */
async function work(transport: Transport): Promise<void> {
	for (let turn = 0; turn < 3; turn++)
		for (const { id } of await db().message.findMany({
			where: { status: "queued" },
			orderBy: { createdAt: "asc" },
		}))
			await deliverMessage(id, transport, false);
}

const stranger = (email = "stranger@citizen.example") => ({ ...PERSON, email });
const wanted = (start: number, at = NOW) => ({
	station: station.slug,
	service: service.slug,
	start,
	now: at,
});
const states = async () => {
	const rows = await db().message.groupBy({
		by: ["status", "lastError"],
		_count: true,
	});
	return rows.map(({ status, lastError, _count }) => [
		status,
		lastError,
		_count,
	]);
};

test("booking and cancelling sixty times sends a stranger a handful of mails", async () => {
	const transport = post();
	for (let round = 0; round < 60; round++) {
		const at = NOW.add({ seconds: round });
		const link = await book(wanted(540, at), stranger());
		if (round % 2 === 0) await work(transport);
		await cancelAppointment({ ...link, now: at });
		if (round % 3 === 0) await work(transport);
	}
	await work(transport);
	expect(transport.subjects.length).toBeGreaterThan(0);
	expect(transport.subjects.length).toBeLessThanOrEqual(6);
	// Each of them is written down, the sent ones and the others with their reason.
	expect(await db().message.count()).toBe(120);
	for (const [status, reason] of await states())
		expect(`${status} ${reason}`).toMatch(
			/^(sent null|failed (recipient-limit|never-confirmed|outdated))$/,
		);
});

test("the whole day is bounded, too, whatever kinds are mixed", async () => {
	const transport = post();
	for (let hour = 0; hour < 12; hour++)
		for (let round = 0; round < 5; round++) {
			const at = NOW.add({ hours: hour, seconds: round });
			const link = await book(wanted(540, at), stranger());
			await work(transport);
			await cancelAppointment({ ...link, now: at });
			await work(transport);
		}
	expect(transport.subjects.length).toBeLessThanOrEqual(12);
});

test("thirty at once send no more than one after another", async () => {
	const starts = Array.from({ length: 30 }, (_, index) => 480 + 15 * index);
	const booked = await inParallel(8, starts, (start) =>
		book(wanted(start), stranger()).then(
			() => true,
			() => false,
		),
	);
	expect(booked.filter(Boolean).length).toBeGreaterThan(6);
	expect(await db().message.count({ where: { status: "queued" } })).toBe(5);
});

test("others are not concerned, and what was held back does not count against the address", async () => {
	for (let round = 0; round < 20; round++)
		await book(wanted(480 + 15 * round), stranger());
	const other = await book(wanted(800), stranger("else@citizen.example"));
	const own = await book(wanted(815, NOW.add({ minutes: 61 })), stranger());
	const tomorrow = NOW.add({ hours: 25 });
	const next = await book(wanted(830, tomorrow), stranger());
	for (const { reference } of [other, own, next])
		expect(
			await db().message.findFirst({ where: { appointment: { reference } } }),
		).toMatchObject({ status: "queued" });
});

test("the page of the citizen says that no mail comes", async () => {
	let link = await book(wanted(480), stranger());
	for (let round = 1; round < 7; round++)
		link = await book(wanted(480 + 15 * round), stranger());
	const view = await findAppointment(link.reference, link.token, NOW);
	expect(view?.messages).toEqual([
		{ kind: "confirmed", status: "failed", isOverLimit: true },
	]);
	// And staff find it among those that were not sent.
	const listed = await listUndelivered(NOW);
	expect(listed).toHaveLength(2);
	expect(listed[0]).toMatchObject({
		kind: "confirmed",
		reason: "recipient-limit",
	});
});

test("staff in person write to a care home as often as it takes", async () => {
	for (let round = 0; round < 7; round++)
		await book(wanted(480 + 15 * round), stranger());
	const clerk = await makeActor("clerk", station);
	for (let round = 0; round < 12; round++) {
		const booked = await bookForSomeone(clerk, {
			formToken: newHoldToken(),
			stationSlug: station.slug,
			date: DAY,
			start: 600 + 15 * round,
			services: [service.slug],
			details: stranger(),
			locale: "de",
			warned: null,
			now: NOW,
		});
		expect(booked).toMatchObject({ ok: true });
	}
	expect(await db().message.count({ where: { status: "queued" } })).toBe(17);
});

describe("what was never confirmed by mail", () => {
	test("is never cancelled by mail, also when the confirmation still waited", async () => {
		const transport = post();
		const link = await book(wanted(540), stranger());
		await cancelAppointment({ ...link, now: NOW });
		await work(transport);
		expect(transport.subjects).toEqual([]);
		expect(await states()).toEqual(
			expect.arrayContaining([
				["failed", "outdated", 1],
				["failed", "never-confirmed", 1],
			]),
		);
		expect(await listUndelivered(NOW)).toEqual([]);
	});

	test("is cancelled by mail once the confirmation has left, even in the same moment", async () => {
		const transport = post();
		const link = await book(wanted(540), stranger());
		const [confirmation] = await db().message.findMany();
		// The worker has read it and is just sending it.
		await cancelAppointment({ ...link, now: NOW });
		const cancellation = await db().message.findFirstOrThrow({
			where: { kind: "cancelled" },
		});
		expect(await deliverMessage(cancellation.id, transport, false)).toBe(
			"after-earlier",
		);
		await db().message.update({
			where: { id: confirmation?.id ?? "" },
			data: { status: "sent", sentAt: new Date() },
		});
		await deliverMessage(cancellation.id, transport, false);
		expect(transport.subjects).toEqual([expect.stringMatching(/^Abgesagt: /)]);
	});

	test("is neither reminded of nor asked about", async () => {
		for (let round = 0; round < 8; round++)
			await book(wanted(480 + 15 * round), stranger());
		const due = Temporal.Instant.from("2026-11-30T12:00:00+01:00");
		await remindDue(due);
		await askDue(due);
		const reminders = await db().message.findMany({
			where: { kind: "reminder" },
		});
		expect(
			Object.entries(
				Object.groupBy(reminders, (one) => one.lastError ?? one.status),
			)
				.map(([what, rows]) => [what, rows?.length])
				.toSorted(),
		).toEqual([
			["never-confirmed", 3],
			["queued", 5],
		]);
	});
});
