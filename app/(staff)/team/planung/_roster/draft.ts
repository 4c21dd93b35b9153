import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	type Catalog,
	findStation,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	findPlanToCopy,
	findRoster,
	type StationRoster,
} from "#lib/planning/roster/queries/find-roster.ts";
import { findSavedChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { isOver } from "#lib/planning/roster/rules/conflicts.ts";
import { applyEdit, type RosterEdit } from "#lib/planning/roster/rules/edit.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import {
	type Read,
	type RosterBounds,
	type RosterProblem,
	readDay,
	readDesk,
	readOpenings,
	readValidFrom,
	readWeeks,
} from "#lib/planning/roster/rules/schema.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";

/** Which form was sent. */
export const DRAFT_KINDS = [
	"opening",
	"desk",
	"day",
	"week",
	"station",
	"revert",
] as const;

type DraftProblem = RosterProblem | "station-missing";

export type Draft =
	| {
			kind: "whole";
			catalog: Catalog;
			station: Station;
			roster: StationRoster;
			/** The roster with the change done to it. */
			after: RosterPlan;
	  }
	| { kind: "problems"; errors: Record<string, DraftProblem> }
	/** The station is not theirs, or is not there. */
	| { kind: "forbidden" }
	/** What was to be changed has gone. */
	| { kind: "gone" };

/** What a form says, done to the roster as it is now; nothing is saved. */
export async function draftOf(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
): Promise<Draft> {
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(sent, "ort"));
	const found = await findRoster(actor, station?.id ?? 0, now);
	if (!station || !found.ok) return { kind: "forbidden" };
	const roster = found.value;
	const edit = await editOf(actor, sent, { roster, catalog }, now);
	if (edit === "gone") return { kind: "gone" };
	if (!edit.ok) return { kind: "problems", errors: edit.errors };
	const after = applyEdit(roster.plan, edit.value);
	return { kind: "whole", catalog, station, roster, after };
}

type ReadEdit =
	| { ok: true; value: RosterEdit }
	| { ok: false; errors: Record<string, DraftProblem> };

async function editOf(
	actor: Actor,
	sent: Sent,
	{ roster, catalog }: { roster: StationRoster; catalog: Catalog },
	now: Temporal.Instant,
): Promise<ReadEdit | "gone"> {
	const { plan } = roster;
	const typed = (name: string) => textsOf(sent, name);
	const bounds = boundsOf(roster, numberOf(textOf(sent, "id")), now);
	const id = numberOf(textOf(sent, "id"));
	const isThere = (rows: readonly { id: number }[]) =>
		id === null || rows.some((row) => row.id === id);
	switch (DRAFT_KINDS.find((kind) => kind === textOf(sent, "art"))) {
		case "opening":
			if (!isThere(plan.openings)) return "gone";
			if (textOf(sent, "intent") === "remove" || sent.remove)
				return id === null
					? "gone"
					: { ok: true, value: { kind: "remove-opening", id } };
			return as(readOpenings(typed, bounds), (openings) => ({
				kind: "openings",
				id,
				openings,
			}));
		case "desk":
			if (!isThere(plan.desks)) return "gone";
			return as(readDesk(typed, bounds), (desk) => ({
				kind: "desk",
				id,
				desk,
			}));
		case "day":
			return as(readDay(typed, bounds), (day) =>
				textOf(sent, "opens") === "regular"
					? { kind: "regular-day", deskIds: day.deskIds, date: day.date }
					: { kind: "day", ...day },
			);
		case "week":
			return as(readWeeks(typed, bounds), (weeks) => ({
				kind: "copy-week",
				...weeks,
			}));
		case "station": {
			const source = findStation(catalog, textOf(sent, "source"));
			if (!source || source.id === roster.stationId)
				return { ok: false, errors: { source: "station-missing" } };
			const sourcePlan = await findPlanToCopy(source.id);
			return as(readValidFrom(typed, bounds), (validFrom) => ({
				kind: "copy-station",
				source: sourcePlan,
				validFrom,
			}));
		}
		case "revert": {
			const change = await findSavedChange(actor, {
				id: textOf(sent, "change"),
				stationId: roster.stationId,
				now,
			});
			if (!change.ok || change.value?.what.kind !== "roster") return "gone";
			const old = change.value.what.before;
			return {
				ok: true,
				value: { kind: "restore", plan: withoutOver(old, plan, now) },
			};
		}
		case undefined:
			return "gone";
	}
}

/** Days that have passed since need not come back. */
function withoutOver(
	old: RosterPlan,
	current: RosterPlan,
	now: Temporal.Instant,
): RosterPlan {
	const today = civilDateOf(now);
	const there = new Set(current.openings.map(({ id }) => id));
	return {
		...old,
		openings: old.openings.filter(
			(opening) => there.has(opening.id) || !isOver(opening, today),
		),
	};
}

/** @param deskId of the desk that is edited, whose name is no other's */
function boundsOf(
	{ plan, house, release }: StationRoster,
	deskId: number | null,
	now: Temporal.Instant,
): RosterBounds {
	return {
		release,
		plan,
		deskIds: plan.desks.map(({ id }) => id),
		serviceIds: house.serviceIds,
		deskNames: plan.desks
			.filter(({ id }) => id !== deskId)
			.map(({ name }) => name),
		today: civilDateOf(now),
	};
}

function as<Value>(
	read: Read<Value>,
	edit: (value: Value) => RosterEdit,
): ReadEdit {
	return read.ok ? { ok: true, value: edit(read.value) } : read;
}

function numberOf(text: string): number | null {
	return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
