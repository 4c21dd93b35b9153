import ical from "ical-generator";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { city } from "#lib/city/city.ts";

/** What was is kept in it for a week, and what comes for two months. */
export const FEED_DAYS = { before: 7, after: 60 } as const;

/** An appointment as it stands in a calendar that people share: nothing of whose it is. */
export interface FeedEvent {
	/** Of the appointment, as inner number; stays for its life. */
	id: string;
	sequence: number;
	startsAt: Date;
	endsAt: Date;
	/** Null: by phone or video, where nobody is called by a number. */
	ticket: string | null;
	kind: Kind;
	services: readonly string[];
}

/** What stands in place of a number; calendars of staff are German. */
const WHERE: Partial<Record<Kind, string>> = {
	phone: "Telefon:",
	video: "Video:",
};

/** "12-AbC…" of an address: which desk, and what proves that one may see it. Null: no such address. */
export function readFeedName(
	file: string,
): { deskId: number; token: string } | null {
	const [, id, token] = /^(\d{1,9})-([A-Za-z0-9_-]{22})\.ics$/.exec(file) ?? [];
	return id && token ? { deskId: Number(id), token } : null;
}

/**
 * The calendar of a desk. Instants are written in UTC: each calendar shows them in its own zone, and no rule of summer
 * time has to come along.
 */
export function deskCalendar({
	name,
	host,
	events,
	now,
}: {
	/** "Platz 3, Stadtmitte" */
	name: string;
	host: string;
	events: readonly FeedEvent[];
	now: Temporal.Instant;
}): string {
	const calendar = ical({
		name,
		prodId: { company: city().operator.name, product: "Bürgertermin" },
	});
	const utc = (at: Date) =>
		Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(
			"UTC",
		);
	for (const { id, sequence, startsAt, endsAt, ...event } of events)
		calendar.createEvent({
			id: `${id}@desk.${host}`,
			sequence,
			stamp: now.toZonedDateTimeISO("UTC"),
			start: utc(startsAt),
			end: utc(endsAt),
			timezone: "UTC",
			summary: [WHERE[event.kind] ?? event.ticket, event.services.join(", ")]
				.filter(Boolean)
				.join(" "),
		});
	return calendar.toString();
}
