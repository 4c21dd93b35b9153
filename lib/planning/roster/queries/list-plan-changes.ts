import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import {
	readStoredRoster,
	readStoredRules,
} from "#lib/planning/change/rules/stored.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import type { StationRules } from "#lib/planning/settings/rules/station-rules.ts";
import { ok, type Result } from "#lib/result.ts";

/** Something that was saved about a station's plan: who, when, and what it was before. */
export interface SavedChange {
	id: string;
	/** Epoch milliseconds. */
	at: number;
	/** Null: a job, or an account that is gone. */
	person: string | null;
	what:
		| { kind: "roster"; before: RosterPlan; after: RosterPlan }
		| { kind: "rules"; before: StationRules; after: StationRules }
		/** Of another part of the planning, or nothing that can be read any more. */
		| { kind: "other" };
}

/** So many are shown. */
const MAX = 50;

/** What changed at a station, newest first. */
export async function listSavedChanges(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
	kinds: readonly string[] = ["roster", "rules"],
): Promise<Result<SavedChange[], "forbidden">> {
	const may = await authorise(actor, "roster:write", stationId, now);
	if (!may.ok) return may;
	const rows = await db().planChange.findMany({
		where: { stationId, kind: { in: [...kinds] } },
		include: { user: { select: { name: true } } },
		orderBy: { number: "desc" },
		take: MAX,
	});
	return ok(rows.map(toSavedChange));
}

export async function findSavedChange(
	actor: Actor,
	{
		id,
		stationId,
		now,
	}: { id: string; stationId: number; now: Temporal.Instant },
): Promise<Result<SavedChange | null, "forbidden">> {
	const may = await authorise(actor, "roster:write", stationId, now);
	if (!may.ok) return may;
	const row = UUID.test(id)
		? await db().planChange.findFirst({
				where: { id, stationId },
				include: { user: { select: { name: true } } },
			})
		: null;
	return ok(row && toSavedChange(row));
}

/** The newest change of the station or of the whole city: what came between a page and its form. */
export async function findLastChange(
	stationId: number,
): Promise<SavedChange | null> {
	const row = await db().planChange.findFirst({
		where: { OR: [{ stationId }, { stationId: null }] },
		include: { user: { select: { name: true } } },
		orderBy: { number: "desc" },
	});
	return row && toSavedChange(row);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

type Row = Awaited<
	ReturnType<ReturnType<typeof db>["planChange"]["findMany"]>
>[number] & { user: { name: string } | null };

function toSavedChange({
	id,
	at,
	kind,
	before,
	detail,
	user,
}: Row): SavedChange {
	const common = { id, at: at.getTime(), person: user?.name ?? null };
	const what = readWhat(kind, before, detail);
	return { ...common, what: what ?? { kind: "other" } };
}

/** Null: of another part of the planning, or nothing that can be read any more. */
function readWhat(
	kind: string,
	before: unknown,
	detail: unknown,
): SavedChange["what"] | null {
	if (kind === "roster") {
		const [was, is] = [readStoredRoster(before), readStoredRoster(detail)];
		return was && is && { kind, before: was, after: is };
	}
	if (kind === "rules") {
		const [was, is] = [readStoredRules(before), readStoredRules(detail)];
		return was && is && { kind, before: was, after: is };
	}
	return null;
}
