import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { deskFeedToken, isDeskFeedToken } from "#lib/auth/secrets/secrets.ts";
import {
	deskCalendar,
	FEED_DAYS,
	readFeedName,
} from "#lib/booking/staff/rules/desk-feed.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";

interface DeskFeed {
	deskId: number;
	name: string;
	/** Of its address; null: it has none. */
	token: string | null;
}

/** The desks of a station with the secrets of their calendars. */
export async function listDeskFeeds(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<DeskFeed[], "forbidden">> {
	const may = await authorise(actor, "day:read", stationId, now);
	if (!may.ok) return may;
	const desks = await db().desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
		select: { id: true, name: true, feedKey: true },
	});
	return ok(
		desks.map(({ id, name, feedKey }) => ({
			deskId: id,
			name,
			token: feedKey && deskFeedToken(id, feedKey),
		})),
	);
}

/** What takes a desk's time. */
const STANDING = [
	"booked",
	"arrived",
	"called",
	"serving",
	"done",
	"unsettled",
];

/** The calendar behind an address; null: it opens nothing, or no more. */
export async function findDeskCalendar(
	file: string,
	host: string,
	now: Temporal.Instant,
): Promise<string | null> {
	const named = readFeedName(file);
	if (!named) return null;
	const { deskId, token } = named;
	const desk = await db().desk.findUnique({
		where: { id: deskId },
		include: { station: { select: { shortName: true } } },
	});
	if (!desk?.active || !desk.feedKey) return null;
	if (!isDeskFeedToken(token, deskId, desk.feedKey)) return null;
	const rows = await db().appointment.findMany({
		where: {
			deskId,
			status: { in: STANDING },
			startsAt: {
				gte: toDbInstant(now.subtract({ hours: FEED_DAYS.before * 24 })),
				lt: toDbInstant(now.add({ hours: FEED_DAYS.after * 24 })),
			},
		},
		orderBy: { startsAt: "asc" },
		select: {
			id: true,
			calendarSequence: true,
			startsAt: true,
			endsAt: true,
			ticket: true,
			services: {
				select: {
					service: {
						select: {
							texts: { where: { locale: "de" }, select: { name: true } },
						},
					},
				},
			},
		},
	});
	return deskCalendar({
		name: `${desk.name}, ${desk.station.shortName}`,
		host,
		events: rows.map(({ id, services, calendarSequence, ...row }) => ({
			...row,
			id,
			sequence: calendarSequence,
			ticket: row.ticket ?? "",
			services: services.flatMap(({ service }) =>
				service.texts.map(({ name }) => name),
			),
		})),
		now,
	});
}
