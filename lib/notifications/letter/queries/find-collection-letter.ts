import "server-only";
import { recipientKeyOf } from "#lib/auth/secrets/secrets.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { DocumentKind } from "#lib/catalog/rules/document-kind.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import type {
	CollectionMailKind,
	CollectionNotice,
} from "#lib/notifications/letter/rules/collection-letter.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";

/** A mail about a finished document that waits; null if this mail is about something else, or nothing is left to do. */
export async function findCollectionMail(
	id: string,
	now: Temporal.Instant,
): Promise<{
	/** Null: the address was erased or corrected since. */
	recipient: string | null;
	/** Somebody has fetched it meanwhile. */
	outdated: boolean;
	notice: CollectionNotice;
} | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: { collection: { include: { contact: true } } },
	});
	const collection = row?.collection;
	if (!collection) return null;
	const locale = toOffered(row.locale);
	const { stations, services } = await getCatalog(locale, now);
	const station = stations.find(({ id }) => id === collection.stationId);
	if (!station) return null;
	const address = collection.contact?.email ?? null;
	const isCurrent =
		address !== null && recipientKeyOf(address) === row.recipientKey;
	const { collectionServiceId } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
		select: { collectionServiceId: true },
	});
	// What cannot be booked online is not offered: then they come as they are.
	const short = services.find(
		(one) => one.id === collectionServiceId && one.bookable && one.isOffered,
	);
	const isOnline = station.phase !== "walk-in";
	return {
		recipient: isCurrent ? address : null,
		outdated: collection.endedAt !== null,
		notice: {
			kind: row.kind as CollectionMailKind,
			locale,
			name: collection.contact?.name ?? null,
			number: collection.number,
			document: collection.document as DocumentKind,
			station,
			book:
				short && isOnline
					? `${env().baseUrl}${paths(locale).start({ services: [short.slug], station: station.slug })}`
					: null,
		},
	};
}
