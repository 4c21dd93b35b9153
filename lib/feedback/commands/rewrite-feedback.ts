import "server-only";
import { rewriteErased } from "#lib/db/erasure.ts";

/** Every table that holds words of people about feedback: what was erased there is gone from the files, too. */
const TABLES = [
	"feedback",
	"feedback_note",
	"feedback_reply",
	"message_text",
] as const;

export async function rewriteFeedback(now: Temporal.Instant): Promise<void> {
	for (const table of TABLES) await rewriteErased(table, now);
}
