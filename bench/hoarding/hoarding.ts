import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { askedFor } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { randomOf } from "#prisma/seed/random.ts";
import { crowd, rounded, time } from "../measure.ts";
import { passport } from "../wanted.ts";
import { type Booker, bookAs, type Day } from "./book.ts";
import { msOfTry } from "./work.ts";

const WIDTH = 8;
/** Of the city that is made for this (results.ts). */
export const DESKS = 10;
const DAY_MINUTES = DESKS * 450;

/** How much of it is played. */
export interface HoardingExtent {
	/** More than a day has times. */
	requests: number;
	/** What a script asks for all over the city. */
	names: number;
	/** People of one house behind one address. */
	house: number;
	/** People who come when times are released, one for each of them. */
	crowd: number;
	/** A part alone leaves the other rows as they are. */
	parts: readonly HoardingPart[];
}

export const HOARDING_PARTS = ["script", "house", "release", "month"] as const;
export type HoardingPart = (typeof HOARDING_PARTS)[number];
export const WHOLE_HOARDING: HoardingExtent = {
	requests: 500,
	names: 500,
	house: 100,
	crowd: 900,
	parts: HOARDING_PARTS,
};
export const SMALL_HOARDING: HoardingExtent = {
	requests: 120,
	names: 100,
	house: 20,
	crowd: 120,
	parts: HOARDING_PARTS,
};

/** As they were before decision 39: an address might hold 480 minutes an hour, and then a door was shut. */
const BEFORE = {
	freeReservations: 1_000,
	freeHeldMinutes: 480,
	networkMinutes: 100_000,
	dayShare: 100,
	networkDayShare: 100,
	againDayShare: 100,
};

type Way = "before" | "free" | "working";

/**
 * What a script gets that books in invented names, with so many client addresses, each in a network of its own, and as
 * many mail addresses: of one day of one station, and of a month of the whole city. And what honest people meet meanwhile:
 * a house behind one address, and a crowd when times are released. All by the commands of the pages; work is really done.
 */
export async function measureHoarding(
	now: Temporal.Instant,
	extent: HoardingExtent,
	say: (progress: string) => void,
) {
	/** Minutes of work: who ends it early has seen what was measured until then. */
	const told = <Value>(value: Value): Value => {
		say(JSON.stringify(value));
		return value;
	};
	const days = await listDays(now);
	const tryMs = await msOfTry();
	const context = { days, tryMs, extent, now, told };
	const play = async <Rows>(
		part: HoardingPart,
		rows: (known: typeof context) => Promise<Rows>,
	): Promise<Rows | null> =>
		extent.parts.includes(part) ? rows(context) : null;
	return {
		extent,
		tryMs: rounded(tryMs),
		release: await play("release", playReleases),
		house: await play("house", playHouses),
		script: await play("script", playScripts),
		month: await play("month", playMonth),
	};
}

interface Context {
	days: Awaited<ReturnType<typeof listDays>>;
	tryMs: number;
	extent: HoardingExtent;
	now: Temporal.Instant;
	told<Value>(value: Value): Value;
}

async function playScripts({ days, tryMs, extent, now, told }: Context) {
	const script: Outcome[] = [];
	for (const way of ["before", "free", "working"] as const)
		for (const addresses of [1, 50, 500]) {
			const day = days.next();
			await db().rateLimit.deleteMany();
			const wanted = Array.from({ length: extent.requests }, () => [day]);
			const outcome = await underLimits(way, () =>
				attack(wanted, { addresses, way, tryMs, now }),
			);
			const share = rounded(outcome.minutes / DAY_MINUTES);
			script.push(told({ ...outcome, share }));
		}
	return script;
}

async function playHouses({ days, extent, now, told }: Context) {
	const house: (Awaited<ReturnType<typeof houseOf>> & { half: boolean })[] = [];
	for (const half of [false, true]) {
		await db().rateLimit.deleteMany();
		const open = days.take(12);
		house.push(told({ half, ...(await houseOf(open, extent, half, now)) }));
	}
	return house;
}

async function playReleases({ days, extent, now, told }: Context) {
	const release: (Awaited<ReturnType<typeof crowdOf>> & {
		perAddress: number;
	})[] = [];
	for (const perAddress of [1, 2]) {
		await db().rateLimit.deleteMany();
		const open = days.take(Math.ceil((extent.crowd * 15) / DAY_MINUTES));
		const outcome = await crowdOf(open, extent, perAddress, now);
		release.push(told({ perAddress, ...outcome }));
	}
	return release;
}

async function playMonth({ extent, tryMs, now, told }: Context) {
	await db().rateLimit.deleteMany();
	const whole = (await listDays(now)).rest();
	const random = randomOf("a month");
	const wanted = Array.from({ length: extent.names }, () => [
		whole[Math.floor(random() * whole.length)] as Day,
	]);
	const who = { addresses: 50, way: "working" as const, tryMs, now };
	const month = await attack(wanted, who);
	const share = rounded(month.minutes / (whole.length * DAY_MINUTES));
	return told({ ...month, share });
}

interface Outcome {
	addresses: number;
	way: Way;
	bookings: number;
	minutes: number;
	/** Of the day, or of the month; 0 to 1. */
	share: number;
	/** Processor time of the work that was done. */
	workSeconds: number;
	seconds: number;
}

async function underLimits<Value>(
	way: Way,
	work: () => Promise<Value>,
): Promise<Value> {
	if (way !== "before") return work();
	const now = await db().city.findUniqueOrThrow({ where: { id: 1 } });
	const names = Object.keys(BEFORE) as (keyof typeof BEFORE)[];
	await db().city.update({ where: { id: 1 }, data: BEFORE });
	const value = await work();
	const data = Object.fromEntries(names.map((name) => [name, now[name]]));
	await db().city.update({ where: { id: 1 }, data });
	return value;
}

