import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type {
	AnnouncementKind,
	Audience,
	ShownAnnouncement,
} from "#lib/queue/announcement/rules/announcement.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";

/** What a station said today, and whom it reached. Instants are epoch milliseconds. */
export interface AnnouncementOfToday extends ShownAnnouncement, Audience {
	isRunning: boolean;
	withdrawnAt: number | null;
	/** Devices that were told, that still will be, and that were not. */
	devices: { sent: number; queued: number; failed: number };
	/** People: a mail went out, was held back, or there was no way but pages and display. */
	mailed: number;
	heldBack: number;
	unreached: number;
}

/** Of today, newest first. */
export async function listAnnouncements(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<AnnouncementOfToday[], "forbidden">> {
	const allowed = await authorise(actor, "day:read", stationId, now);
	if (!allowed.ok) return allowed;
	const midnight = toDbInstant(instantAt(civilDateOf(now), 0));
	const rows = await db().announcement.findMany({
		where: { stationId, createdAt: { gte: midnight } },
		orderBy: { id: "desc" },
		include: {
			desk: { select: { name: true } },
			toDesk: { select: { name: true } },
		},
	});
	const calls = await db().announcementPush.groupBy({
		by: ["announcementId", "status"],
		where: { announcementId: { in: rows.map(({ id }) => id) } },
		_count: { id: true },
	});
	return ok(
		rows.map(({ id, createdAt, endsAt, withdrawnAt, ...row }) => {
			const count = (status: string) =>
				calls.find((one) => one.announcementId === id && one.status === status)
					?._count.id ?? 0;
			return {
				id,
				kind: row.kind as AnnouncementKind,
				minutes: row.minutes,
				desk: row.desk?.name ?? null,
				createdAt: createdAt.getTime(),
				endsAt: endsAt.getTime(),
				withdrawnAt: withdrawnAt?.getTime() ?? null,
				isRunning:
					withdrawnAt === null && endsAt.getTime() > now.epochMilliseconds,
				toServiceId: row.toServiceId,
				toDeskId: row.toDeskId,
				toDesk: row.toDesk?.name ?? null,
				toComing: row.toComing,
				devices: {
					sent: count("sent"),
					queued: count("queued"),
					failed: count("failed"),
				},
				mailed: row.mailed,
				heldBack: row.heldBack,
				unreached: row.unreached,
			};
		}),
	);
}
