import pg from "pg";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { deskFor } from "#lib/availability/rules/free-starts.ts";
import {
	confirmHold,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { SESSION_OPTIONS } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { type Booking, bookBare } from "./bare.ts";
import { countQueries } from "./count-queries.ts";
import { inventPerson } from "./invented.ts";
import { crowd, median, rounded } from "./measure.ts";
import { listWanted, passport, type Wanted } from "./wanted.ts";

/** Booking at the same time; fewer than the pool has connections, so that nobody waits for one. */
const WIDTH = 8;

/** Figure 2, first part: bookings per second by the commands and by bare SQL, in turns. */
export async function measureCommands(
	{ rounds, perRound }: { rounds: number; perRound: number },
	now: Temporal.Instant,
) {
	const pool = new pg.Pool({
		connectionString: env().databaseUrl,
		options: SESSION_OPTIONS,
		max: WIDTH,
	});
	const bare = (booking: Booking) => bookBare(pool, booking);
	try {
		const [one, other] = await makeBookings(2, now);
		if (!one || !other) throw new Error("Nothing is free.");
		// Also opens the connections, the job queue and the caches.
		const commandQueries = await countQueries(() => bookByCommand(one));
		const bareQueries = await countQueries(() => bare(other));
		const rates: { command: number; bare: number }[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const command = await rateOf(bookByCommand, perRound, now);
			rates.push({ command, bare: await rateOf(bare, perRound, now) });
		}
		return {
			width: WIDTH,
			bookings: rounds * perRound * 2,
			commandPerSecond: rounded(median(rates.map(({ command }) => command))),
			barePerSecond: rounded(median(rates.map(({ bare }) => bare))),
			// Of each round on its own: what else the machine does hits both alike.
			ratio: rounded(median(rates.map(({ command, bare }) => command / bare))),
			commandQueries,
			bareQueries,
		};
	} finally {
		await pool.end();
	}
}

async function rateOf(
	book: (booking: Booking) => Promise<void>,
	count: number,
	now: Temporal.Instant,
): Promise<number> {
	const bookings = await makeBookings(count, now);
	return (await crowd(WIDTH, bookings, book)).perSecond;
}

export async function bookByCommand(
	booking: Omit<Booking, "deskId" | "serviceId" | "minutes">,
): Promise<void> {
	const services = ["reisepass"];
	const { holdToken, client, now, stationSlug, date, start } = booking;
	const known = { holdToken, client, now, locale: "de" } as const;
	const held = await holdTime({ ...known, stationSlug, date, start, services });
	if (!held.ok) throw new Error(held.error);
	const confirmed = await confirmHold({
		...known,
		confirmKey: newConfirmKey(holdToken),
		details: {
			name: booking.name,
			bookedBy: null,
			email: booking.email,
			phone: null,
		},
		expected: { stationSlug, date, start, services },
	});
	if (!confirmed.ok) throw new Error(confirmed.error);
}

async function makeBookings(
	count: number,
	now: Temporal.Instant,
): Promise<Booking[]> {
	const service = await passport();
	const wanted = await listWanted(count, now);
	return await Promise.all(
		wanted.map(async (one) => {
			const minutes = planOn(service, one.date).durationMinutes;
			return {
				...one,
				deskId: await deskOf(one, service.id, minutes, now),
				serviceId: service.id,
				minutes,
				holdToken: newHoldToken(),
				client: crypto.randomUUID(),
				...inventPerson(),
				now,
			};
		}),
	);
}

async function deskOf(
	{ stationId, date, start }: Wanted,
	serviceId: number,
	minutes: number,
	now: Temporal.Instant,
): Promise<number> {
	const [station] = await loadFacts([stationId], [date]);
	const [facts] = station?.days ?? [];
	const request = {
		serviceIds: [serviceId],
		minutes,
		channel: "online",
		now: now.epochMilliseconds,
	} as const;
	const desk =
		station && facts && deskFor(facts, station.rules, request, start);
	if (!desk) throw new Error(`Nothing is free on ${date}.`);
	return desk;
}