async function attack(
	wanted: readonly (readonly Day[])[],
	{
		addresses,
		way,
		tryMs,
		now,
	}: { addresses: number; way: Way; tryMs: number; now: Temporal.Instant },
): Promise<Omit<Outcome, "share">> {
	let bookings = 0;
	let tries = 0;
	const { durationMinutes } = planOn(await passport(), civilDateOf(now));
	/** New mail addresses each time: what one has booked counts for as long as it comes. */
	const run = crypto.randomUUID();
	/** Addresses that were turned away for good: a script does not ask a second time. */
	const spent = new Set<number>();
	const asked = wanted.map((days, index) => ({ days, index }));
	const isOneDay = new Set(wanted.flat()).size === 1;
	const seconds = await time(async () => {
		await crowd(WIDTH, asked, async ({ days, index }) => {
			const who = index % addresses;
			if (spent.has(who)) return;
			const booker: Booker = {
				client: addressOf(who),
				email: `mail${who}@${run}.example`,
				pays: way === "working" ? "work" : "nothing",
			};
			const outcome = await bookAs(booker, days, now);
			bookings += outcome.isBooked ? 1 : 0;
			tries += outcome.tries;
			if (outcome.stoppedBy === "must-wait" || (isOneDay && !outcome.isBooked))
				spent.add(who);
		});
	});
	return {
		addresses,
		way,
		bookings,
		minutes: bookings * durationMinutes,
		workSeconds: rounded((tries * tryMs) / 1_000),
		seconds: rounded(seconds / 1_000),
	};
}

/** Each in a network of its own. */
const addressOf = (who: number) => `10.${who >> 8}.${who & 255}.1`;

const HOUSE_MINUTES = 10;

/**
 * People behind one address who come one after the other within ten minutes. They wait on the clock of the run, or every
 * second one works for real; how long is told for an old telephone, which needs four milliseconds for a try.
 */
async function houseOf(
	days: readonly Day[],
	{ house }: HoardingExtent,
	half: boolean,
	now: Temporal.Instant,
) {
	const seconds: number[] = [];
	const here: number[] = [];
	let otherDay = 0;
	const random = randomOf(`a house ${half}`);
	for (let index = 0; index < house; index += 1) {
		const first = Math.floor(random() * days.length);
		const order = [...days.slice(first), ...days.slice(0, first)];
		const at = now.add({
			seconds: Math.floor((index * HOUSE_MINUTES * 60) / house),
		});
		const outcome = await bookAs(
			{
				client: "192.0.2.7",
				email: null,
				pays: half && index % 2 ? "work" : "wait",
			},
			order,
			at,
		);
		otherDay += outcome.otherDays > 0 ? 1 : 0;
		if (!outcome.isBooked) continue;
		seconds.push(outcome.waitedSeconds + outcome.tries * OLD_TELEPHONE_SECONDS);
		here.push(outcome.workedSeconds);
	}
	return {
		people: house,
		through: seconds.length,
		otherDay,
		slowestSeconds: rounded(Math.max(0, ...seconds)),
		slowestHere: rounded(Math.max(0, ...here)),
	};
}

const OLD_TELEPHONE_SECONDS = 0.004;

/** Everybody wants one of the times that have just been released; how many of them meet a price or a door. */
async function crowdOf(
	days: readonly Day[],
	{ crowd: people }: HoardingExtent,
	perAddress: number,
	now: Temporal.Instant,
) {
	const random = randomOf(`a release ${perAddress}`);
	const everybody = Array.from({ length: people }, (_, index) => ({
		client: addressOf(5_000 + Math.floor(index / perAddress)),
		order: random(),
		first: Math.floor(random() * days.length),
	})).sort((a, b) => a.order - b.order);
	const { outcomes, perSecond } = await crowd(
		WIDTH,
		everybody,
		({ client, first }) =>
			bookAs(
				{ client, email: null, pays: "wait" },
				[...days.slice(first), ...days.slice(0, first)],
				now,
			),
	);
	return {
		people,
		booked: outcomes.filter(({ isBooked }) => isBooked).length,
		asked: outcomes.filter(({ wasAsked }) => wasAsked).length,
		otherDay: outcomes.filter(({ otherDays }) => otherDays > 0).length,
		perSecond: rounded(perSecond),
	};
}

/** Days of all stations with all their times free, one after the other. */
async function listDays(now: Temporal.Instant) {
	const { stations, limits } = await getCatalog(defaultLocale);
	const service = await passport();
	const found = await listFreeDays({
		stationIds: stations.map(({ id }) => id),
		...askedFor([{ service, quantity: 1 }], limits),
		channel: "online",
		from: addDays(civilDateOf(now), 1),
		until: addDays(civilDateOf(now), 30),
		now,
	});
	const days = found.flatMap(({ stationId, days }) =>
		days.flatMap(({ date, starts: all }): Day[] => {
			const station = stations.find(({ id }) => id === stationId);
			// Side by side, so that a day has as many times as it has quarters of an hour.
			const starts = all.filter(
				(start) => start % planOn(service, date).durationMinutes === 0,
			);
			return station && starts.length > 0
				? [
						{
							stationId,
							stationSlug: station.slug,
							date,
							starts,
							full: new Set(),
						},
					]
				: [];
		}),
	);
	const take = (count: number) => {
		const taken = days.splice(0, count);
		if (taken.length < count) throw new Error("Too few days are free.");
		return taken;
	};
	return {
		take,
		next: () => take(1)[0] as Day,
		rest: () => days.splice(0),
	};
}
