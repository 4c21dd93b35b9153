import { createHash } from "node:crypto";
import { appointmentTicket } from "#lib/booking/rules/codes.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { DayKey } from "#lib/db/lock.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { withCheckDigit } from "#lib/text/reference.ts";
import { instantAt } from "#lib/time.ts";
import type { Demand } from "./demand.ts";
import { inventPerson } from "./people.ts";

/** What invented appointments of a day depend on, so that they are the same on every machine. */
export const seedOf = ({ stationId, date }: DayKey) => `${stationId} ${date}`;

/** A UUID that is the same for the same appointment of the demo on every machine. */
export function appointmentId(seed: string, index: number): string {
	return stableId(`${seed} ${index}`);
}

export function stableId(what: string): string {
	const hex = createHash("sha256").update(`demo ${what}`).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Unlikely to be the same for two of the few thousand appointments of the demo. */
function referenceOf(id: string): string {
	const number = Number.parseInt(id.replaceAll("-", "").slice(0, 11), 16);
	return withCheckDigit(String(10_000_000 + (number % 90_000_000)));
}

/** The rows of one day's booked appointments, as the tables want them. */
export function rowsOf(
	day: DayKey,
	demands: readonly Demand[],
	{
		random,
		now,
		firstTicket,
		reference = referenceOf,
	}: {
		random: () => number;
		now: Temporal.Instant;
		firstTicket: number;
		reference?: (id: string) => string;
	},
) {
	const { stationId, date } = day;
	const bookedAt = toDbInstant(now);
	const appointments = demands.map((demand, index) => {
		const id = appointmentId(seedOf(day), index);
		return {
			id,
			reference: reference(id),
			stationId,
			deskId: demand.deskId,
			date: toDbDate(date),
			startsAt: toDbInstant(instantAt(date, demand.from)),
			endsAt: toDbInstant(instantAt(date, demand.until)),
			status: "booked",
			channel: demand.channel,
			locale: defaultLocale,
			ticket: appointmentTicket(firstTicket + index),
			calendarUid: id,
			createdAt: bookedAt,
		};
	});
	const contacts = appointments.map(({ id }) => {
		const person = inventPerson(random);
		return { appointmentId: id, ...person, ...contactKeys(person) };
	});
	const services = demands.flatMap(({ selection }, index) =>
		selection.map(({ service, quantity }) => ({
			appointmentId: appointmentId(seedOf(day), index),
			serviceId: service.id,
			quantity,
		})),
	);
	const events = appointments.map(({ id, deskId, channel }) => ({
		appointmentId: id,
		at: bookedAt,
		toStatus: "booked",
		deskId,
		actor: channel === "online" ? "citizen" : "system",
	}));
	return { appointments, contacts, services, events };
}
