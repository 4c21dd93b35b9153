import { db, type Tx } from "./client.ts";
import { toDbInstant } from "./dates.ts";
import { rewriteTable } from "./rewrite.ts";

/** Tables that hold what people told us, small enough to be written anew. */
type PersonalTable =
	| "collection_contact"
	| "afar_ticket"
	| "contact"
	| "feedback"
	| "feedback_note"
	| "feedback_reply"
	| "invitation_contact"
	| "message_text"
	| "push_call"
	| "push_device"
	| "staff_user"
	| "visit_memo"
	| "wish_contact";

/** Writes down, in the erasing transaction, that something was erased; nothing is worth no row. */
export async function recordErasure(
	tx: Tx,
	what: PersonalTable | "actor" | "hold",
	rows: number,
	now: Temporal.Instant,
): Promise<void> {
	if (rows > 0)
		await tx.erasure.create({ data: { at: toDbInstant(now), what, rows } });
}

/**
 * Writes the table anew if something was erased from it since the last time. If that is not possible
 * just now, the rows stay due and the next run tries again.
 */
export async function rewriteErased(
	table: PersonalTable,
	now: Temporal.Instant,
): Promise<void> {
	const due = await db().erasure.findMany({
		where: { what: table, rewrittenAt: null },
		select: { id: true },
	});
	if (due.length === 0 || !(await rewriteTable(table))) return;
	await db().erasure.updateMany({
		where: { id: { in: due.map(({ id }) => id) } },
		data: { rewrittenAt: toDbInstant(now) },
	});
}
