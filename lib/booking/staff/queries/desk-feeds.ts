import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may, type Role } from "#lib/auth/rules/permission.ts";
import { deskFeedToken, isDeskFeedToken } from "#lib/auth/secrets/secrets.ts";
import {
	deskCalendar,
	FEED_DAYS,
	readFeedName,
} from "#lib/booking/staff/rules/desk-feed.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";

interface DeskFeed {
	deskId: number;
	name: string;
	/** Of one's own address; null: one has none. */
	token: string | null;
}

/** The desks of a station with the secrets of one's own addresses of their calendars; nobody sees somebody else's. */
export async function listDeskFeeds(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<DeskFeed[], "forbidden">> {
	const allowed = await authorise(actor, "day:read", stationId, now);
	if (!allowed.ok) return allowed;
	const desks = await db().desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
		select: {
			id: true,
			name: true,
			feeds: { where: { userId: actor.userId }, select: { key: true } },
		},
	});
	const { userId } = actor;
	return ok(
		desks.map(({ id: deskId, name, feeds: [feed] }) => ({
			deskId,
			name,
			token: feed ? deskFeedToken({ deskId, userId }, feed.key) : null,
		})),
	);
}

/** As long as the account is open and has the right at this station. */
const maySee = (
	user: {
		active: boolean;
		role: string;
		stations: readonly { stationId: number }[];
	},
	stationId: number,
): boolean =>
	user.active &&
	may(
		{
			role: user.role as Role,
			stationIds: user.stations.map((one) => one.stationId),
		},
		"day:read",
		stationId,
	);

/** What takes a desk's time. */
const STANDING = [
	"booked",
	"arrived",
	"called",
	"serving",
	"done",
	"unsettled",
];

/**
 * The calendar behind an address; null: it opens nothing, or no more. Calendar programs ask without a session, so whether
 * whose address it is may still see the desk is asked each time.
 */
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
		include: {
			station: { select: { shortName: true } },
			feeds: { include: { user: { include: { stations: true } } } },
		},
	});
	if (!desk?.active) return null;
	const { stationId, feeds } = desk;
	const feed = feeds.find(({ userId, key }) =>
		isDeskFeedToken(token, { deskId, userId }, key),
	);
	if (!feed || !maySee(feed.user, stationId)) return null;
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
			kind: true,
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
			kind: row.kind as Kind,
			services: services.flatMap(({ service }) =>
				service.texts.map(({ name }) => name),
			),
		})),
		now,
	});
}
