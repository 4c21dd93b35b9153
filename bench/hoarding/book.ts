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
import { planOn } from "#lib/catalog/rules/plan.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import { inventPerson } from "../invented.ts";
import { passport } from "../wanted.ts";
import { solve } from "./work.ts";

/** A day of a station as a calendar shows it. */
export interface Day {
	stationId: number;
	stationSlug: string;
	date: CivilDate;
	starts: readonly Minute[];
	/** Found taken by anybody: not asked for again. */
	full: Set<Minute>;
}

export interface Booker {
	client: string;
	/** Null: none is told. */
	email: string | null;
	/** What they do when they are told a price. */
	pays: "nothing" | "work" | "wait";
}

interface Booked {
	isBooked: boolean;
	/** A price was told. */
	wasAsked: boolean;
	/** Days of which the client or all like it had their share. */
	otherDays: number;
	/** By what it ended without an appointment. */
	stoppedBy: string | null;
	/** Tries of the work that was done, and how long it took here. */
	tries: number;
	workedSeconds: number;
	/** On the clock of the run. */
	waitedSeconds: number;
}

const SERVICES = ["reisepass"];
/** A price may rise while somebody pays it. */
const MOST_PAYMENTS = 5;

/** One appointment on one of these days, the first that can be had, in an invented name. */
export async function bookAs(
	booker: Booker,
	days: readonly Day[],
	now: Temporal.Instant,
): Promise<Booked> {
	const outcome: Booked = {
		isBooked: false,
		wasAsked: false,
		otherDays: 0,
		stoppedBy: "nothing-free",
		tries: 0,
		workedSeconds: 0,
		waitedSeconds: 0,
	};
	for (const day of days) {
		outcome.stoppedBy = await bookOn(day, booker, now, outcome);
		if (outcome.stoppedBy === null) break;
		if (outcome.stoppedBy === "too-much-of-day") outcome.otherDays += 1;
	}
	outcome.isBooked = outcome.stoppedBy === null;
	return outcome;
}

/** @returns what stood in the way; null: it is booked */
async function bookOn(
	day: Day,
	{ client, email, pays }: Booker,
	now: Temporal.Instant,
	outcome: Booked,
): Promise<string | null> {
	const { stationId, stationSlug, date } = day;
	const holdToken = newHoldToken();
	const known = { holdToken, client, locale: "de" } as const;
	const { durationMinutes: minutes } = planOn(await passport(), date);
	let paid: { ticket?: string; work?: string } = {};
	let payments = 0;
	const from = Math.floor(Math.random() * day.starts.length);
	const starts = [...day.starts.slice(from), ...day.starts.slice(0, from)];
	const at = () => now.add({ seconds: Math.ceil(outcome.waitedSeconds) });
	for (;;) {
		const start = starts.find((one) => !day.full.has(one));
		if (start === undefined) return "nothing-free";
		const place = { stationSlug, date, start, services: SERVICES };
		const held = await holdTime({ ...known, ...place, ...paid, now: at() });
		if (held.ok) {
			const confirmed = await confirmHold({
				...known,
				confirmKey: newConfirmKey(holdToken),
				details: { ...inventPerson(), email, bookedBy: null, phone: null },
				expected: place,
				now: at(),
			});
			return confirmed.ok ? null : confirmed.error;
		}
		if (held.error === "slot-taken") day.full.add(start);
		else if (held.error === "must-wait") {
			outcome.wasAsked = true;
			payments += 1;
			if (pays === "nothing" || payments > MOST_PAYMENTS) return "must-wait";
			paid = await pay({ stationId, date, minutes });
			if (!paid.ticket) return "must-wait";
		} else if (held.error !== "busy") return held.error;
	}

	async function pay(
		wanted: Pick<Day, "stationId" | "date"> & { minutes: number },
	) {
		const ticket = await currentTicket("", client, at());
		const ways = await waysIn({ ...wanted, client, ticket, now: at() });
		if (pays === "wait") {
			if (ways.waitSeconds === null) return {};
			outcome.waitedSeconds += ways.waitSeconds;
			return { ticket };
		}
		if (!ways.work) return { ticket };
		const startedAt = performance.now();
		const { work, tries } = await solve(ways.work.challenge);
		outcome.workedSeconds += (performance.now() - startedAt) / 1_000;
		outcome.tries += tries;
		return { ticket, work };
	}
}
