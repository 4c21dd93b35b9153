import "server-only";
import { createHash } from "node:crypto";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { tellReaders } from "#lib/queue/live/queries/readers.ts";
import { findTold, isOutOfReach } from "#lib/queue/push/queries/find-told.ts";
import { tellsDevices } from "#lib/queue/push/queries/push-key.ts";
import { callNotice } from "#lib/queue/push/rules/notice.ts";
import {
	type Answer,
	MOST_CALLS,
	NEWS_SECONDS,
	type NotSent,
	newsFor,
	SUMMONS_SECONDS,
} from "#lib/queue/push/rules/outcome.ts";
import type { Subscription } from "#lib/queue/push/rules/subscription.ts";
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
	const { outcome, reason } = answer;
	const isFinal = outcome !== "deferred" || lastAttempt;
	const before = await readNews(call.visitId);
	if (outcome === "gone" || reason === "key")
		await forgetDevice(call.device, reason);
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
	// The desk sees whether a device was told, the person whether theirs cannot be; nobody else reads anything of it.
	if ((await readNews(call.visitId)) !== before)
		await tellReaders(db(), call.visit);
	if (reason) log().warn({ call: id, reason, final: isFinal }, "push not sent");
	return isFinal ? null : reason;
}

/** What pages say of it. */
const readNews = async (visitId: string): Promise<string> =>
	`${await findTold(visitId)} ${await isOutOfReach(visitId)}`;

const findCall = (id: string) =>
	db().pushCall.findUnique({
		where: { id },
		include: {
			device: true,
			event: true,
			visit: { include: { desk: true, afar: true } },
		},
	});

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;

/** What is to be sent, or why nothing is. */
async function prepare(
	call: Call,
): Promise<Parameters<typeof sendPush>[0] | NotSent> {
	const { visit, event, device } = call;
	const isSummons = event.kind === "summoned";
	if (!(await isStanding(call)) || !(visit.desk || isSummons)) return "over";
	if (!device || !(await tellsDevices())) return "off";
	const seconds = newsFor(
		event.at.getTime(),
		now().epochMilliseconds,
		isSummons ? SUMMONS_SECONDS : NEWS_SECONDS,
	);
	if (seconds <= 0) return "late";
	const sent = await db().pushCall.count({
		where: { deviceId: device.id, status: "sent" },
	});
	if (sent >= MOST_CALLS) return "limit";
	await holdCorrectionsForMail();
	const sealed = await findSealed(device);
	if (sealed === null) return "off";
	const to: Subscription | null = unsealSubscription(sealed);
	if (!to) return "key";
	return {
		to,
		content: callNotice({
			ticket: visit.ticket,
			desk: visit.desk?.name ?? null,
			locale: toOffered(visit.locale),
			token: ticketToken(visit.id),
			baseUrl: env().baseUrl,
		}),
		seconds,
		topic: topicOf(`call ${visit.id}`),
	};
}

/** Still called, to the same desk, and by no newer call. */
async function isStanding({ visit, event }: Call): Promise<boolean> {
	if (event.kind === "summoned") return isRowAway(visit);
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

/**
 * Where it is, looked at once more as the last thing before sending: whoever switches it off right now comes before, or
 * after what is sent. Null: it is off.
 */
export function findSealed({
	id,
	endpointKey,
}: {
	id: string;
	endpointKey: string;
}): Promise<string | null> {
	return inTransaction(async (tx) => {
		await lockKey(tx, `push ${endpointKey}`);
		const kept = await tx.pushDevice.findUnique({ where: { id } });
		return kept?.sealed ?? null;
	});
}

/**
 * The browser is reached there no more, whichever numbers it waits for; or nobody can read where. With another key it is
 * another device, which somebody has switched on meanwhile.
 */
export async function forgetDevice(
	device: Call["device"],
	reason: string | null,
): Promise<void> {
	if (!device) return;
	const { id, endpointKey, sealed } = device;
	await inTransaction(async (tx) => {
		await lockKey(tx, `push ${endpointKey}`);
		await tx.pushDevice.deleteMany({
			where: reason === "key" ? { id, sealed } : { endpointKey },
		});
	});
}

/** The push service learns from it only that two notices belong together. */
export const topicOf = (about: string): string =>
	createHash("sha256").update(about).digest("base64url").slice(0, 32);
