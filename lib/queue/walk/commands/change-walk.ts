import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import {
	parseWishes,
	type WishRefusal,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import {
	deskOf,
	type VisitRow,
	WHOLE_DESK,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import {
	changeVisit,
	type VisitChange,
	type VisitRefusal,
} from "#lib/queue/visit/commands/changing.ts";
import {
	editWalk,
	type WalkEdit,
	type WalkRefusal,
} from "#lib/queue/walk/rules/walk.ts";
import type { OpenLeg } from "#lib/queue/walk/walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { deskFor } from "./send-on.ts";

export type ChangeWalkRefusal =
	| VisitRefusal
	| WishRefusal
	| WalkRefusal
	| "unknown-desk"
	| "desk-cannot-serve"
	/** No desk of this station does it. */
	| "not-served-here";

/** As a form says it. */
type Asked =
	| Exclude<WalkEdit, { what: "add" }>
	| {
			what: "add";
			/** Entries as in `dienst`: slug or slug:n. */
			services: readonly string[];
			/** Null: whichever desk does it. */
			deskId: number | null;
	  };

/** What else is to be done at other desks in this visit, and in which order. */
export async function changeWalk(
	actor: Actor,
	{ edit, ...change }: VisitChange & { edit: Asked },
): Promise<Result<null, ChangeWalkRefusal>> {
	const catalog = await getCatalog(defaultLocale);
	return changeVisit<Exclude<ChangeWalkRefusal, VisitRefusal>>(
		actor,
		"visit:register",
		change,
		async (visit, _, tx) => {
			const known =
				edit.what === "add" ? await added(tx, visit, edit, catalog) : ok(edit);
			if (!known.ok) return known;
			const edited = editWalk(walkOf(visit), waitsFor(visit), known.value);
			if (!edited.ok) return edited;
			const { walk, now } = edited.value;
			return ok({
				kind: "walk",
				walk,
				...(now
					? {
							services: now.services,
							data: {
								forDeskId: await deskFor(tx, now),
								handedOverAt: null,
							},
						}
					: {}),
			});
		},
	);
}

/** Null: somebody has begun with it. */
function waitsFor({ status, services, forDeskId }: VisitRow): OpenLeg | null {
	if (status !== "waiting" && status !== "parked") return null;
	return {
		services: services.map(({ serviceId, quantity }) => ({
			serviceId,
			quantity,
		})),
		deskId: forDeskId,
	};
}

async function added(
	tx: Tx,
	{ stationId }: VisitRow,
	{ services, deskId }: Extract<Asked, { what: "add" }>,
	catalog: Catalog,
): Promise<
	Result<
		WalkEdit,
		WishRefusal | "unknown-desk" | "desk-cannot-serve" | "not-served-here"
	>
> {
	const wishes = parseWishes(services, catalog);
	if (!wishes.ok) return wishes;
	const desks = await tx.desk.findMany({
		where: { stationId, active: true },
		include: WHOLE_DESK,
	});
	const serviceIds = wishes.value.map(({ service }) => service.id);
	const able = desks.filter((desk) =>
		canCall(deskOf(desk), { serviceIds, forDeskId: null }),
	);
	// Nobody need sit there yet: whether somebody does is asked when they are sent there.
	if (deskId !== null && !desks.some(({ id }) => id === deskId))
		return refuse("unknown-desk");
	if (deskId !== null && !able.some(({ id }) => id === deskId))
		return refuse("desk-cannot-serve");
	if (able.length === 0) return refuse("not-served-here");
	return ok({
		what: "add",
		leg: { services: wishRows(wishes.value), deskId },
	});
}
