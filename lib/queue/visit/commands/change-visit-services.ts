import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import {
	parseWishes,
	type WishRefusal,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { isAtDesk } from "#lib/queue/queries/facts.ts";
import {
	deskOf,
	type VisitRow,
	WHOLE_DESK,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { beginWalk } from "#lib/queue/walk/commands/begin-walk.ts";
import { hasWalk } from "#lib/queue/walk/rules/walk.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	changeVisit,
	findStationOf,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

export type ChangeVisitServicesRefusal = VisitRefusal | WishRefusal;

/**
 * Other services, or more persons, than they came for. Entries as in `dienst`: slug or slug:n. Where no desk does all of it
 * that is there, what this one does comes first, and the rest onto their walk list.
 */
export async function changeVisitServices(
	actor: Actor,
	{ services, ...change }: VisitChange & { services: readonly string[] },
): Promise<Result<null, ChangeVisitServicesRefusal>> {
	return orBusy<null, ChangeVisitServicesRefusal>(async () => {
		const catalog = await getCatalog(defaultLocale);
		const stationId = await findStationOf(change.visitId);
		const planned =
			stationId === null
				? new Map()
				: (await getForehand(stationId, change.now)).planned;
		return changeVisit<WishRefusal>(
			actor,
			"visit:register",
			change,
			async (visit, _, tx) => {
				const wishes = parseWishes(services, catalog);
				if (!wishes.ok) return wishes;
				const begun = await beginWalk(
					tx,
					visit.stationId,
					wishRows(wishes.value),
					planned,
					change.now.epochMilliseconds,
					await deskOfVisit(tx, visit),
				);
				const walk = walkOf(visit);
				return ok({
					kind: "services",
					services: begun.services,
					...(hasWalk(begun.walk)
						? { walk: { ...walk, open: [...begun.walk.open, ...walk.open] } }
						: {}),
				});
			},
		);
	});
}

/** Where they are called to or served; null: nowhere. */
async function deskOfVisit(
	tx: Tx,
	{ deskId, status }: VisitRow,
): Promise<QueueDesk | null> {
	if (deskId === null || !isAtDesk({ status })) return null;
	const row = await tx.desk.findUnique({
		where: { id: deskId },
		include: WHOLE_DESK,
	});
	return row && deskOf(row);
}
