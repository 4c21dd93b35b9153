import "server-only";
import { randomUUID } from "node:crypto";
import { holdKeyOf, offerToken } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { StandingRow } from "#lib/planning/change/queries/rows.ts";
import type { CaseStatus } from "#lib/planning/change/rules/case.ts";
import {
	type CallReason,
	callReason,
	OFFER_HOURS,
	type OtherTime,
} from "#lib/planning/change/rules/decision.ts";
import type { Outcome } from "#lib/planning/change/rules/outcome.ts";
import { instantAt } from "#lib/time.ts";

/** The change whose outcomes are written. */
export interface Work {
	changeId: string;
	/** Account of whoever changed the plan. */
	userId: string;
	now: Temporal.Instant;
}

/** The appointments it concerns, with all that is written along. */
export function readRows(tx: Tx, ids: readonly string[]) {
	return tx.appointment.findMany({
		where: { id: { in: [...ids] } },
		include: { contact: true, services: true },
	});
}

export type Row = Awaited<ReturnType<typeof readRows>>[number];

/** What is written for one appointment. */
export interface Step {
	row: Row;
	outcome: Outcome<StandingRow>;
	caseId: string;
	status: CaseStatus;
	reason: CallReason | null;
	/** Of the calendar, afterwards. */
	sequence: number;
	hold: NewHold | null;
}

export function stepOf(
	outcome: Outcome<StandingRow>,
	row: Row,
	{ now }: Work,
): Step {
	const sequence = row.calendarSequence;
	const step = {
		row,
		outcome,
		caseId: randomUUID(),
		reason: null,
		sequence,
		hold: null,
	};
	const call = callReason(outcome.appointment, now);
	switch (outcome.way) {
		case "desk":
			return { ...step, status: "reseated" };
		case "keep":
			return { ...step, status: "kept" };
		case "move": {
			const { held } = outcome;
			if (!held) return { ...step, status: "to-call", reason: "nothing-free" };
			const hold = holdFor(step.caseId, row, held, now);
			if (call) return { ...step, status: "to-call", reason: call, hold };
			// Raised, so that each offer is news of its own, and a later move makes the mail about it outdated.
			return {
				...step,
				status: "offered",
				sequence: sequence + 1,
				hold,
			};
		}
		case "cancel":
			return {
				...step,
				status: call ? "to-call" : "cancelled",
				reason: call,
				sequence: sequence + 1,
			};
	}
}

export function caseOf(
	{ row, outcome, caseId, status, reason, sequence, hold }: Step,
	{ changeId, now }: Work,
): Prisma.PlanCaseCreateManyInput {
	const isOver = status === "reseated" || status === "cancelled";
	return {
		id: caseId,
		changeId,
		appointmentId: row.id,
		stationId: row.stationId,
		startsAt: row.startsAt,
		way: outcome.way,
		status,
		reason,
		sequence,
		holdId: hold?.appointment.id ?? null,
		holdKey: hold?.appointment.holdKey ?? null,
		offeredUntil: hold?.appointment.holdExpiresAt ?? null,
		createdAt: toDbInstant(now),
		settledAt: isOver ? toDbInstant(now) : null,
	};
}

type NewHold = ReturnType<typeof holdFor>;

/** A hold as for any move (docs/decisions/0016), a day long; its token is derived from the case and stands nowhere. */
function holdFor(
	caseId: string,
	row: Row,
	{ stationId, deskId, date, start }: OtherTime & { deskId: number },
	now: Temporal.Instant,
) {
	const id = randomUUID();
	const begin = instantAt(date, start);
	const minutes = (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000;
	return {
		appointment: {
			id,
			holdKey: holdKeyOf(offerToken(caseId), row.id),
			replacesId: row.id,
			stationId,
			deskId,
			date: toDbDate(date),
			startsAt: toDbInstant(begin),
			endsAt: toDbInstant(begin.add({ minutes })),
			status: "held",
			channel: row.channel,
			holdExpiresAt: toDbInstant(now.add({ hours: OFFER_HOURS })),
			locale: row.locale,
			minorCase: row.minorCase,
			calendarUid: randomUUID(),
			createdAt: toDbInstant(now),
		},
		services: row.services.map(({ serviceId, quantity }) => ({
			appointmentId: id,
			serviceId,
			quantity,
		})),
	};
}
