import { beforeAll, describe, expect, test } from "vitest";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { openByPin as openWithPin } from "#lib/booking/manage/commands/open-by-pin.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { instantAt } from "#lib/time.ts";
import {
	book,
	countOverlaps,
	DAY,
	freeStarts,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
	tally,
	untilNotBusy,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let service: { id: number; slug: string };
let other: { id: number; slug: string };

beforeAll(async () => {
	await makeCity();
	service = await makeService();
	other = await makeService();
});

async function booked() {
	const station = await makeStation();
	const link = await book(wish(station, service));
	return { station, link };
}

const change = (
	link: { reference: string; token: string },
	services: string[],
	now = NOW,
) => changeServices({ link, services, locale: "de", now });

describe("services and persons", () => {
	test("more of it at the same time, if the time allows; less frees the rest", async () => {
		const { station, link } = await booked();
		const two = [service.slug, `${other.slug}:2`];
		expect(await change(link, two)).toEqual({
			ok: true,
			value: { repeated: false },
		});
		expect(
			await findAppointment(link.reference, link.token, NOW),
		).toMatchObject({ start: 540, minutes: 35 });
		expect(await freeStarts(station, service)).not.toContain(560);
		expect(await change(link, two)).toEqual({
			ok: true,
			value: { repeated: true },
		});
		expect((await change(link, [other.slug])).ok).toBe(true);
		expect(await freeStarts(station, service)).toContain(560);
		const { events, messages, calendarSequence } = await wholeAppointment(
			link.reference,
		);
		expect(events.map(({ kind }) => kind).slice(-2)).toEqual([
			"services",
			"services",
		]);
		expect(messages.map(({ kind }) => kind)).toEqual([
			"confirmed",
			"changed",
			"changed",
		]);
		expect(calendarSequence).toBe(2);
	});

	test("a neighbour in the way needs another time, and nothing is changed", async () => {
		const { station, link } = await booked();
		await book({ station: station.slug, service: other.slug, start: 555 });
		expect(await change(link, [service.slug, other.slug])).toEqual({
			ok: false,
			error: "slot-taken",
		});
		expect(
			await findAppointment(link.reference, link.token, NOW),
		).toMatchObject({ minutes: 15 });
		// Moving takes the new services along.
		const wanted = wish(station, service, { start: 600 });
		const services = [service.slug, other.slug];
		expect((await holdAnother(link, wanted, services)).ok).toBe(true);
		expect((await moveThere(link, wanted, services)).ok).toBe(true);
		expect(
			await findAppointment(link.reference, link.token, NOW),
		).toMatchObject({ start: 600, minutes: 30 });
		expect(await countOverlaps()).toBe(0);
	});

	test("forbidden quantities, unknown services, a foreign link and a late hour are refused by name", async () => {
		const { link } = await booked();
		const error = async (services: string[], by = link, now = NOW) => {
			const result = await change(by, services, now);
			return result.ok ? null : result.error;
		};
		expect(await error([])).toBe("nothing-selected");
		expect(await error([`${service.slug}:9`])).toBe("quantity-out-of-range");
		expect(await error(["gibt-es-nicht"])).toBe("unknown-service");
		expect(await error([other.slug], { ...link, token: "x" })).toBe(
			"unknown-appointment",
		);
		const late = instantAt(DAY, 540).subtract({ minutes: 60 });
		expect(await error([other.slug], link, late)).toBe("too-late");
	});
});

describe("e-mail and phone", () => {
	const correct = (
		link: { reference: string; token: string },
		email: string | null,
		phone: string | null = null,
		now = NOW,
	) => correctContact({ link, contact: { email, phone }, now });

	test("a corrected address gets the confirmation, and the old one nothing more", async () => {
		const { link } = await booked();
		expect(await correct(link, "neu@citizen.example", "0203 1")).toEqual({
			ok: true,
			value: { mailed: true },
		});
		expect(await correct(link, "neu@citizen.example", "0203 1")).toEqual({
			ok: true,
			value: { mailed: false },
		});
		const { contact, messages, events } = await wholeAppointment(
			link.reference,
		);
		expect(contact).toMatchObject({
			name: PERSON.name,
			email: "neu@citizen.example",
			phone: "0203 1",
		});
		expect(messages.map(({ kind, sequence }) => [kind, sequence])).toEqual([
			["confirmed", 0],
			["confirmed", 0],
		]);
		expect(new Set(messages.map((row) => row.recipientKey)).size).toBe(2);
		expect(events.filter(({ kind }) => kind === "contact")).toHaveLength(1);
	});

	test("taking the address away sends nothing", async () => {
		const { link } = await booked();
		expect(await correct(link, null)).toEqual({
			ok: true,
			value: { mailed: false },
		});
		expect((await wholeAppointment(link.reference)).contact?.email).toBeNull();
	});

	test("a script that writes to strangers is stopped, and nothing is corrected once the appointment has begun", async () => {
		const { link } = await booked();
		const results: Awaited<ReturnType<typeof correct>>[] = [];
		for (let n = 0; n < 12; n++)
			results.push(await correct(link, `fremd${n}@citizen.example`));
		expect(tally(results)).toEqual({ ok: 10, "too-many-changes": 2 });
		const begun = instantAt(DAY, 540);
		expect(await correct(link, null, null, begun)).toEqual({
			ok: false,
			error: "too-late",
		});
	});
});

/** Each call is another client unless it says who it is. */
const openByPin = (
	given: { reference: string; pin: string },
	client = newHoldToken(),
) => openWithPin({ ...given, client, now: NOW });

describe("Terminnummer and PIN", () => {
	async function withPin() {
		const { link } = await booked();
		const view = await findAppointment(link.reference, link.token, NOW);
		const pin = view?.pin ?? "";
		const wrong = String((Number(pin) + 1) % 1_000_000).padStart(6, "0");
		return { link, pin, wrong };
	}

	test("open the appointment, however they are typed", async () => {
		const { link, pin } = await withPin();
		const spaced = link.reference.replace(/(\d{3})/g, "$1 ");
		expect(
			await openByPin({
				reference: spaced,
				pin: ` ${pin.slice(0, 3)} ${pin.slice(3)}`,
			}),
		).toEqual({
			ok: true,
			value: { reference: link.reference, token: link.token },
		});
	});

	test("ten wrong PINs close the number to PINs, never to its link", async () => {
		const { link, pin, wrong } = await withPin();
		for (let n = 0; n < 10; n++)
			expect(
				await openByPin({ reference: link.reference, pin: wrong }),
			).toEqual({ ok: false, error: "no-match" });
		expect(await openByPin({ reference: link.reference, pin })).toEqual({
			ok: false,
			error: "no-match",
		});
		expect(
			await findAppointment(link.reference, link.token, NOW),
		).not.toBeNull();
	});

	test("four wrong ones and the right one begin anew", async () => {
		const { link, pin, wrong } = await withPin();
		for (let n = 0; n < 12; n++)
			expect(
				(
					await openByPin({
						reference: link.reference,
						pin: n % 5 === 4 ? pin : wrong,
					})
				).ok,
			).toBe(n % 5 === 4);
	});

	test("right ones take nothing from others behind the same address, wrong ones do", async () => {
		const { link, pin, wrong } = await withPin();
		const { reference } = link;
		const home = "a care home";
		for (let n = 0; n < 50; n++)
			expect((await openByPin({ reference, pin }, home)).ok).toBe(true);
		for (let n = 0; n < 40; n++)
			await openByPin({ reference: "", pin: wrong }, home);
		expect(await openByPin({ reference, pin }, home)).toEqual({
			ok: false,
			error: "too-many-tries",
		});
	});

	test("100 guesses at once count as 100", async () => {
		const { link, pin, wrong } = await withPin();
		await Promise.all(
			Array.from({ length: 100 }, () =>
				untilNotBusy(() =>
					openByPin({ reference: link.reference, pin: wrong }),
				),
			),
		);
		const row = await db().appointment.findUniqueOrThrow({
			where: { reference: link.reference },
		});
		expect(row.pinFailures).toBe(100);
		expect((await openByPin({ reference: link.reference, pin })).ok).toBe(
			false,
		);
	});

	test("one client cannot guess without end, whatever the numbers", async () => {
		const results: Awaited<ReturnType<typeof openByPin>>[] = [];
		for (let n = 0; n < 42; n++)
			results.push(
				await openByPin({ reference: "123456782", pin: "1" }, "192.0.2.1"),
			);
		expect(tally(results)).toEqual({ "no-match": 40, "too-many-tries": 2 });
	});

	test.each(["", "000 000 000", "123456782", "x", "9".repeat(10_000)])(
		"a number that does not exist gets the same answer: %.12s",
		async (reference) => {
			expect(await openByPin({ reference, pin: "123456" })).toEqual({
				ok: false,
				error: "no-match",
			});
		},
	);
});
