import type {
	BookingRules,
	Busy,
	DayFacts,
} from "#lib/availability/availability.ts";
import { deskFor, freeStarts } from "#lib/availability/rules/free-starts.ts";
import type { Minute } from "#lib/time.ts";

/** Somebody who wants an appointment on that day, and which of the offered starts they take. */
export interface Request {
	serviceIds: readonly number[];
	minutes: number;
	/** Null: none of them. */
	choose(starts: readonly Minute[]): Minute | null;
}

/** Booked minutes and those asked for, once so many requests in a row found nothing all day long. */
export function fillDay(
	facts: Omit<DayFacts, "busy">,
	rules: BookingRules,
	now: number,
	streak: number,
	next: () => Request,
): { booked: number; asked: number } {
	const busy: Busy[] = [];
	const day: DayFacts = { ...facts, busy };
	let booked = 0;
	let asked = 0;
	for (let refused = 0; refused < streak; ) {
		const { serviceIds, minutes, choose } = next();
		const wanted = { serviceIds, minutes, channel: "online", now } as const;
		asked += minutes;
		const start = choose(freeStarts(day, rules, wanted));
		if (start === null) {
			refused += 1;
			continue;
		}
		const deskId = deskFor(day, rules, wanted, start);
		if (deskId === null) throw new Error("An offered start has no desk.");
		busy.push({
			appointmentId: String(busy.length),
			deskId,
			from: start,
			until: start + minutes,
			holdExpiresAt: null,
		});
		booked += minutes;
		refused = 0;
	}
	return { booked, asked };
}
