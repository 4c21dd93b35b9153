import "server-only";
import { feedbackOfTalk } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";

/** What the link in an answer may show to whoever has it: number and day, never words. Null: there is nothing to go on with. */
export async function findConversation(
	token: string,
): Promise<{ number: number; createdAt: number } | null> {
	const number = feedbackOfTalk(token);
	const row =
		number === null
			? null
			: await db().feedback.findUnique({
					where: { id: number },
					select: { createdAt: true, erasedAt: true },
				});
	return number === null || !row || row.erasedAt
		? null
		: { number, createdAt: row.createdAt.getTime() };
}
