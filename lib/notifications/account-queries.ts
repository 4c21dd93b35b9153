import "server-only";
import { linkToken, recipientKeyOf } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { accountLinkPath } from "#lib/staff-paths.ts";
import type { AccountMailKind, AccountNotice } from "./account-letter.ts";

/** A mail with a one-time link that waits; null if this one is about something else, or nothing is left to do. */
export async function findAccountMail(
	id: string,
	now: Temporal.Instant,
): Promise<{
	/** Null: the account has another address by now. */
	recipient: string | null;
	outdated: boolean;
	notice: AccountNotice;
} | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: { link: { include: { user: true } } },
	});
	const link = row?.link;
	if (!link) return null;
	const { user, expiresAt, usedAt } = link;
	const isCurrent = recipientKeyOf(user.email) === row.recipientKey;
	return {
		recipient: isCurrent ? user.email : null,
		outdated:
			usedAt !== null ||
			!user.active ||
			expiresAt.getTime() <= now.epochMilliseconds,
		notice: {
			kind: row.kind as AccountMailKind,
			name: user.name,
			link: `${env().baseUrl}${accountLinkPath(link.id, linkToken(link.id))}`,
			expiresAt: expiresAt.getTime(),
		},
	};
}
