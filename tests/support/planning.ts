import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import {
	type SaveRequest,
	saveChange,
} from "#lib/planning/change/commands/save-change.ts";
import { findImpact } from "#lib/planning/change/queries/find-impact.ts";
import type { Decision } from "#lib/planning/change/rules/decision.ts";
import type { NewClosure, PlanChange } from "#lib/planning/planning.ts";
import type { CivilDate } from "#lib/time.ts";
import { NOW } from "./booking.ts";

/** A closure of a whole station on one day. */
export function closureOf(
	stationId: number | null,
	date: CivilDate,
	more: Partial<NewClosure> = {},
): Extract<PlanChange, { kind: "closure" }> {
	return {
		kind: "closure",
		closure: {
			scope: stationId === null ? "city" : "station",
			stationId,
			deskId: null,
			serviceIds: [],
			from: null,
			until: null,
			days: [{ startDate: date, endDate: date }],
			reason: { de: "Rosenmontag", en: "Carnival Monday" },
			...more,
		},
	};
}

/** Looks at what a change does, decides everything with one word, and gives the request to save it. */
export async function decided(
	actor: Actor,
	stationId: number | null,
	change: PlanChange,
	way: Decision["way"] = "move",
	now = NOW,
): Promise<SaveRequest> {
	const impact = await findImpact(actor, { stationId, change }, now);
	if (!impact.ok) throw new Error(impact.error);
	const decisionOf = (
		times: (typeof impact.value.affected)[number]["times"],
	): Decision =>
		way === "move"
			? { way, time: times[0] ?? null }
			: way === "cancel"
				? { way, reason: "Wir haben an diesem Tag geschlossen." }
				: { way };
	return {
		key: randomUUID(),
		stationId,
		expectedVersion: impact.value.version,
		change,
		decisions: new Map(
			impact.value.affected.map(({ id, times }) => [id, decisionOf(times)]),
		),
		now,
	};
}

/** Saves a change, everything decided with one word; throws when it is refused. */
export async function change(
	actor: Actor,
	stationId: number | null,
	planned: PlanChange,
	way: Decision["way"] = "move",
	now = NOW,
): Promise<string> {
	const saved = await saveChange(
		actor,
		await decided(actor, stationId, planned, way, now),
	);
	if (!saved.ok) throw new Error(saved.error);
	return saved.value.changeId;
}

/** Everything about the case of an appointment; throws when it has none or several. */
export function caseOf(reference: string) {
	return db().planCase.findFirstOrThrow({
		where: { appointment: { reference } },
		include: { hold: true, appointment: true },
		orderBy: { createdAt: "desc" },
	});
}
