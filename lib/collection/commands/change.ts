import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toOffered } from "#lib/city/city.ts";
import type { Noted, Receiver } from "#lib/collection/collection.ts";
import { UUID } from "#lib/collection/queries/list-collections.ts";
import { db } from "#lib/db/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { contactOf, tellReady } from "./note.ts";

type ChangeRefusal =
	| "forbidden"
	| "unknown-collection"
	/** Somebody else has saved something since it was shown. */
	| "changed"
	/** It has been fetched, or erased. */
	| "too-late"
	| "busy";

/** What was misheard or mistyped. A new address hears that the document lies ready; the old one gets nothing more. */
export function changeCollection(
	actor: Actor,
	input: {
		id: string;
		noted: Noted;
		/** As it was shown. */
		version: number;
		now: Temporal.Instant;
	},
): Promise<Result<{ number: number; mailed: boolean | null }, ChangeRefusal>> {
	type Done = { number: number; mailed: boolean | null };
	return orBusy<Done, ChangeRefusal>(async () => {
		const { id, noted, version, now } = input;
		const row = UUID.test(id)
			? await db().collection.findUnique({ where: { id } })
			: null;
		if (!row) return refuse("unknown-collection");
		const may = await authorise(actor, "visit:register", row.stationId, now);
		if (!may.ok) return may;
		return write<Done, ChangeRefusal>(async (tx) => {
			const before = await tx.collection.findUniqueOrThrow({
				where: { id },
				include: { contact: true },
			});
			if (before.endedAt !== null || !before.contact) return refuse("too-late");
			if (before.version !== version) return refuse("changed");
			const { document, ...receiver } = noted;
			const locale = noted.locale ?? toOffered(before.locale);
			const isNewAddress =
				receiver.email !== null && receiver.email !== before.contact.email;
			const { count } = await tx.collection.updateMany({
				where: { id, version, endedAt: null },
				data: {
					document,
					locale,
					// Whom staff called with a wrong number or name, that was somebody else.
					...(isSameReceiver(receiver, before.contact) ? {} : { toldAt: null }),
					...(isNewAddress ? { remindedAt: null } : {}),
					version: { increment: 1 },
				},
			});
			if (count === 0) return refuse("changed");
			await tx.collectionContact.update({
				where: { collectionId: id },
				data: contactOf(receiver),
			});
			const { email } = receiver;
			const mailed = isNewAddress
				? await tellReady(tx, id, { email, locale }, version, now)
				: null;
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: row.stationId,
					action: "collection:changed",
					subject: `collection ${row.number}`,
				},
				now,
			);
			return ok({ number: row.number, mailed });
		});
	});
}

const isSameReceiver = (one: Receiver, other: Receiver): boolean =>
	one.name === other.name &&
	one.email === other.email &&
	one.phone === other.phone;
