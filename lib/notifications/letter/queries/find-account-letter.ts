import "server-only";
import { linkToken, recipientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import type {
	AccountMailKind,
	AccountNotice,
	WarningKind,
} from "#lib/notifications/letter/rules/account-letter.ts";
import {
	accountLinkPath,
	FORGOTTEN_PATH,
	staffPaths,
} from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";

/** A mail about an account that waits; null if this one is about something else, or nothing is left to do. */
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
		include: { user: true, link: { include: { user: true } } },
	});
	if (row?.user) return warningOf(row, row.user);
	const link = row?.link;
	if (!link) return null;
	const { user, expiresAt, usedAt } = link;
	return {
		recipient: currentOf(row, user),
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

function warningOf(
	row: { kind: string; recipientKey: string },
	user: { name: string; email: string; active: boolean },
) {
	return {
		recipient: currentOf(row, user),
		outdated: !user.active,
		notice: {
			kind: row.kind as WarningKind,
			name: user.name,
			link: `${env().baseUrl}${WARNING_PATH[row.kind as WarningKind]}`,
			expiresAt: null,
		},
	};
}

/** Where something can be done about it. */
const WARNING_PATH: Record<WarningKind, string> = {
	attack: FORGOTTEN_PATH,
	"password-known": FORGOTTEN_PATH,
	emergency: staffPaths.audit({ action: "session:emergency" }),
};

const currentOf = (
	{ recipientKey }: { recipientKey: string },
	{ email }: { email: string },
) => (recipientKeyOf(email) === recipientKey ? email : null);
