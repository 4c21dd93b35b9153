import "server-only";
import { db } from "#lib/db/client.ts";

/** What has gone to an address about an appointment: something, something that may be leaving just now, or nothing. */
export type Earlier = "told" | "waiting" | "none";

export async function readEarlier(
	{ id, recipientKey }: { id: string; recipientKey: string },
	appointmentId: string,
): Promise<Earlier> {
	const others = await db().message.findMany({
		where: { appointmentId, recipientKey, id: { not: id } },
		select: { sentAt: true, status: true, kind: true },
	});
	if (others.some(({ sentAt }) => sentAt !== null)) return "told";
	return others.some(
		({ status, kind }) => status === "queued" && kind !== "cancelled",
	)
		? "waiting"
		: "none";
}

export async function findFirstMessage(row: {
	id: string;
	appointmentId: string;
	recipientKey: string;
}): Promise<string | null> {
	const { id, appointmentId, recipientKey } = row;
	const first = await db().message.findFirst({
		where: { appointmentId, recipientKey },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
		select: { id: true },
	});
	return first && first.id !== id ? first.id : null;
}
