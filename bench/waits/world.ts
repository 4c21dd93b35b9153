import type { Service } from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { distributions } from "#lib/queue/waits/rules/forecast.ts";
import {
	likelyMinutes,
	type Measures,
} from "#lib/queue/waits/rules/measures.ts";
import type {
	Job,
	LaterDesk,
	OpenDesk,
	Situation,
} from "#lib/queue/waits/rules/situation.ts";
import { instantAt } from "#lib/time.ts";
import { PaperHouse, type PaperVisit } from "#prisma/seed/day/paper-house.ts";
import { pastDayOf } from "#prisma/seed/day/past-day-of.ts";
import { planDay } from "#prisma/seed/day/plan.ts";
import { playDay, type Shift, type Truth } from "#prisma/seed/day/play.ts";
import type { Visitor } from "#prisma/seed/day/visitors.ts";
import { randomOf } from "#prisma/seed/random.ts";

/** The lengths of its services count. */
const DATE = "2026-11-24";
const OPENS = 480;
const CLOSES = 960;
export const at = (minute: number) => instantAt(DATE, minute).epochMilliseconds;

export const SETTINGS = {
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	checkInMinutes: 60,
};

/** Eight desks, two of them planned from ten o'clock on only. */
export const ROSTER = Array.from({ length: 8 }, (_, id) => ({
	id,
	serves: null,
	from: at(id < 6 ? OPENS : 600),
	until: at(CLOSES),
}));
const APPOINTMENTS = 135;
const WALK_INS = 60;

/** A day as it really was. */
export interface Day {
	visitors: readonly Visitor[];
	/** By desk; none: nobody came to work there. */
	shifts: ReadonlyMap<number, readonly Shift[]>;
	truths: ReadonlyMap<number, Truth>;
	house: PaperHouse;
}

/** Who came, at the instant of it: nobody is looked at twice. */
export type Came = (visit: PaperVisit, day: Omit<Day, "truths">) => void;

/**
 * A day of a station: appointments all day long at six of its desks, people without one besides, late comers, people who
 * do not come, do not hear their call, leave, are handed over (prisma/seed/day). And desks as people sit at them: one in
 * fifteen stays empty, the others are taken some minutes early or late, and each has a break about noon.
 */
export async function playWaits(
	seed: string,
	services: readonly Service[],
	minutesOf: (who: Visitor) => number = () => 0,
	came: Came = () => {},
): Promise<Day> {
	const random = randomOf(seed);
	const { visitors } = planDay(
		{
			date: DATE,
			opens: OPENS,
			closes: CLOSES,
			desks: ROSTER.slice(0, 6),
			services,
			appointments: APPOINTMENTS,
			walkIns: WALK_INS,
		},
		random,
	);
	const shifts = shiftsOf(random);
	const house: PaperHouse = new PaperHouse(
		ROSTER,
		SETTINGS,
		minutesOf,
		(visit) => came(visit, { visitors, shifts, house }),
	);
	const truths = await playDay(
		house,
		visitors,
		ROSTER.map(({ id }) => id),
		{ noShowMinutes: SETTINGS.noShowMinutes, shifts },
	);
	return { visitors, shifts, truths, house };
}

function shiftsOf(random: () => number): Map<number, Shift[]> {
	const minute = (count: number) => count * 60_000;
	const shifts = new Map<number, Shift[]>();
	for (const { id, from } of ROSTER) {
		const isEmpty = random() < 1 / 15;
		const begins = from + minute(-3 + random() ** 2 * 18);
		const pause = at(690) + minute(random() * 120);
		const back = pause + minute(20 + random() * 20);
		// Who waits at closing time is served.
		const until = Number.POSITIVE_INFINITY;
		shifts.set(
			id,
			isEmpty
				? []
				: [
						{ from: begins, until: pause },
						{ from: back, until },
					],
		);
	}
	return shifts;
}

/** What the station knows at that instant, and nothing more. */
export function situationAt(
	now: number,
	{ visitors, shifts, house }: Omit<Day, "truths">,
	measures: Measures,
	walkIns: Situation["walkIns"] & {},
): Situation {
	const desks: OpenDesk[] = [];
	const later: LaterDesk[] = [];
	const rest = measures.people?.rest ?? 1;
	const restOf = (visit: PaperVisit) =>
		visit.minutes * (wasServed(visit) ? rest : 1);
	for (const { busy, ...free } of house.openDesks()) {
		const visit = [...house.visits.values()].find(
			({ deskId, status }) =>
				deskId === free.id && (status === "called" || status === "serving"),
		);
		const desk = {
			...free,
			busy: busy && visit ? { ...busy, minutes: restOf(visit) } : null,
		};
		const planned = ROSTER.find(({ id }) => id === desk.id);
		if (!planned) continue;
		const own = shifts.get(desk.id) ?? [];
		const isThere = own.some(({ from, until }) => from <= now && now < until);
		if (isThere || desk.busy)
			desks.push({
				...desk,
				...(planned.until > now ? { goes: planned.until } : {}),
				isRested: (own[1]?.from ?? Number.POSITIVE_INFINITY) <= now,
			});
		else if (planned.until > now) {
			const last = Math.max(
				...[...house.visits.values()]
					.filter(({ deskId }) => deskId === desk.id)
					.map(({ endedAt }) => endedAt ?? 0),
			);
			later.push({
				...planned,
				leftAt: own.some(({ until }) => until <= now)
					? Math.max(last, 0) || now
					: null,
			});
		}
	}
	return {
		now,
		settings: SETTINGS,
		measures,
		desks,
		later,
		waiting: [...house.visits.values()]
			.filter(({ status }) => status === "waiting" || status === "parked")
			.map((visit) => ({ ...visit, minutes: restOf(visit) })),
		coming: comingOf(visitors, house, measures),
		walkIns,
	};
}

/** Before the stay that goes on now. */
function wasServed({ steps, status }: PaperVisit): boolean {
	const served = steps.filter(
		({ kind, undone }) => kind === "serving" && !undone,
	);
	return served.length > (status === "serving" ? 1 : 0);
}

/** Booked and not here, as the day plan tells. */
function comingOf(
	visitors: readonly Visitor[],
	house: PaperHouse,
	measures: Measures,
): Job[] {
	return visitors.flatMap((who) => {
		const { number, startsAt } = who;
		if (startsAt === null || house.visits.has(number)) return [];
		return [
			{
				id: String(number),
				ticket: String(number),
				status: "waiting",
				arrivedAt: startsAt,
				startsAt,
				priority: null,
				serviceIds: who.selection.map(({ service }) => service.id),
				forDeskId: null,
				handedOverAt: null,
				parkedUntil: null,
				minutes: likelyMinutes(plannedOf(who), measures),
			},
		];
	});
}

export const plannedOf = ({ selection }: Visitor) =>
	selection.map(({ service, quantity }) => ({
		...planOn(service, DATE),
		serviceId: service.id,
		quantity,
	}));

/** Minutes until the call, as likely ones, of one who waits. */
export const likelyWaits = (situation: Situation, id: string) =>
	distributions(situation).get(id) ?? new Float64Array();

/** The day as the database would have stored it. */
export const storedOf = ({
	house,
	visitors,
}: Pick<Day, "house" | "visitors">) =>
	pastDayOf(house, {
		date: DATE,
		visitors,
		desks: ROSTER.map(({ id, serves }) => ({
			id,
			serves,
			planned: [{ from: id < 6 ? OPENS : 600, until: CLOSES }],
		})),
		settings: SETTINGS,
	});
