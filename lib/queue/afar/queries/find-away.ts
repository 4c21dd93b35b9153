import "server-only";
import { db } from "#lib/db/client.ts";
import { dueAt, lateFrom } from "#lib/queue/afar/rules/come.ts";
import type { AwayView, ComeMail, QueueSettings } from "#lib/queue/queue.ts";
import { afarOf } from "./rows.ts";

/** What somebody who waits elsewhere may know of their number. */
export async function findAway(
	visitId: string,
	settings: Pick<QueueSettings, "lateMinutes">,
): Promise<AwayView | null> {
	const row = await db().afarTicket.findUnique({
		where: { visitId },
		include: {
			messages: { where: { kind: "afar-come" }, select: { status: true } },
		},
	});
	const afar = afarOf(row);
	if (!row || !afar) return null;
	const [mail] = row.messages;
	return {
		reference: afar.reference,
		wayMinutes: afar.wayMinutes,
		dueAt: dueAt(afar),
		lateAt: lateFrom(afar, settings),
		mail: mail ? mailOf(mail.status) : null,
	};
}

const mailOf = (status: string): ComeMail =>
	status === "queued" || status === "sent" ? status : "failed";
