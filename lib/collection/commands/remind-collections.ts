import "server-only";
import { toOffered } from "#lib/city/city.ts";
import { reachedByMailAt, WHOLE } from "#lib/collection/queries/rows.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { inTransaction } from "#lib/db/write.ts";
import { enqueueCollectionMail } from "#lib/notifications/commands/enqueue.ts";

/**
 * Reminds whoever has not come after `City.collectionReminderDays`, once, and takes from the lists what nobody fetched
 * for `City.collectionKeepDays`. Whom no mail has reached is not reminded by one: they are on the list of those to call.
 */
export async function remindCollections(now: Temporal.Instant): Promise<void> {
	const at = toDbInstant(now);
	await db().$executeRaw`
		UPDATE collection SET ended_at = ${at}::timestamptz, ended_how = 'not-fetched',
			version = collection.version + 1
		FROM city WHERE city.id = 1 AND collection.ended_at IS NULL
			AND collection.ready_at <= ${at}::timestamptz - make_interval(hours => 24 * city.collection_keep_days)`;
	const { collectionReminderDays: days } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { collectionReminderDays: true },
	});
	const before = toDbInstant(now.subtract({ hours: 24 * days }));
	const due = await db().collection.findMany({
		where: {
			endedAt: null,
			remindedAt: null,
			readyAt: { lte: before },
			contact: { email: { not: null } },
		},
		include: WHOLE,
		orderBy: [{ readyAt: "asc" }, { id: "asc" }],
	});
	for (const row of due) {
		// An address that was corrected has heard of it later.
		const reachedAt = reachedByMailAt(row);
		if (reachedAt && reachedAt <= before) await remind(row.id, now);
	}
}

/** Several processes may do this at a time, and a clerk may just be handing it out: one statement decides. */
async function remind(id: string, now: Temporal.Instant): Promise<void> {
	await inTransaction(async (tx) => {
		const { count } = await tx.collection.updateMany({
			where: { id, endedAt: null, remindedAt: null },
			data: { remindedAt: toDbInstant(now) },
		});
		if (count === 0) return;
		const { locale, contact, version } = await tx.collection.findUniqueOrThrow({
			where: { id },
			include: { contact: true },
		});
		if (!contact?.email) return;
		await enqueueCollectionMail(tx, {
			collectionId: id,
			kind: "collection-reminder",
			// Whoever is told at another address is reminded there as well.
			sequence: version,
			recipient: contact.email,
			locale: toOffered(locale),
			origin: "house",
			now,
		});
	});
}
