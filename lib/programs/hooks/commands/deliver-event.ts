import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import {
	eventBody,
	FAILING_DAYS,
	QUIET_HOURS,
} from "#lib/programs/hooks/rules/event.ts";
import { signedHeaders } from "#lib/programs/hooks/rules/signature.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { openSecret } from "./hook-secret.ts";
import { sendEvent } from "./send-event.ts";

/**
 * Tells a program one thing and writes down what became of it. At least once: with the same number, by which whoever is
 * told knows it again.
 * @returns null when the job is done, otherwise why it is worth another try
 */
export async function deliverEvent(
	id: string,
	lastAttempt: boolean,
	send: typeof sendEvent = sendEvent,
): Promise<string | null> {
	const event = await db().programEvent.findUnique({
		where: { id },
		include: { program: { include: { hook: true } } },
	});
	if (event?.status !== "queued") return null;
	const { hook, offAt } = event.program;
	const at = realNow();
	const secrets = hook && secretsOf(hook, at);
	if (!hook || hook.offAt || offAt) {
		await end(id, "failed", "off");
		return null;
	}
	// Sealed by another APP_SECRET: somebody may give the right one back, or a new secret, while it is tried again.
	if (!secrets?.length) return await defer(id, "secret", lastAttempt);
	const happened = Temporal.Instant.fromEpochMilliseconds(event.at.getTime());
	const body = eventBody({ ...event, at: happened });
	const seconds = Math.floor(at.epochMilliseconds / 1_000);
	const headers = signedHeaders({ id, seconds, body }, secrets);
	const { outcome, reason } = await send(
		{ url: hook.url, body, headers },
		{ isTrial: env().mode !== "production" },
	);
	if (outcome === "accepted") {
		await db().programHook.updateMany({
			where: {
				programId: hook.programId,
				url: hook.url,
				failingSince: { not: null },
			},
			data: { failingSince: null },
		});
		await end(id, "sent", null);
		return null;
	}
	log().warn({ event: id, reason, last: lastAttempt }, "a program not told");
	const isOver = await noteFailure(hook, outcome === "gone");
	return await defer(id, reason, isOver || lastAttempt);
}

/** To be tried again, unless this was the last time. */
async function defer(
	id: string,
	reason: string | null,
	isLast: boolean,
): Promise<string | null> {
	if (isLast) {
		await end(id, "failed", reason);
		return null;
	}
	await db().programEvent.updateMany({
		where: { id, status: "queued" },
		data: { attempts: { increment: 1 }, lastError: reason },
	});
	return reason;
}

async function end(
	id: string,
	status: "sent" | "failed",
	lastError: string | null,
): Promise<void> {
	await db().programEvent.updateMany({
		where: { id, status: "queued" },
		data: {
			status,
			lastError,
			attempts: { increment: 1 },
			endedAt: toDbInstant(realNow()),
		},
	});
}

interface Kept {
	programId: number;
	url: string;
	secret: string;
	formerSecret: string | null;
	formerUntil: Date | null;
	failingSince: Date | null;
}

/** The secret, and the one before while it counts; none where another APP_SECRET sealed them. */
function secretsOf(hook: Kept, at: Temporal.Instant): Buffer[] {
	const counts =
		hook.formerUntil && hook.formerUntil.getTime() > at.epochMilliseconds;
	const sealed = [hook.secret, counts ? hook.formerSecret : null];
	return sealed.flatMap((one) => (one && openSecret(one)) || []);
}

/**
 * In one statement, by what stands there now: while this was under way, another event may have been taken, or somebody
 * may have entered another address or begun anew.
 * @returns whether it is told nothing more: it has said so, or taken nothing for days
 */
async function noteFailure(
	{ programId, url, failingSince }: Kept,
	isGone: boolean,
): Promise<boolean> {
	const at = realNow();
	const failed = toDbInstant(at);
	const quiet = toDbInstant(at.subtract({ hours: QUIET_HOURS }));
	const over = toDbInstant(at.subtract({ hours: FAILING_DAYS * 24 }));
	const rows = await db().$queryRaw<{ isOver: boolean }[]>`
		UPDATE program_hook SET
			failed_at = ${failed}::timestamptz,
			failing_since = CASE WHEN failed_at > ${quiet}::timestamptz
				THEN coalesce(failing_since, ${failed}::timestamptz) ELSE ${failed}::timestamptz END,
			off_at = CASE
				WHEN off_at IS NOT NULL THEN off_at
				WHEN ${isGone}::boolean AND failing_since IS NOT DISTINCT FROM ${failingSince}::timestamptz THEN ${failed}::timestamptz
				WHEN failed_at > ${quiet}::timestamptz AND failing_since <= ${over}::timestamptz THEN ${failed}::timestamptz
			END
		WHERE program_id = ${programId} AND url = ${url}
		RETURNING off_at IS NOT NULL AS "isOver"`;
	// Of another address that was entered meanwhile this says nothing.
	return rows[0]?.isOver ?? false;
}
