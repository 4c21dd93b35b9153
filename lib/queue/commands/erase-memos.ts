import "server-only";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { cutoff } from "#lib/booking/rules/retention.ts";
import { db, WRITE } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { recordErasure, rewriteErased } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { log } from "#lib/runtime/log.ts";
import { civilDateOf } from "#lib/time.ts";

/**
 * What staff wrote about a visit goes when contacts go, counted from the end of its day; who took which step, after
 * `actorDays`. The steps stay for the figures. Devices that were to be told of a call go with the day, as does whatever is
 * known of who drew a number from afar; whether a device was told goes with the memos. Running it again, or in two processes at once, does no harm.
 */
export async function eraseMemos(now: Temporal.Instant): Promise<void> {
	const { contactDays, actorDays } = await getRetention();
	const before = toDbDate(civilDateOf(cutoff(now, contactDays)));
	const today = toDbDate(civilDateOf(now));
	// Files first: once their rows are gone, nobody knows any more which mails were about them.
	const mails = await db().message.findMany({
		where: { afar: { date: { lt: today } } },
		select: { id: true },
	});
	await removeSavedMails(mails.map(({ id }) => id));
	const erased = await db().$transaction(async (tx) => {
		await lockKey(tx, "erasing");
		const memos = await tx.visitMemo.deleteMany({
			where: { visit: { date: { lt: before } } },
		});
		// Of a visit that nobody has ended: its number counts today only.
		const devices = await tx.pushDevice.deleteMany({
			where: { visit: { date: { lt: today } } },
		});
		// With its mails; the visit stays for the figures.
		const afar = await tx.afarTicket.deleteMany({
			where: { date: { lt: today } },
		});
		const calls = await tx.pushCall.deleteMany({
			where: { visit: { date: { lt: before } } },
		});
		const announced = await tx.announcementPush.deleteMany({
			where: { visit: { date: { lt: before } } },
		});
		const actors = await tx.visitEvent.updateMany({
			where: {
				at: { lte: toDbInstant(cutoff(now, actorDays)) },
				actor: { not: null },
			},
			data: { actor: null },
		});
		await tx.alarm.updateMany({
			where: {
				raisedAt: { lte: toDbInstant(cutoff(now, actorDays)) },
				answeredById: { not: null },
			},
			data: { answeredById: null },
		});
		await recordErasure(tx, "visit_memo", memos.count, now);
		await recordErasure(tx, "push_device", devices.count, now);
		const pushes = calls.count + announced.count;
		await recordErasure(tx, "push_call", pushes, now);
		await recordErasure(tx, "afar_ticket", afar.count, now);
		await recordErasure(tx, "actor", actors.count, now);
		return { memos: memos.count, actors: actors.count };
	}, WRITE);
	if (erased.memos > 0 || erased.actors > 0) log().info(erased, "erased");
	for (const table of [
		"visit_memo",
		"push_device",
		"push_call",
		"afar_ticket",
	] as const)
		await rewriteErased(table, now);
}
