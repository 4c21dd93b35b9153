import type { Knowledge, Told } from "#lib/collection/collection.ts";
import { PATIENCE } from "#lib/notifications/delivery/rules/standstill.ts";

/**
 * By the newest mail: one that failed or came back counts even where an older one arrived, for the address was another
 * one. What staff told by phone counts until a newer mail is on its way. One that is on its way for longer than it should
 * be has told nobody anything: there may be no mail server for days.
 */
export function knowledgeOf(
	{ toldAt, messages }: Told,
	now: Temporal.Instant,
): Knowledge {
	const newest = messages.toSorted((a, b) => +b.createdAt - +a.createdAt)[0];
	const isToldSince = toldAt !== null && (!newest || toldAt > newest.createdAt);
	if (isToldSince) return "told";
	if (!newest) return "call";
	if (newest.status === "queued")
		return newest.createdAt.getTime() > now.subtract(PATIENCE).epochMilliseconds
			? "on-the-way"
			: "call";
	return newest.status === "sent" ? "told" : "call";
}
