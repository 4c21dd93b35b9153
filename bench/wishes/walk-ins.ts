import type { CountedPlace } from "#lib/attendance/attendance.ts";
import { type ComingDay, dayWaits } from "#lib/attendance/rules/day-waits.ts";
import { freedOf } from "#lib/attendance/rules/freed.ts";
import {
	type DayToOffer,
	optionsOf,
	suggestedOf,
} from "#lib/attendance/rules/options.ts";
import { sharesOf } from "#lib/attendance/rules/shares.ts";
import type { DayWindow } from "#lib/availability/availability.ts";
import { UNMEASURED } from "#lib/queue/waits/rules/measures.ts";
import { numbers } from "#lib/queue/waits/rules/numbers.ts";
import type { Job } from "#lib/queue/waits/rules/situation.ts";
import { type CivilDate, instantAt, type Weekday } from "#lib/time.ts";

const DATE: CivilDate = "2026-11-24";
const at = (minute: number) => instantAt(DATE, minute).epochMilliseconds;
const SETTINGS = {
	lateMinutes: 15,
	patienceMinutes: 45,
	yieldMinutes: 10,
	noShowMinutes: 10,
	checkInMinutes: 60,
};

/** Lognormal with a mean of 1, spread as services are (coefficient of variation 0.6). */
const SPREAD = (() => {
	const sigma = Math.sqrt(Math.log(1 + 0.6 ** 2));
	const random = numbers(99);
	const drawn = Array.from({ length: 4_000 }, () => {
		const normal =
			Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
		return Math.exp(sigma * normal - sigma ** 2 / 2);
	});
	const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
	return drawn.map((one) => one / mean).sort((a, b) => a - b);
})();
const MEASURES = { ...UNMEASURED, spread: SPREAD, wayMs: 0 };

/** Of the tables that forecasts are held to: 8 desks, 480 minutes, services of 12 minutes on average. */
export const house = (load: number, desks = 8): ComingDay => ({
	now: at(480),
	settings: SETTINGS,
	measures: MEASURES,
	desks: Array.from({ length: desks }, (_, id) => ({
		id,
		serves: null,
		busy: null,
		open: { from: at(480), until: Number.POSITIVE_INFINITY },
	})),
	waiting: [],
	booked: [],
	walkIns: [
		{
			from: at(480),
			until: at(960),
			people: (load * desks * 480) / 12,
		},
	],
	walkInMinutes: 12,
});

/** True shares of a station: people forget the late hours more often. */
const truth = (weekday: Weekday, hour: number) =>
	0.08 + (hour >= 13 ? 0.05 : 0) + (weekday === 1 ? 0.03 : 0);

const APPOINTMENT = 15;
const BOOKED_DESKS = [1, 2, 3];
const KEPT_DESKS = [4, 5];

/** A station with two desks kept for people without an appointment, and twelve weeks of what happened there. */
function history(random: () => number): CountedPlace[] {
	const places: CountedPlace[] = [];
	for (const weekday of [1, 2, 3, 4, 5] as const)
		for (let hour = 8; hour < 16; hour += 1) {
			const due = 12 * BOOKED_DESKS.length * (60 / APPOINTMENT);
			let absent = 0;
			for (let one = 0; one < due; one += 1)
				if (random() < truth(weekday, hour)) absent += 1;
			places.push({ stationId: 1, service: "1", weekday, hour, due, absent });
		}
	return places;
}

export interface WalkIns {
	/** Minutes that nobody coming leaves, as expected, and what was offered again of them. */
	freed: number;
	offered: number;
	/** Mean wait of people without an appointment, in minutes. */
	without: number;
	withOffer: number;
}

/**
 * Days of a station with two desks kept for people without an appointment: planned from twelve weeks of counts, offered
 * again by the real rules, and then lived, with other people than those the plan was made with.
 */
export function playWalkIns(days: number, seed: number): WalkIns {
	const random = numbers(seed);
	const shares = sharesOf(history(random));
	if (!shares) throw new Error("unknown");
	const windows: DayWindow[] = [...BOOKED_DESKS, ...KEPT_DESKS].map(
		(deskId) => ({
			deskId,
			from: 480,
			until: 960,
			channel: KEPT_DESKS.includes(deskId) ? "walk-in" : "online",
			releasedAt: 0,
		}),
	);
	let offered = 0;
	let freed = 0;
	const waited = { without: 0, withOffer: 0, people: 0 };
	for (let day = 0; day < days; day += 1) {
		const weekday = ((day % 5) + 1) as Weekday;
		const people = 54 + Math.floor(random() * 16);
		const starts = BOOKED_DESKS.flatMap(() =>
			Array.from(
				{ length: 480 / APPOINTMENT },
				(_, index) => 480 + index * APPOINTMENT,
			),
		).filter(() => random() < 0.92);
		const job = (start: number, index: number): Job => ({
			id: `${start} ${index}`,
			ticket: "",
			status: "waiting",
			arrivedAt: at(start),
			startsAt: at(start),
			priority: null,
			serviceIds: [],
			forDeskId: null,
			handedOverAt: null,
			parkedUntil: null,
			minutes: APPOINTMENT - 1,
			showRate: 1 - truth(weekday, Math.floor(start / 60)),
		});
		const booked = starts.map(job);
		const known = freedOf(
			starts.map((start) => ({
				hour: Math.floor(start / 60),
				minutes: APPOINTMENT,
				share: shares.of({
					stationId: 1,
					service: "1",
					weekday,
					hour: Math.floor(start / 60),
				}),
			})),
		);
		const toOffer: DayToOffer = {
			date: DATE,
			from: 0,
			desks: windows.map(({ deskId }) => ({ id: deskId, serves: null })),
			windows,
			// All that can be booked is: the day is full.
			busy: BOOKED_DESKS.map((deskId) => ({
				deskId,
				from: 480,
				until: 960,
				appointmentId: null,
				holdExpiresAt: null,
			})),
			freed: known,
			offered: 0,
			booked,
			waiting: [],
			walkIns: Array.from({ length: 8 }, (_, index) => ({
				hour: 8 + index,
				people: people / 8,
			})),
			walkInMinutes: 12,
			usual: { minutes: APPOINTMENT, showRate: 0.9 },
			settings: SETTINGS,
			measures: MEASURES,
		};
		const options = optionsOf(toOffer, 5);
		const suggested = suggestedOf(options, toOffer);
		freed += known.expected;
		offered += suggested?.minutes ?? 0;
		// The day as it is lived: other people, other services, the same plan.
		const lived = (more: readonly Job[]) =>
			dayWaits(
				{
					...house(0, 5),
					booked: [...booked, ...more],
					walkIns: [{ from: at(480), until: at(960), people }],
				},
				{ runs: 1, seed: 1_000 * seed + day },
			);
		const extra = (suggested?.spans ?? []).flatMap(({ deskId, from, until }) =>
			Array.from({ length: (until - from) / APPOINTMENT }, (_, index) =>
				job(from + index * APPOINTMENT, 1_000 + deskId),
			),
		);
		waited.without += lived([])?.mean ?? 0;
		waited.withOffer += lived(extra)?.mean ?? 0;
		waited.people += 1;
	}
	const { people } = waited;
	return {
		freed,
		offered,
		without: waited.without / people,
		withOffer: waited.withOffer / people,
	};
}
