import "server-only";
import { invitationToken, recipientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { knownServices } from "#lib/catalog/rules/selection.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { InvitationNotice } from "#lib/notifications/letter/rules/invitation-letter.ts";
import { invitationPaths } from "#lib/paths/invitation.ts";
import { env } from "#lib/runtime/env.ts";
import { civilDateOf } from "#lib/time.ts";

/** A mail with an invitation to book that waits; null if this mail is about something else, or nothing is left to do. */
export async function findInvitationMail(
	id: string,
	now: Temporal.Instant,
): Promise<{
	/** Null: the address was erased since. */
	recipient: string | null;
	/** Its link opens nothing any more. */
	outdated: boolean;
	notice: InvitationNotice;
} | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: { invitation: { include: { contact: true } } },
	});
	const invitation = row?.invitation;
	if (!invitation) return null;
	const locale = toOffered(row.locale);
	const catalog = await getCatalog(locale, now);
	const address = invitation.contact?.email ?? null;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	const lastDay = fromDbDate(invitation.lastDay);
	const token = invitationToken(invitation.id);
	return {
		recipient: isCurrent ? address : null,
		outdated: invitation.withdrawnAt !== null || lastDay < civilDateOf(now),
		notice: {
			locale,
			name: invitation.contact?.name ?? null,
			services: knownServices(invitation.services, catalog),
			stations: catalog.stations.filter(({ id }) =>
				invitation.stationIds.includes(id),
			),
			lastDay,
			times: invitation.times,
			link: `${env().baseUrl}${invitationPaths(locale).open(token)}`,
		},
	};
}
