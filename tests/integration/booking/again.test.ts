import { expect, test } from "vitest";
import { bookAgain } from "#lib/booking/manage/commands/book-again.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import {
	findAppointment,
	findHold,
} from "#lib/booking/queries/find-appointment.ts";
import { db } from "#lib/db/client.ts";
import {
	book,
	confirm,
	DAY,
	hold,
	NOW,
	PERSON,
	untilNotBusy,
	wholeAppointment,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";

type Link = { reference: string; token: string };
const HOME = {
	...PERSON,
	email: "heim@caritas.example",
	phone: "0203 123456",
	bookedBy: "Schwester Agnes",
};
const SAME = { name: "Karl Öztürk", contact: "same" } as const;

const service = cityWithService();

const again = (link: Link, now = NOW, client = "someone") =>
	bookAgain({
		link: { reference: link.reference, token: link.token },
		locale: "de",
		client,
		now,
	});

async function holdAgain(link: Link, now = NOW): Promise<string> {
	const next = await untilNotBusy(() => again(link, now));
	if (!next.ok) throw new Error(next.error);
	return next.value.holdToken;
}

/** A station where somebody has just booked 9:00 to 9:15. */
async function booked(details = HOME, hours: { until?: number } = {}) {
	const station = await makeStation(hours);
	const wanted = { station: station.slug, service: service.slug };
	return { station, wanted, first: await book(wanted, details) };
}

test("three in a row need three names and one contact, each right after the one before", async () => {
	const { station, wanted, first } = await booked();
	let link: Link = first;
	for (const [name, start] of [
		["Karl Öztürk", 555],
		["Maria Nowak", 570],
	] as const) {
		const token = await holdAgain(link);
		expect(await findHold(token, NOW)).toMatchObject({
			stationSlug: station.slug,
			date: DAY,
			start,
			services: [{ slug: service.slug, quantity: 1 }],
			contact: { mask: "h•••@•••.example", hasEmail: true },
		});
		const done = await confirm(
			{ ...wanted, token, start },
			{ name, contact: "same" },
		);
		if (!done.ok) throw new Error(done.error);
		link = done.value;
		expect(await wholeAppointment(link.reference)).toMatchObject({
			contact: { ...HOME, name },
			messages: [{ kind: "confirmed", status: "queued" }],
		});
	}
});

test("a hold says nothing about the contact but a mask, and neither does what was booked with it", async () => {
	const { wanted, first } = await booked();
	const token = await holdAgain(first);
	const done = await confirm({ ...wanted, token, start: 555 }, SAME);
	if (!done.ok) throw new Error(done.error);
	const { reference, token: link } = done.value;
	const seen = [
		await findHold(token, NOW),
		await findAppointment(reference, link, NOW),
	];
	expect(seen[1]).toMatchObject({
		name: "Karl Öztürk",
		bookedBy: null,
		email: null,
		phone: null,
		contactMask: "h•••@•••.example",
	});
	for (const secret of [HOME.name, HOME.bookedBy, "heim", "caritas", "123456"])
		expect(JSON.stringify(seen)).not.toContain(secret);
	// Typed anew by whoever has the link, it may be shown.
	await correctContact({
		link: done.value,
		contact: { email: "karl@citizen.example", phone: null },
		now: NOW,
	});
	expect(await findAppointment(reference, link, NOW)).toMatchObject({
		email: "karl@citizen.example",
		contactMask: null,
	});
});

test("pressed twice or twenty times at once it is one hold, and after booking another one", async () => {
	const { station, wanted, first } = await booked();
	const tokens = await Promise.all(
		Array.from({ length: 20 }, () => holdAgain(first)),
	);
	expect(new Set(tokens).size).toBe(1);
	const [token = ""] = tokens;
	const open = { stationId: station.id, status: "held" };
	expect(await db().appointment.count({ where: open })).toBe(1);
	const { start } = (await findHold(token, NOW)) ?? { start: 0 };
	const both = await Promise.all([
		confirm({ ...wanted, token, start }, SAME),
		confirm({ ...wanted, token, start }, SAME),
	]);
	expect(both[0]).toEqual(both[1]);
	expect(await holdAgain(first)).not.toBe(token);
});

test("another time keeps the contact, and so does one that ran out and is taken again", async () => {
	const { wanted, first } = await booked();
	const token = await holdAgain(first);
	await hold({ ...wanted, token, start: 700 });
	const late = NOW.add({ minutes: 30 });
	const done = await confirm({ ...wanted, token, start: 700, now: late }, SAME);
	if (!done.ok) throw new Error(done.error);
	expect(await wholeAppointment(done.value.reference)).toMatchObject({
		contact: { email: HOME.email },
	});
});

test("another contact can be typed, and is shown like any other", async () => {
	const { wanted, first } = await booked();
	const token = await holdAgain(first);
	const own = { ...PERSON, name: "Karl Öztürk" };
	const done = await confirm({ ...wanted, token, start: 555 }, own);
	if (!done.ok) throw new Error(done.error);
	const { reference, token: link } = done.value;
	expect(await findAppointment(reference, link, NOW)).toMatchObject({
		email: PERSON.email,
		bookedBy: null,
		contactMask: null,
	});
});

test("the contact is lent for two hours only, and not once it is erased", async () => {
	const { wanted, first } = await booked();
	const token = await holdAgain(first, NOW.add({ minutes: 119 }));
	const late = NOW.add({ minutes: 120 });
	expect(await findHold(token, late)).toMatchObject({ contact: null });
	expect(
		await confirm({ ...wanted, token, start: 555, now: late }, SAME),
	).toEqual({ ok: false, error: "contact-gone" });
	expect(await again(first, late)).toEqual({ ok: false, error: "too-late" });
	await db().contact.deleteMany({
		where: { appointment: { reference: first.reference } },
	});
	expect(await again(first)).toEqual({ ok: false, error: "too-late" });
	expect(await confirm({ ...wanted, token, start: 555 }, SAME)).toEqual({
		ok: false,
		error: "contact-gone",
	});
});

test("a contact cannot be taken over with a hold that was never lent one", async () => {
	const { wanted } = await booked();
	const token = "AAAAAAAAAAAAAAAAAAAAAA";
	await hold({ ...wanted, token, start: 600 });
	expect(await confirm({ ...wanted, token, start: 600 }, SAME)).toEqual({
		ok: false,
		error: "contact-gone",
	});
});

test("a foreign link books nothing, and a full station is said to be full", async () => {
	const { first } = await booked(HOME, { until: 555 });
	expect(await again({ ...first, token: "x".repeat(22) })).toEqual({
		ok: false,
		error: "unknown-appointment",
	});
	const tiny = await makeStation({ from: 540, until: 545, horizonDays: 10 });
	await db().appointment.updateMany({
		where: { reference: first.reference },
		data: { stationId: tiny.id, deskId: tiny.deskIds[0] ?? 0 },
	});
	expect(await again(first)).toEqual({ ok: false, error: "nothing-free" });
});

test("appointments without e-mail and phone can be followed by others, too", async () => {
	const { first } = await booked({
		...HOME,
		email: null,
		phone: null,
	} as unknown as typeof HOME);
	const token = await holdAgain(first);
	expect(await findHold(token, NOW)).toMatchObject({ contact: null });
});
