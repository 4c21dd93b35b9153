import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { invitationToken } from "#lib/auth/secrets/secrets.ts";
import type { InvitationView } from "#lib/booking/invitation/invitation.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { PATIENCE } from "#lib/notifications/delivery/rules/standstill.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	allowedOf,
	type InvitationRow,
	standingOf,
	WHOLE_INVITATION,
} from "./find-invitation.ts";

/** Of what is over. */
const MOST_SHOWN = 200;
/** What is over stands there for so long. */
const SHOWN_DAYS = 30;

/** What a station's staff have given out, the newest first. */
export async function listInvitations(
	actor: Actor,
	{ stationId, now }: { stationId: number; now: Temporal.Instant },
): Promise<Result<InvitationView[], "forbidden">> {
	const may = await authorise(actor, "appointment:book", stationId, now);
	if (!may.ok) return may;
	const today = civilDateOf(now);
	const list = (where: Prisma.InvitationWhereInput, take?: number) =>
		db().invitation.findMany({
			where: { stationId, ...where },
			include: WHOLE_INVITATION,
			orderBy: [{ createdAt: "desc" }, { id: "asc" }],
			...(take === undefined ? {} : { take }),
		});
	// However many there are: what opens something can be withdrawn.
	const good = await list({
		withdrawnAt: null,
		lastDay: { gte: toDbDate(today) },
	});
	const over = await list(
		{
			lastDay: { gte: toDbDate(addDays(today, -SHOWN_DAYS)) },
			OR: [
				{ withdrawnAt: { not: null } },
				{ lastDay: { lt: toDbDate(today) } },
			],
		},
		MOST_SHOWN,
	);
	return ok(
		[...good, ...over]
			.map((row) => viewOf(row, now))
			.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
	);
}

/** How many may still be used although no mail has brought them their link. */
export async function countUnsent(
	stationId: number,
	now: Temporal.Instant,
): Promise<number> {
	const rows = await db().invitation.findMany({
		where: {
			stationId,
			withdrawnAt: null,
			lastDay: { gte: toDbDate(civilDateOf(now)) },
			messages: { some: {}, none: { status: "sent" } },
		},
		include: WHOLE_INVITATION,
	});
	return rows.filter((row) => {
		const { state, mail } = viewOf(row, now);
		return state === "open" && mail !== "queued" && mail !== "sent";
	}).length;
}

/** One that is on its way for longer than it should be has brought nobody their link. */
function mailOf(
	{ status, createdAt }: { status: string; createdAt: Date },
	now: Temporal.Instant,
): InvitationView["mail"] {
	const isLate =
		createdAt.getTime() <= now.subtract(PATIENCE).epochMilliseconds;
	return status === "queued" && isLate
		? "stuck"
		: (status as InvitationView["mail"]);
}

function viewOf(row: InvitationRow, now: Temporal.Instant): InvitationView {
	const [mail] = row.messages;
	return {
		...allowedOf(row),
		...standingOf(row, now),
		id: row.id,
		name: row.contact?.name ?? null,
		email: row.contact?.email ?? null,
		locale: toOffered(row.locale),
		createdAt: row.createdAt.getTime(),
		mail: mail ? mailOf(mail, now) : null,
		token: invitationToken(row.id),
	};
}
