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

type DeskRefusal =
	| "unknown-desk"
	| "desk-cannot-serve"
	/** No desk of this station does it. */
	| "not-served-here";

export type ChangeWalkRefusal =
	| VisitRefusal
	| WishRefusal
	| WalkRefusal
	| DeskRefusal;

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
				edit.what === "add"
					? await added(tx, visit, edit, catalog)
					: edit.what === "desk"
						? await toDesk(tx, visit, edit)
						: ok(edit);
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
): Promise<Result<WalkEdit, WishRefusal | DeskRefusal>> {
	const wishes = parseWishes(services, catalog);
	if (!wishes.ok) return wishes;
	const leg = { services: wishRows(wishes.value), deskId };
	const problem = await whyNotThere(tx, stationId, leg);
	return problem ? refuse(problem) : ok({ what: "add", leg });
}

async function toDesk(
	tx: Tx,
	visit: VisitRow,
	edit: Extract<WalkEdit, { what: "desk" }>,
): Promise<Result<WalkEdit, DeskRefusal>> {
	const leg = walkOf(visit).open[edit.index];
	const problem =
		leg &&
		(await whyNotThere(tx, visit.stationId, { ...leg, deskId: edit.deskId }));
	return problem ? refuse(problem) : ok(edit);
}

/** Nobody need sit there yet: whether somebody does is asked when they are sent there. */
async function whyNotThere(
	tx: Tx,
	stationId: number,
	{ services, deskId }: OpenLeg,
): Promise<DeskRefusal | null> {
	const desks = await tx.desk.findMany({
		where: { stationId, active: true },
		include: WHOLE_DESK,
	});
	const serviceIds = services.map(({ serviceId }) => serviceId);
	const able = desks.filter((desk) =>
		canCall(deskOf(desk), { serviceIds, forDeskId: null }),
	);
	if (deskId === null) return able.length === 0 ? "not-served-here" : null;
	if (!desks.some(({ id }) => id === deskId)) return "unknown-desk";
	return able.some(({ id }) => id === deskId) ? null : "desk-cannot-serve";
}
