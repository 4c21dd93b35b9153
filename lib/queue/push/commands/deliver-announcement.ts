import "server-only";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { AnnouncementKind } from "#lib/queue/announcement/rules/announcement.ts";
import { tellsDevices } from "#lib/queue/push/queries/push-key.ts";
import { announcementNotice } from "#lib/queue/push/rules/notice.ts";
import type { Answer, NotSent } from "#lib/queue/push/rules/outcome.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { tally } from "#lib/runtime/tally.ts";
import { holdCorrectionsForMail } from "#lib/translation/queries/hold-corrections.ts";
import { findSealed, forgetDevice, topicOf } from "./deliver-call.ts";
import { unsealSubscription } from "./sealed.ts";
import { sendPush } from "./send-push.ts";

/**
 * Sends one announcement to one device, as long as it stands and the person waits, and writes down what became of it.
 * @returns null when the job is done, otherwise why it is worth another try
 */
export async function deliverAnnouncement(
	id: string,
	lastAttempt: boolean,
): Promise<string | null> {
	const found = await findPush(id);
	if (found?.status !== "queued") return null;
	const ready = await prepare(found);
	const answer: Answer =
		typeof ready === "string"
			? { outcome: "refused", reason: ready }
			: await sendPush(ready);
	tally("push", { outcome: answer.outcome });
	const { outcome, reason } = answer;
	const isFinal = outcome !== "deferred" || lastAttempt;
	if (outcome === "gone" || reason === "key")
		await forgetDevice(found.device, reason);
	await db().announcementPush.updateMany({
		where: { id, status: "queued" },
		data: {
			attempts: { increment: 1 },
			lastError: reason,
			...(outcome === "accepted"
				? { status: "sent", sentAt: toDbInstant(now()) }
				: isFinal && { status: "failed" }),
		},
	});
	if (reason)
		log().warn({ announced: id, reason, final: isFinal }, "push not sent");
	return isFinal ? null : reason;
}

const findPush = (id: string) =>
	db().announcementPush.findUnique({
		where: { id },
		include: {
			device: true,
			visit: true,
			announcement: { include: { desk: { select: { name: true } } } },
		},
	});

/** What is to be sent, or why nothing is. How many a station says on a day is bounded where it is said. */
async function prepare({
	visit,
	device,
	announcement,
}: NonNullable<Awaited<ReturnType<typeof findPush>>>): Promise<
	Parameters<typeof sendPush>[0] | NotSent
> {
	const { id, withdrawnAt, endsAt, desk, minutes } = announcement;
	const waits = visit.status === "waiting" || visit.status === "parked";
	if (withdrawnAt || !waits) return "over";
	if (!device || !(await tellsDevices())) return "off";
	const left = endsAt.getTime() - now().epochMilliseconds;
	if (left <= 0) return "late";
	await holdCorrectionsForMail();
	const sealed = await findSealed(device);
	if (sealed === null) return "off";
	const to = unsealSubscription(sealed);
	if (!to) return "key";
	const kind = announcement.kind as AnnouncementKind;
	return {
		to,
		content: announcementNotice(
			{
				ticket: visit.ticket,
				locale: toOffered(visit.locale),
				token: ticketToken(visit.id),
				baseUrl: env().baseUrl,
			},
			{ kind, minutes, desk: desk?.name ?? null },
		),
		seconds: Math.ceil(left / 1_000),
		topic: topicOf(`announcement ${id} ${visit.id}`),
	};
}
