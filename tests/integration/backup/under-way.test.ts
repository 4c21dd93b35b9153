import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { backUp, emptyDatabase, restore, use } from "#tests/support/backup.ts";
import {
	book,
	countOverlaps,
	inParallel,
	PERSON,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

const PEOPLE = 96;

test("people book while backups are made: all of them get their time, and no backup holds half an appointment", async () => {
	await makeCity();
	const service = await makeService();
	const station = await makeStation({ desks: 4 });
	let booked = 0;
	const backups: string[] = [];
	const bookings = inParallel(
		6,
		Array.from({ length: PEOPLE }, (_, index) => index),
		async (index) => {
			await book(
				{
					station: station.slug,
					service: service.slug,
					start: 480 + (index % 24) * 15,
				},
				{ ...PERSON, email: `${index}@citizen.example` },
			);
			booked += 1;
		},
	);
	while (booked < PEOPLE) backups.push((await backUp()).file);
	await bookings;
	expect(booked).toBe(PEOPLE);

	const found: number[] = [];
	for (const file of spread(backups)) {
		const target = await emptyDatabase();
		await restore(target, file);
		await use(target);
		const rows = await db().appointment.findMany({
			where: { status: "booked" },
			include: { contact: true, services: true, events: true, messages: true },
		});
		for (const { contact, services, events, messages } of rows) {
			expect(contact?.name).toBe(PERSON.name);
			expect(services).toHaveLength(1);
			expect(events.map(({ toStatus }) => toStatus).sort()).toEqual([
				"booked",
				"held",
			]);
			expect(messages).toHaveLength(1);
		}
		const day = await db().stationDay.findFirst();
		expect(day?.lastTicket ?? 0).toBe(rows.length);
		expect(await countOverlaps()).toBe(0);
		found.push(rows.length);
	}
	// They were made while the others came and went.
	expect(found).toEqual(found.toSorted((a, b) => a - b));
	expect(found.some((count) => count > 0 && count < PEOPLE)).toBe(true);
});

/** First, middle and last. */
const spread = <Item>(items: readonly Item[]) => [
	...new Set(
		[0, items.length >> 1, items.length - 1].flatMap((at) => items[at] ?? []),
	),
];
