import "server-only";
import { tellPeople } from "#lib/booking/manage/commands/managed.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { StandingRow } from "#lib/planning/change/queries/rows.ts";
import { OPEN_STATUSES } from "#lib/planning/change/rules/case.ts";
import { callReason } from "#lib/planning/change/rules/decision.ts";
import type { ChangedDay } from "#lib/planning/change/rules/impact.ts";
import { coveredAfter } from "./after-effects.ts";

/**
 * Appointments on a list that are covered again, because a closure was taken back: exceptions are none any more, and
 * nobody need be called who has not heard of it. Whoever knows that their time was gone must hear, once, that it stands:
 * by mail, and by a call where a mail is not enough. The caller holds the locks of their appointments.
 */
export async function settleCovered(
	tx: Tx,
	days: readonly ChangedDay[],
	standing: readonly StandingRow[],
	now: Temporal.Instant,
): Promise<void> {
	const covered = await coveredAgain(tx, days, standing, now);
	if (covered.length === 0) return;
	const cases = covered.map(({ found }) => found);
	const knowing = covered.flatMap(({ found, told }) =>
		told === null ? [] : [found],
	);
	const toCall = covered.flatMap(({ found, told }) =>
		told === "call" ? [found] : [],
	);
	await tx.planCase.updateMany({
		where: { id: { in: idsOf(cases.filter((one) => !toCall.includes(one))) } },
		data: { status: "settled", settledAt: toDbInstant(now) },
	});
	if (knowing.length === 0) return;
	await tx.planCase.updateMany({
		where: { id: { in: idsOf(toCall) } },
		data: {
			status: "to-call",
			reason: "open-again",
			settledAt: null,
			sequence: { increment: 1 },
		},
	});
	// Raised: the mail about the offer is outdated if it still waits, and what is told now is news of its own.
	await tx.appointment.updateMany({
		where: { id: { in: knowing.map(({ appointmentId }) => appointmentId) } },
		data: { calendarSequence: { increment: 1 } },
	});
	await tellPeople(
		tx,
		"as-before",
		knowing.map(({ appointment }) => ({
			...appointment,
			sequence: appointment.calendarSequence + 1,
		})),
		now,
	);
}

/**
 * Who has their old time again, and how they hear of it; null: they never heard that it was gone. The same for whoever
 * only looks what a change would do.
 */
export async function coveredAgain(
	client: Db | Tx,
	days: readonly ChangedDay[],
	standing: readonly StandingRow[],
	now: Temporal.Instant,
): Promise<{ row: StandingRow; found: Case; told: "mail" | "call" | null }[]> {
	const covered = standing.filter(
		(row) => row.openCase !== null && coveredAfter(days, row),
	);
	if (covered.length === 0) return [];
	const rows = new Map(covered.map((row) => [row.id, row]));
	return (await readCases(client, covered)).flatMap((found) => {
		const row = rows.get(found.appointmentId);
		if (!row) return [];
		const told = !knowsOfLoss(found)
			? null
			: callReason(row, now) === null
				? ("mail" as const)
				: ("call" as const);
		return [{ row, found, told }];
	});
}

function readCases(tx: Db | Tx, standing: readonly StandingRow[]) {
	return tx.planCase.findMany({
		where: {
			appointmentId: { in: standing.map(({ id }) => id) },
			status: { in: [...OPEN_STATUSES] },
		},
		include: {
			appointment: {
				include: {
					contact: true,
					messages: {
						where: { kind: "offer" },
						select: { sequence: true, status: true },
					},
				},
			},
		},
	});
}

type Case = Awaited<ReturnType<typeof readCases>>[number];

const idsOf = (cases: readonly Case[]) => cases.map(({ id }) => id);

/**
 * Whether somebody may think that their time is gone: they were called, have said no to another one, or a mail has not
 * failed to tell them. One that still waits counts, because it may be leaving at this moment.
 */
function knowsOfLoss({
	way,
	status,
	reason,
	sequence,
	appointment,
}: Case): boolean {
	if (way !== "move" || status === "kept") return false;
	return (
		status === "reached" ||
		reason === "declined" ||
		appointment.messages.some(
			(mail) =>
				mail.sequence === sequence &&
				(mail.status === "queued" || mail.status === "sent"),
		)
	);
}
