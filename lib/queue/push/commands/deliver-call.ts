import "server-only";
import { createHash } from "node:crypto";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { tellsDevices } from "#lib/queue/push/queries/push-key.ts";
import { callNotice } from "#lib/queue/push/rules/notice.ts";
import {
	type Answer,
	MOST_CALLS,
	type NotSent,
	newsFor,
} from "#lib/queue/push/rules/outcome.ts";
import type { Subscription } from "#lib/queue/push/rules/subscription.ts";
import { notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { tally } from "#lib/runtime/tally.ts";
import { holdCorrectionsForMail } from "#lib/translation/queries/hold-corrections.ts";
import { unsealSubscription } from "./sealed.ts";
import { sendPush } from "./send-push.ts";

/**
 * Sends one call to one device, if it still stands, and writes down what became of it. At least once, as mails are: the
 * notice of a second sending takes the place of the first.
 * @returns null when the job is done, otherwise why it is worth another try
 */
export async function deliverCall(
	id: string,
	lastAttempt: boolean,
): Promise<string | null> {
	const call = await findCall(id);
	if (call?.status !== "queued") return null;
	const ready = await prepare(call);
	const answer: Answer =
		typeof ready === "string"
			? { outcome: "refused", reason: ready }
			: await sendPush(ready);
	tally("push", { outcome: answer.outcome });
	if (answer.outcome === "gone" || answer.reason === "key")
		await forgetDevice(call);
	const { outcome, reason } = answer;
	const isFinal = outcome !== "deferred" || lastAttempt;
	await db().pushCall.updateMany({
		where: { id, status: "queued" },
		data: {
			attempts: { increment: 1 },
			lastError: reason,
			...(outcome === "accepted"
				? { status: "sent", sentAt: toDbInstant(now()) }
				: isFinal && { status: "failed" }),
		},
	});
	// The desk sees whether the device was told.
	if (isFinal) await notifyQueue(db(), call.visit.stationId);
	if (reason) log().warn({ call: id, reason, final: isFinal }, "push not sent");
	return isFinal ? null : reason;
}

const findCall = (id: string) =>
	db().pushCall.findUnique({
		where: { id },
		include: { device: true, event: true, visit: { include: { desk: true } } },
	});

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;

/** What is to be sent, or why nothing is. */
async function prepare(
	call: Call,
): Promise<Parameters<typeof sendPush>[0] | NotSent> {
	const { visit, event, device } = call;
	if (!(await isStanding(call)) || !visit.desk) return "over";
	if (!device || !(await tellsDevices())) return "off";
	const seconds = newsFor(event.at.getTime(), now().epochMilliseconds);
	if (seconds <= 0) return "late";
	const sent = await db().pushCall.count({
		where: { deviceId: device.id, status: "sent" },
	});
	if (sent >= MOST_CALLS) return "limit";
	const to: Subscription | null = unsealSubscription(device.sealed);
	if (!to) return "key";
	await holdCorrectionsForMail();
	return {
		to,
		content: callNotice({
			ticket: visit.ticket,
			desk: visit.desk.name,
			locale: toOffered(visit.locale),
			token: ticketToken(visit.id),
			baseUrl: env().baseUrl,
		}),
		seconds,
		topic: topicOf(visit.id),
	};
}

/** Still called, to the same desk, and by no newer call. */
async function isStanding({ visit, event }: Call): Promise<boolean> {
	if (visit.status !== "called" || event.undone) return false;
	if (visit.deskId !== event.deskId) return false;
	const newer = await db().visitEvent.count({
		where: {
			visitId: visit.id,
			id: { gt: event.id },
			kind: { in: ["called", "recalled"] },
			undone: false,
		},
	});
	return newer === 0;
}

/** The browser is reached there no more, whichever numbers it waits for; or nobody can read where. */
async function forgetDevice({ device }: Call): Promise<void> {
	if (device)
		await db().pushDevice.deleteMany({
			where: { endpointKey: device.endpointKey },
		});
}

/** The push service learns from it only that two notices belong together. */
const topicOf = (visitId: string): string =>
	createHash("sha256")
		.update(`call ${visitId}`)
		.digest("base64url")
		.slice(0, 32);
