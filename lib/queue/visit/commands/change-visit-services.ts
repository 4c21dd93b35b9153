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
	isRemoteRow,
	type VisitRow,
	WHOLE_DESK,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { beginWalkAt } from "#lib/queue/walk/commands/begin-walk.ts";
import { deskFor } from "#lib/queue/walk/commands/send-on.ts";
import { hasWalk, withFirst } from "#lib/queue/walk/rules/walk.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	changeVisit,
	findStationOf,
	type VisitChange,
	type VisitRefusal,
} from "./changing.ts";

export type ChangeVisitServicesRefusal =
	| VisitRefusal
	| WishRefusal
	| "too-many-legs";

/**
 * Other services, or more persons, than they came for. Entries as in `dienst`: slug or slug:n. At a desk, what that one does
 * is done there, and the rest comes onto their walk list; in the line only where no desk that is there does all of it.
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
		return changeVisit<WishRefusal | "too-many-legs">(
			actor,
			"visit:register",
			change,
			async (visit, _, tx) => {
				const wishes = parseWishes(services, catalog);
				if (!wishes.ok) return wishes;
				// Nobody goes from desk to desk on the phone.
				if (isRemoteRow(visit))
					return ok({ kind: "services", services: wishRows(wishes.value) });
				const begun = await beginWalkAt(
					tx,
					visit.stationId,
					wishRows(wishes.value),
					planned,
					change.now.epochMilliseconds,
					await deskOfVisit(tx, visit),
				);
				const walk = walkOf(visit);
				const changed = withFirst(walk, begun.services, begun.walk.open);
				if (!changed.ok) return changed;
				const { forDeskId, status } = visit;
				return ok({
					kind: "services",
					services: begun.services,
					...(hasWalk(walk) || hasWalk(begun.walk)
						? { walk: changed.value }
						: {}),
					// A desk by name that does not do this would be waited for in vain.
					...(forDeskId !== null && !isAtDesk({ status }) && hasWalk(begun.walk)
						? {
								data: {
									forDeskId: await deskFor(tx, {
										deskId: forDeskId,
										services: begun.services,
									}),
								},
							}
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
