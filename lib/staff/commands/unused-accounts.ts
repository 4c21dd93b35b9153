import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { endDeskFeeds } from "#lib/auth/commands/end-desk-feeds.ts";
import { endSessions } from "#lib/auth/commands/sessions.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockCity, lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** @param days null: accounts stay open however long nobody uses them */
export async function setUnusedDays(
	actor: Actor,
	{
		days,
		shown,
		now,
	}: {
		days: number | null;
		/** What the form showed: who changes another number than that is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "changed" | "busy">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return write<null, "changed">(async (tx) => {
		await lockCity(tx);
		const { unusedDays } = await tx.city.findUniqueOrThrow({
			where: { id: 1 },
			select: { unusedDays: true },
		});
		if (unusedDays === days) return ok(null);
		if (String(unusedDays ?? "") !== shown) return refuse("changed");
		await tx.city.update({ where: { id: 1 }, data: { unusedDays: days } });
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "accounts:unused-days",
				detail: { days },
			},
			now,
		);
		return ok(null);
	});
}

/**
 * Closes accounts that nobody has used for so long: who left without a word. Never the last administrator, nor the
 * emergency account, which nobody uses on purpose. In two processes at once it does no harm.
 * @param now real time, as sign-ins are noted
 */
export async function closeUnused(now: Temporal.Instant): Promise<void> {
	const { unusedDays, emergencyUserId } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { unusedDays: true, emergencyUserId: true },
	});
	if (unusedDays === null) return;
	const before = toDbInstant(now.subtract({ hours: 24 * unusedDays }));
	const isUnused = { active: true, signedInAt: { lt: before } };
	const unused = await db().user.findMany({
		where: isUnused,
		select: { id: true },
		orderBy: { signedInAt: "asc" },
	});
	for (const { id } of unused)
		if (id !== emergencyUserId) await close(id, isUnused, now);
}

async function close(
	id: string,
	isUnused: { active: boolean; signedInAt: { lt: Date } },
	now: Temporal.Instant,
): Promise<void> {
	await write<null, never>(async (tx) => {
		await lockKey(tx, "accounts");
		const user = await tx.user.findFirst({ where: { id, ...isUnused } });
		if (!user) return ok(null);
		const otherAdmins = await tx.user.count({
			where: { role: "admin", active: true, id: { not: id } },
		});
		if (user.role === "admin" && otherAdmins === 0) return ok(null);
		await tx.user.update({
			where: { id },
			data: { active: false, leftAt: toDbInstant(now) },
		});
		await endSessions(tx, id, now);
		await endDeskFeeds(tx, id);
		await record(
			tx,
			{
				userId: null,
				stationId: null,
				action: "user:unused",
				subject: `user ${id}`,
			},
			now,
		);
		return ok(null);
	});
}
