import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { invitationToken } from "#lib/auth/secrets/secrets.ts";
import type { InvitationView } from "#lib/booking/invitation/invitation.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	allowedOf,
	type InvitationRow,
	standingOf,
	WHOLE_INVITATION,
} from "./find-invitation.ts";

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
	const rows = await db().invitation.findMany({
		where: {
			stationId,
			lastDay: { gte: toDbDate(addDays(civilDateOf(now), -SHOWN_DAYS)) },
		},
		include: WHOLE_INVITATION,
		orderBy: [{ createdAt: "desc" }, { id: "asc" }],
		take: MOST_SHOWN,
	});
	return ok(rows.map((row) => viewOf(row, now)));
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
		mail: (mail?.status ?? null) as InvitationView["mail"],
		token: invitationToken(row.id),
	};
}
