import "server-only";
import { createHash } from "node:crypto";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import type { AnnouncementKind } from "#lib/queue/announcement/rules/announcement.ts";
import { tellReaders } from "#lib/queue/live/queries/readers.ts";
import { findTold, isOutOfReach } from "#lib/queue/push/queries/find-told.ts";
import { tellsDevices } from "#lib/queue/push/queries/push-key.ts";
import {
	announcementNotice,
	callNotice,
} from "#lib/queue/push/rules/notice.ts";
import {
	type Answer,
	MOST_CALLS,
	type NotSent,
	newsFor,
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
	if (outcome === "gone" || reason === "key") await forgetDevice(call, reason);
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
			visit: { include: { desk: true } },
			announcement: { include: { desk: { select: { name: true } } } },
		},
	});

type Call = NonNullable<Awaited<ReturnType<typeof findCall>>>;

/** What is to be sent, or why nothing is. */
async function prepare(
	call: Call,
): Promise<Parameters<typeof sendPush>[0] | NotSent> {
	const { visit, device } = call;
	const news = await newsOf(call);
	if (!news) return "over";
	if (!device || !(await tellsDevices())) return "off";
	if (news.seconds <= 0) return "late";
	if (call.event) {
		// Announcements have a limit of their own (announcement.ts) and take no call's place.
		const sent = await db().pushCall.count({
			where: { deviceId: device.id, status: "sent", eventId: { not: null } },
		});
		if (sent >= MOST_CALLS) return "limit";
	}
	await holdCorrectionsForMail();
	const sealed = await findSealed(device);
	if (sealed === null) return "off";
	const to: Subscription | null = unsealSubscription(sealed);
	if (!to) return "key";
	return {
		to,
		content: news.content({
			ticket: visit.ticket,
			locale: toOffered(visit.locale),
			token: ticketToken(visit.id),
			baseUrl: env().baseUrl,
		}),
		seconds: news.seconds,
		topic: topicOf(news.topic),
	};
}

interface News {
	content: (about: Parameters<typeof announcementNotice>[0]) => unknown;
	/** How long it still is news. */
	seconds: number;
	topic: string;
}

/** What there is to tell; null: it holds no more. */
async function newsOf(call: Call): Promise<News | null> {
	const { visit, event, announcement } = call;
	const at = now().epochMilliseconds;
	if (announcement) {
		const { id, withdrawnAt, endsAt, desk, kind, minutes } = announcement;
		const waits = visit.status === "waiting" || visit.status === "parked";
		if (withdrawnAt || !waits) return null;
		const said = {
			kind: kind as AnnouncementKind,
			minutes,
			desk: desk?.name ?? null,
		};
		return {
			content: (about) => announcementNotice(about, said),
			seconds: Math.ceil((endsAt.getTime() - at) / 1_000),
			topic: `announcement ${id} ${visit.id}`,
		};
	}
	if (!event || !visit.desk || !(await isStanding(visit, event))) return null;
	const desk = visit.desk.name;
	return {
		content: (about) => callNotice({ ...about, desk }),
		seconds: newsFor(event.at.getTime(), at),
		topic: `call ${visit.id}`,
	};
}

/** Still called, to the same desk, and by no newer call. */
async function isStanding(
	visit: Call["visit"],
	event: NonNullable<Call["event"]>,
): Promise<boolean> {
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
function findSealed({
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
async function forgetDevice(
	{ device }: Call,
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
const topicOf = (about: string): string =>
	createHash("sha256").update(about).digest("base64url").slice(0, 32);
