import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import {
	confirmHold,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import {
	currentTicket,
	waysIn,
} from "#lib/booking/limits/commands/admission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { inventPerson } from "./invented.ts";
import { crowd, rounded, time } from "./measure.ts";
import { listWanted, passport, type Wanted } from "./wanted.ts";

const WIDTH = 8;
/** More than a day has times. */
const REQUESTS = 500;
/** What a script asks for in ten minutes all over the city. */
const NAMES = 500;

/**
 * What a script gets that books in invented names, with so many client addresses, each in a network of its own, and as
 * many mail addresses: of one day of one station, and of a month of the whole city. It pays what it is asked for; the
 * work is not done here but counted, and what a try takes is measured beside it.
 */
export async function measureHoarding(now: Temporal.Instant) {
	// What is paid by waiting here stands for work, of which there may be any amount.
	await db().city.update({
		where: { id: 1 },
		data: { waitedMinutes: 100_000, waitedMinutesCity: 1_000_000 },
	});
	const service = await passport();
	const [first] = await listWanted(1, now);
	if (!first) throw new Error("Nothing is free.");
	const tryMs = await triesOf();
	const free = await listFreeDays({
		stationIds: [first.stationId],
		serviceIds: [service.id],
		minutes: service.durationMinutes,
		channel: "online",
		from: addDays(civilDateOf(now), 1),
		until: addDays(civilDateOf(now), 30),
		now,
	});
	const days = (free[0]?.days ?? []).filter(({ starts }) => starts.length > 0);
	const all = [1, 50, 500].flatMap((addresses) =>
		[false, true].map((pays) => ({ addresses, pays })),
	);
	const day: Outcome[] = [];
	for (const [index, { addresses, pays }] of all.entries()) {
		const { date = "2026-12-01", starts = [] } = days[index] ?? {};
		await db().rateLimit.deleteMany();
		const wanted = Array.from({ length: REQUESTS }, (_, request) => ({
			...first,
			date,
			start: starts[request % starts.length] ?? 0,
		}));
		day.push(await attack(wanted, { addresses, pays, tryMs, now }));
	}
	await db().rateLimit.deleteMany();
	const wanted = await listWanted(NAMES, now);
	const month = await attack(wanted, { addresses: 50, pays: true, tryMs, now });
	return { tryMs: rounded(tryMs), day, month };
}

interface Outcome {
	addresses: number;
	pays: boolean;
	bookings: number;
	/** Of the minutes that are online on the days it asked for. */
	share: number;
	/** Processor time of the script, if it did the work: half of the tries at most. */
	workSeconds: number;
	seconds: number;
}

async function attack(
	wanted: readonly Wanted[],
	{
		addresses,
		pays,
		tryMs,
		now,
	}: { addresses: number; pays: boolean; tryMs: number; now: Temporal.Instant },
): Promise<Outcome> {
	let bookings = 0;
	let tries = 0;
	const { durationMinutes } = await passport();
	const seconds = await time(async () => {
		await crowd(
			WIDTH,
			wanted.map((one, index) => ({ one, index })),
			async ({ one, index }) => {
				const who = index % addresses;
				const client = `10.${who >> 8}.${who & 255}.1`;
				const paid = await bookAs(one, client, `mail${who}@citizen.example`);
				bookings += paid.isBooked ? 1 : 0;
				tries += paid.tries / 2;
			},
		);
	});

	async function bookAs(one: Wanted, client: string, email: string) {
		const services = ["reisepass"];
		const { stationId, stationSlug, date, start } = one;
		const holdToken = newHoldToken();
		const known = { holdToken, client, locale: "de" } as const;
		const ask = (more: { ticket?: string; now: Temporal.Instant }) =>
			holdTime({ ...known, ...more, stationSlug, date, start, services });
		let at = now;
		let asked = 0;
		let held = await ask({ now });
		if (!held.ok && held.error === "must-wait" && pays) {
			const ticket = await currentTicket("", client, now);
			const ways = await waysIn({
				client,
				stationId,
				date,
				minutes: durationMinutes,
				ticket,
				now,
			});
			asked = ways.work?.tries ?? 0;
			at = now.add({ seconds: ways.waitSeconds ?? 0 });
			held = await ask({ ticket, now: at });
		}
		if (!held.ok) return { isBooked: false, tries: 0 };
		const confirmed = await confirmHold({
			...known,
			confirmKey: newConfirmKey(holdToken),
			details: { ...inventPerson(), email, bookedBy: null, phone: null },
			expected: { stationSlug, date, start, services },
			now: at,
		});
		return { isBooked: confirmed.ok, tries: asked };
	}
	const days = new Map(
		wanted.map(({ stationId, date }) => [`${stationId} ${date}`, 1]),
	);
	return {
		addresses,
		pays,
		bookings,
		share: rounded(
			(100 * bookings * durationMinutes) / (days.size * DESK_MINUTES * DESKS),
		),
		workSeconds: rounded((tries * tryMs) / 1_000),
		seconds: rounded(seconds / 1_000),
	};
}

/** Of the city that is made for this (results.ts). */
export const DESKS = 10;
const DESK_MINUTES = 450;

/** Milliseconds of one try of the work, on one core. */
async function triesOf(): Promise<number> {
	const derive = promisify(pbkdf2);
	const tries = 200;
	const ms = await time(async () => {
		for (let index = 0; index < tries; index++)
			await derive(`${index}`, "salt", 5_000, 32, "sha256");
	});
	return ms / tries;
}
