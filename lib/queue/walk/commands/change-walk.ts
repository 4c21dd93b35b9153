import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import {
	parseWishes,
	type WishRefusal,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import {
	desksToday,
	type PlannedDesks,
	waitsFor,
} from "#lib/queue/queries/legs.ts";
import {
	deskOf,
	type VisitRow,
	WHOLE_DESK,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import {
	changeVisit,
	findStationOf,
	type Step,
	type VisitChange,
	type VisitRefusal,
} from "#lib/queue/visit/commands/changing.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { type AnewRefusal, planAnew } from "#lib/queue/walk/rules/anew.ts";
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
	| AnewRefusal
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
	  }
	/** All of it planned anew: a desk that it was planned for does not come. */
	| { what: "anew" };

/** What else is to be done at other desks in this visit, and in which order. */
export async function changeWalk(
	actor: Actor,
	{ edit, ...change }: VisitChange & { edit: Asked },
): Promise<Result<null, ChangeWalkRefusal>> {
	return orBusy<null, ChangeWalkRefusal>(async () => {
		const catalog = await getCatalog(defaultLocale);
		// Read before the transaction begins: it asks on connections of its own.
		const planned = await plannedFor(edit, change);
		return changeVisit<Exclude<ChangeWalkRefusal, VisitRefusal>>(
			actor,
			"visit:register",
			change,
			(visit, at, tx) =>
				edit.what === "anew"
					? anew(tx, visit, planned, at.epochMilliseconds)
					: edited(tx, visit, edit, catalog),
		);
	});
}

async function plannedFor(
	{ what }: Asked,
	{ visitId, now }: VisitChange,
): Promise<PlannedDesks> {
	const stationId = what === "anew" ? await findStationOf(visitId) : null;
	return stationId === null
		? new Map()
		: (await getForehand(stationId, now)).planned;
}

async function edited(
	tx: Tx,
	visit: VisitRow,
	edit: Exclude<Asked, { what: "anew" }>,
	catalog: Catalog,
): Promise<Result<Step, WishRefusal | WalkRefusal | DeskRefusal>> {
	const known =
		edit.what === "add"
			? await added(tx, visit, edit, catalog)
			: edit.what === "desk"
				? await toDesk(tx, visit, edit)
				: ok(edit);
	if (!known.ok) return known;
	const changed = editWalk(walkOf(visit), waitsFor(visit), known.value);
	if (!changed.ok) return changed;
	const { walk, now } = changed.value;
	return ok({
		kind: "walk",
		walk,
		...(now
			? {
					services: now.services,
					data: { forDeskId: await deskFor(tx, now), handedOverAt: null },
				}
			: {}),
	});
}

/** What is still to do, as the desks that are there now and today's roster let it be done. */
async function anew(
	tx: Tx,
	visit: VisitRow,
	planned: PlannedDesks,
	now: number,
): Promise<Result<Step, AnewRefusal>> {
	const { stationId } = visit;
	const desks = await tx.desk.findMany({
		where: { stationId, active: true },
		orderBy: { position: "asc" },
		include: WHOLE_DESK,
	});
	const { patienceMinutes } = await readSettings(tx, stationId);
	const edited = planAnew(walkOf(visit), waitsFor(visit), {
		desks: desksToday(desks, planned),
		now,
		patienceMinutes,
	});
	if (!edited.ok) return edited;
	const { walk, now: first } = edited.value;
	return ok({
		kind: "walk",
		walk,
		// Whoever was handed over stays so: they wait for the same, at other desks.
		...(first
			? {
					services: first.services,
					data: { forDeskId: await deskFor(tx, first) },
				}
			: {}),
	});
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
