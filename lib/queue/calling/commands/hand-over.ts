import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	parseWishes,
	type WishRefusal,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import {
	deskOf,
	queuedOf,
	type VisitRow,
	WHOLE_DESK,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import {
	changeVisit,
	type Step,
	type VisitChange,
	type VisitRefusal,
} from "#lib/queue/visit/commands/changing.ts";
import { AFRESH } from "#lib/queue/visit/rules/afresh.ts";
import { hasWalk, withFirst } from "#lib/queue/walk/rules/walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";

export type HandOverRefusal =
	| VisitRefusal
	| WishRefusal
	| "unknown-desk"
	/** Nobody sits there: they would wait in vain. */
	| "desk-empty"
	/** It calls nobody for a while. */
	| "desk-paused"
	| "desk-cannot-serve";

type To = { deskId: number } | { services: readonly string[] };

/**
 * Gives somebody over to a desk, or to whichever desk serves these services, with what could not be done here; there they
 * are next. What is done here, and followed by something else, is a step of a walk list (sendOn).
 */
export async function handOver(
	actor: Actor,
	{ to, ...change }: VisitChange & { to: To },
): Promise<Result<null, HandOverRefusal>> {
	const catalog = await getCatalog(defaultLocale);
	return changeVisit<Exclude<HandOverRefusal, VisitRefusal>>(
		actor,
		"visit:call",
		change,
		async (visit, at, tx) => {
			const target =
				"deskId" in to
					? await toDesk(tx, visit, to.deskId)
					: toServices(visit, to.services, catalog);
			if (!target.ok) return target;
			const { forDeskId, ...step } = target.value;
			return ok({
				kind: "handed-over",
				to: "waiting",
				...step,
				data: {
					forDeskId,
					handedOverAt: toDbInstant(at),
					...AFRESH,
				},
			});
		},
	);
}

type Target = Pick<Step, "services" | "walk"> & { forDeskId: number | null };

async function toDesk(
	tx: Tx,
	visit: VisitRow,
	deskId: number,
): Promise<
	Result<
		Target,
		"unknown-desk" | "desk-empty" | "desk-paused" | "desk-cannot-serve"
	>
> {
	const row = await tx.desk.findFirst({
		where: { id: deskId, stationId: visit.stationId, active: true },
		include: WHOLE_DESK,
	});
	if (!row) return refuse("unknown-desk");
	if (!row.presence) return refuse("desk-empty");
	if (row.pause) return refuse("desk-paused");
	const isCapable = canCall(deskOf(row), {
		...queuedOf(visit),
		forDeskId: null,
	});
	return isCapable ? ok({ forDeskId: deskId }) : refuse("desk-cannot-serve");
}

function toServices(
	visit: VisitRow,
	entries: readonly string[],
	catalog: Catalog,
): Result<Target, WishRefusal> {
	const wishes = parseWishes(entries, catalog);
	if (!wishes.ok) return wishes;
	const services = wishRows(wishes.value);
	// What stood on their list for later comes now, and not once more after that. No list grows by it.
	const walk = withFirst(walkOf(visit), services, []);
	return ok({
		forDeskId: null,
		services,
		...(hasWalk(walkOf(visit)) && walk.ok ? { walk: walk.value } : {}),
	});
}
