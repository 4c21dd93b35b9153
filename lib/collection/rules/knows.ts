import type { Knowledge, Told } from "#lib/collection/collection.ts";

/**
 * By the newest mail: one that failed or came back counts even where an older one arrived, for the address was another
 * one. What staff told by phone counts until a newer mail is on its way.
 */
export function knowledgeOf({ toldAt, messages }: Told): Knowledge {
	const newest = messages.toSorted((a, b) => +b.createdAt - +a.createdAt)[0];
	const isToldSince = toldAt !== null && (!newest || toldAt > newest.createdAt);
	if (isToldSince) return "told";
	if (!newest) return "call";
	if (newest.status === "queued") return "on-the-way";
	return newest.status === "sent" ? "told" : "call";
}
