import { setTimeout as wait } from "node:timers/promises";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays } from "#lib/time.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { bookByCommand } from "./commands.ts";
import { inventPerson } from "./invented.ts";
import { rounded } from "./measure.ts";
import { passport, type Wanted } from "./wanted.ts";

const PER_SECOND = 30;
const QUARTER = 15;

/** While the work is done, others book into the month of this time at its station, 30 a second as long as there is room. */
export async function whileBooking<Outcome>(
	near: Wanted,
	now: Temporal.Instant,
	work: () => Promise<Outcome>,
): Promise<{ outcome: Outcome; bookingsPerSecond: number }> {
	const times = await timesOfMonth(near, now);
	const startedAt = performance.now();
	let isOver = false;
	let booked = 0;
	const underWay: Promise<void>[] = [];
	const booking = (async () => {
		for (const [index, time] of times.entries()) {
			const due = startedAt + (index / PER_SECOND) * 1_000;
			await wait(Math.max(0, due - performance.now()));
			if (isOver) return;
			const isBooked = bookByCommand(time).then(
				() => {
					booked += 1;
				},
				// Gone with a time before it.
				() => {},
			);
			underWay.push(isBooked);
		}
	})();
	const outcome = await work();
	isOver = true;
	const seconds = (performance.now() - startedAt) / 1_000;
	const bookingsPerSecond = rounded(booked / seconds);
	await booking;
	await Promise.all(underWay);
	return { outcome, bookingsPerSecond };
}

async function timesOfMonth(near: Wanted, now: Temporal.Instant) {
	const service = await passport();
	const { limits } = await getCatalog(defaultLocale);
	const from = addDays(near.date, 1 - Number(near.date.slice(8)));
	const [station] = await listFreeDays({
		stationIds: [near.stationId],
		...askedFor([{ service, quantity: 1 }], limits),
		channel: "online",
		from,
		until: addDays(from, 30),
		now,
	});
	const random = randomOf("busy month");
	return (station?.days ?? [])
		.flatMap(({ date, starts }) =>
			starts
				.filter((start) => start % QUARTER === 0)
				.map((start) => ({ order: random(), date, start })),
		)
		.sort((a, b) => a.order - b.order)
		.map(({ date, start }) => ({
			...near,
			date,
			start,
			holdToken: newHoldToken(),
			client: crypto.randomUUID(),
			...inventPerson(),
			now,
		}));
}
