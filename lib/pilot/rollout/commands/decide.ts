import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Phase } from "#lib/catalog/catalog.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import { phaseAt } from "#lib/catalog/rules/phase.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { readPhases } from "#lib/pilot/rollout/queries/phases.ts";
import { readReadiness } from "#lib/pilot/rollout/queries/readiness.ts";
import { checklistOf } from "#lib/pilot/rollout/rules/checklist.ts";
import {
	isPlanned,
	type PlanRefusal,
	planChange,
	type ReasonRefusal,
	readReason,
} from "#lib/pilot/rollout/rules/rollout.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

interface Deciding {
	stationId: number;
	/** As typed. */
	reason: string;
	now: Temporal.Instant;
}

/**
 * From then on the station is in this phase; plans that had not begun are replaced. Nothing runs at that time: whoever
 * asks for the phase asks with the time. Appointments that are booked stay, whatever the phase.
 */
export async function planPhase(
	actor: Actor,
	input: Deciding & {
		phase: Phase;
		startsAt: Temporal.Instant;
		/** The newest decision as the form was shown: whoever would replace one they have not seen is told so. */
		shown: number;
		/** Although the checklist has something open; only for a station that takes appointments online already. */
		anyway: boolean;
	},
): Promise<
	Result<
		null,
		| "forbidden"
		| "busy"
		| Exclude<PlanRefusal, "no-phase" | "no-date" | "no-time">
	>
> {
	const { stationId, phase, now } = input;
	const may = await authorise(actor, "rollout:write", stationId, now);
	if (!may.ok) return may;
	const reason = readReason(input.reason);
	if (!reason.ok) return reason;
	const phases = await readPhases(db(), stationId);
	if (phases.newest !== input.shown)
		// Pressed twice, or two who want the same: it is planned already.
		return isPlanned(input, phases.changes, now) ? ok(null) : refuse("changed");
	const early = planChange(input, phases, now);
	if (!early.ok) return early;
	const current = phaseAt(phases.first, phases.changes, now.epochMilliseconds);
	if (phase !== "walk-in" && !(input.anyway && current !== "walk-in")) {
		const readiness = await readReadiness(stationId, input.startsAt, now);
		const list = checklistOf(readiness, now.epochMilliseconds);
		if (list.some(({ done }) => !done)) return refuse("checklist-open");
	}
	return write<null, "past" | "too-far" | "no-change" | "changed">(
		async (tx) => {
			await lockKey(tx, `rollout ${stationId}`);
			const latest = await readPhases(tx, stationId);
			if (latest.newest !== input.shown)
				return isPlanned(input, latest.changes, now)
					? ok(null)
					: refuse("changed");
			const plan = planChange(input, latest, now);
			if (!plan.ok) return plan;
			await lockCatalog(tx);
			const detail = { phase, startsAt: plan.value.toString() };
			await decide(tx, actor, input, "planned", detail, {
				kind: "phase",
				phase,
				startsAt: toDbInstant(plan.value),
				reason: reason.value,
			});
			return ok(null);
		},
	);
}

/** What is planned and has not begun is off. */
export async function withdrawPhase(
	actor: Actor,
	input: Deciding & {
		/** The newest decision as the form was shown. */
		shown: number;
	},
): Promise<
	Result<null, "forbidden" | "busy" | ReasonRefusal | "no-change" | "changed">
> {
	const { stationId, now } = input;
	const may = await authorise(actor, "rollout:write", stationId, now);
	if (!may.ok) return may;
	const reason = readReason(input.reason);
	if (!reason.ok) return reason;
	return write<null, "no-change" | "changed">(async (tx) => {
		await lockKey(tx, `rollout ${stationId}`);
		const { changes, newest } = await readPhases(tx, stationId);
		if (changes.every((one) => one.startsAt <= now.epochMilliseconds))
			return refuse("no-change");
		if (newest !== input.shown) return refuse("changed");
		await lockCatalog(tx);
		await decide(
			tx,
			actor,
			input,
			"withdrawn",
			{},
			{
				kind: "withdrawn",
				reason: reason.value,
			},
		);
		return ok(null);
	});
}

/** A sentence in the log of decisions. */
export async function noteDecision(
	actor: Actor,
	input: Deciding,
): Promise<Result<null, "forbidden" | "busy" | ReasonRefusal>> {
	const { stationId, now } = input;
	const may = await authorise(actor, "rollout:write", stationId, now);
	if (!may.ok) return may;
	const reason = readReason(input.reason);
	if (!reason.ok) return reason;
	return write<null, never>(async (tx) => {
		await lockKey(tx, `rollout ${stationId}`);
		// Pressed twice: it stands there already.
		const last = await tx.rolloutDecision.findFirst({
			where: { stationId },
			orderBy: [{ at: "desc" }, { id: "desc" }],
			select: { kind: true, reason: true, userId: true },
		});
		if (
			last?.kind === "note" &&
			last.reason === reason.value &&
			last.userId === actor.userId
		)
			return ok(null);
		await decide(
			tx,
			actor,
			input,
			"noted",
			{},
			{
				kind: "note",
				reason: reason.value,
			},
		);
		return ok(null);
	});
}

/** The line in the log, and the same in the audit. */
export async function decide(
	tx: Tx,
	actor: Actor,
	{ stationId, now }: Pick<Deciding, "stationId" | "now">,
	what: "planned" | "withdrawn" | "noted" | "tried",
	detail: Prisma.InputJsonObject,
	row: Pick<
		Prisma.RolloutDecisionUncheckedCreateInput,
		"kind" | "phase" | "startsAt" | "worked" | "reason"
	>,
): Promise<void> {
	const { userId } = actor;
	await tx.rolloutDecision.create({
		data: { ...row, stationId, userId, at: toDbInstant(now) },
		select: { id: true },
	});
	await record(
		tx,
		{ userId, stationId, action: `rollout:${what}`, detail },
		now,
	);
}
