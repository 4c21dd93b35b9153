import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DocumentKind } from "#lib/catalog/rules/document-kind.ts";
import type { CollectionSettings } from "#lib/collection/rules/settings.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { ok, type Result } from "#lib/result.ts";

export async function findCollectionSettings(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<CollectionSettings, "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	return may.ok ? ok(await readSettings(db())) : may;
}

export async function readSettings(
	client: Db | Tx,
): Promise<CollectionSettings> {
	const city = await client.city.findUniqueOrThrow({ where: { id: 1 } });
	const services = await client.service.findMany({
		where: { document: { not: null } },
		select: { id: true, document: true },
	});
	return {
		reminderDays: city.collectionReminderDays,
		keepDays: city.collectionKeepDays,
		serviceId: city.collectionServiceId,
		documents: new Map(
			services.map(({ id, document }) => [id, document as DocumentKind]),
		),
	};
}

/** How many would be expected no more from now on, in all stations, if the city waited for so many days. */
export async function countOverdue(
	actor: Actor,
	keepDays: number,
	now: Temporal.Instant,
): Promise<Result<number, "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const since = toDbInstant(now.subtract({ hours: 24 * keepDays }));
	return ok(
		await db().collection.count({
			where: { endedAt: null, readyAt: { lte: since } },
		}),
	);
}
