import "server-only";
import { db } from "#lib/db/client.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { NOBODY } from "#lib/privacy/rules/anchors.ts";

/**
 * Feedback by the number that people are told and the address that they gave. Never by the address of an appointment:
 * nobody has shown that it is theirs, and an appointment can be booked with anybody's.
 */
export async function findFeedbackOf({
	id,
	email,
}: {
	id: number;
	email: string;
}): Promise<Anchors> {
	const row = await db().feedback.findUnique({
		where: { id },
		select: { replyEmail: true },
	});
	return row?.replyEmail?.toLowerCase() === email
		? { ...NOBODY, feedback: [id] }
		: NOBODY;
}
