import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { eventBody, FAILING_DAYS } from "#lib/programs/hooks/rules/event.ts";
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
	if (!hook || hook.offAt || offAt || !secrets?.length) {
		await end(id, "failed", hook && !secrets?.length ? "secret" : "off");
		return null;
	}
	const happened = Temporal.Instant.fromEpochMilliseconds(event.at.getTime());
	const body = eventBody({ ...event, at: happened });
	const seconds = Math.floor(at.epochMilliseconds / 1_000);
	const headers = signedHeaders({ id, seconds, body }, secrets);
	const isTrial = env().mode !== "production";
	const { outcome, reason } = await send(
		{ url: hook.url, body, headers },
		isTrial ? { isTrial, isAllowed: () => true } : {},
	);
	if (outcome === "accepted") {
		await db().programHook.updateMany({
			where: { programId: hook.programId, failingSince: { not: null } },
			data: { failingSince: null },
		});
		await end(id, "sent", null);
		return null;
	}
	log().warn({ event: id, reason, last: lastAttempt }, "a program not told");
	const isOver = await noteFailure(hook, outcome === "gone", at);
	if (isOver || lastAttempt) {
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

/** @returns whether it is told nothing more: it has said so, or taken nothing for days */
async function noteFailure(
	{ programId, url, failingSince }: Kept,
	isGone: boolean,
	at: Temporal.Instant,
): Promise<boolean> {
	const since = failingSince ?? toDbInstant(at);
	const over = at.subtract({ hours: FAILING_DAYS * 24 });
	const isOver = isGone || since.getTime() <= over.epochMilliseconds;
	// Of another address that was entered meanwhile this says nothing.
	await db().programHook.updateMany({
		where: { programId, url },
		data: {
			failingSince: since,
			...(isOver ? { offAt: toDbInstant(at) } : {}),
		},
	});
	return isOver;
}
