import "server-only";
import { request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import webPush from "web-push";
import { pushKey } from "#lib/auth/secrets/push-key.ts";
import { sender } from "#lib/notifications/delivery/rules/sender.ts";
import { isPushEndpoint } from "#lib/queue/push/rules/endpoint.ts";
import { type Answer, answerOf } from "#lib/queue/push/rules/outcome.ts";
import type { Subscription } from "#lib/queue/push/rules/subscription.ts";
import { env } from "#lib/runtime/env.ts";
import { onNoAnswer } from "#lib/runtime/no-answer.ts";

/** A push service answers within one; its slowness must not eat up the minutes in which a call is news. */
const SECONDS = 6;

export interface Push {
	to: Subscription;
	/** JSON; the push service sees it encrypted (RFC 8291). */
	content: unknown;
	/** So long the push service keeps it for a device that it cannot reach. */
	seconds: number;
	/** A newer one with the same topic takes its place while it waits there: at most 32 letters. */
	topic: string;
}

/** Hands a notice to the browser's own push service (RFC 8030), and to nobody else. */
export async function sendPush(push: Push): Promise<Answer> {
	const { to, content, seconds, topic } = push;
	const { mailFrom, pushTestService } = env();
	// Once more at the last door: what is stored may be older than the list.
	if (!isPushEndpoint(to.endpoint, pushTestService))
		return { outcome: "refused", reason: "endpoint" };
	const { headers, body } = webPush.generateRequestDetails(
		{ endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
		JSON.stringify(content),
		{
			vapidDetails: {
				subject: `mailto:${sender(mailFrom).email}`,
				...pushKey(),
			},
			TTL: seconds,
			urgency: "high",
			topic,
		},
	);
	return ask(to.endpoint, headers as Record<string, string>, body);
}

function ask(
	endpoint: string,
	headers: Record<string, string>,
	body: Buffer | null,
): Promise<Answer> {
	const request = endpoint.startsWith("https:")
		? requestEncrypted
		: requestPlain;
	return new Promise((resolve) => {
		const timeout = AbortSignal.timeout(SECONDS * 1_000);
		const asked = request(endpoint, {
			method: "POST",
			headers,
			signal: timeout,
			agent: false,
		});
		onNoAnswer(asked, () =>
			resolve({
				outcome: "deferred",
				reason: timeout.aborted ? "timeout" : "unreachable",
			}),
		);
		asked.on("response", (response) => {
			// What it says besides is nothing to us, however long.
			resolve(answerOf(response.statusCode ?? 0));
			response.on("error", () => {});
			response.destroy();
		});
		asked.end(body);
	});
}
