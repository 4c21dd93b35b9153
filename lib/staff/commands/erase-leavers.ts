import "server-only";
import { rememberClosed } from "#lib/auth/issuers/commands/closed-identities.ts";
import { db, type Tx, WRITE } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { recordErasure, rewriteErased } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { log } from "#lib/runtime/log.ts";
import { USUAL } from "#lib/staff/rules/screen.ts";
import { FORMER_NAME } from "#lib/staff/staff.ts";

/**
 * So many days after an account was closed (`City.leaverDays`) nobody knows any more whose it was. The row stays, because
 * the history leads to it, and everything with which somebody signed in is gone. Running it again, or in two processes at
 * once, does no harm.
 */
export async function eraseLeavers(now: Temporal.Instant): Promise<void> {
	// Files first: once the rows are gone, nobody knows any more which mails went to them.
	await removeSavedMails(await listMails(now));
	const erased = await db().$transaction(async (tx) => {
		// Whoever opens an account again waits, or comes too late.
		await lockKey(tx, "accounts");
		await noteLeaving(tx, now);
		const ids = await listLeavers(tx, now);
		for (const id of ids) await eraseAccount(tx, id, now);
		await recordErasure(tx, "staff_user", ids.length, now);
		return ids.length;
	}, WRITE);
	if (erased > 0) log().info({ staff_user: erased }, "erased");
	await rewriteErased("staff_user", now);
}

/** Whoever closed it, by whatever way: its days count from when it is seen. */
async function noteLeaving(tx: Tx, now: Temporal.Instant): Promise<void> {
	await tx.user.updateMany({
		where: { active: false, leftAt: null },
		data: { leftAt: toDbInstant(now) },
	});
}

async function listLeavers(
	tx: Pick<Tx, "city" | "user">,
	now: Temporal.Instant,
): Promise<string[]> {
	const { leaverDays } = await tx.city.findUniqueOrThrow({
		where: { id: 1 },
		select: { leaverDays: true },
	});
	const until = toDbInstant(now.subtract({ hours: 24 * leaverDays }));
	const rows = await tx.user.findMany({
		where: { active: false, erasedAt: null, leftAt: { lte: until } },
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

async function listMails(now: Temporal.Instant): Promise<string[]> {
	const ids = await listLeavers(db(), now);
	const rows = await db().message.findMany({
		where: {
			OR: [{ userId: { in: ids } }, { link: { userId: { in: ids } } }],
		},
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

/**
 * Whatever would go with the account if its row went (onDelete: Cascade): sessions, browsers, codes, links and their mails,
 * stations, and what else a later version keeps for it. Names come from PostgreSQL's catalogue, quoted.
 */
function listDependents(tx: Tx): Promise<{ table: string; column: string }[]> {
	return tx.$queryRaw`
		SELECT conrelid::regclass::text AS "table", quote_ident(attname) AS "column"
		FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
		WHERE contype = 'f' AND confrelid = 'staff_user'::regclass AND confdeltype = 'c'
		ORDER BY 1, 2`;
}

async function eraseAccount(
	tx: Tx,
	userId: string,
	now: Temporal.Instant,
): Promise<void> {
	await rememberClosed(tx, { userId }, now);
	for (const { table, column } of await listDependents(tx))
		await tx.$executeRawUnsafe(
			`DELETE FROM ${table} WHERE ${column} = $1::uuid`,
			userId,
		);
	await tx.user.update({
		where: { id: userId },
		data: {
			name: FORMER_NAME,
			// Of nobody (RFC 2606), and of no other account.
			email: `${userId}@erased.invalid`,
			passwordHash: null,
			totpSecret: null,
			totpConfirmedAt: null,
			totpStep: null,
			languages: [],
			screenDensity: USUAL.density,
			screenHidden: [],
			erasedAt: toDbInstant(now),
		},
	});
}
