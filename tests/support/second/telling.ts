import { createHmac, randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type Kept, NOW } from "./book.ts";
import type { Has } from "./mistakes.ts";

/** Where this client is told what becomes of its appointments. */
export interface Hook {
	url: string;
	secret: string;
}

export type Tell = (type: string, kept: Kept) => void;

const TRIES = 3;

/** Tells at once, and a little later again what was not taken. */
export function teller(hook: Hook | null, has: Has): Tell {
	return (type, { appointment, name }) => {
		if (!hook) return;
		const data = has("events tell the name")
			? { appointment, name }
			: { appointment };
		const timestamp = Temporal.Instant.from(NOW).toString();
		void send(hook, JSON.stringify({ type, timestamp, data }), has);
	};
}

async function send({ url, secret }: Hook, body: string, has: Has) {
	let id = randomUUID();
	const key = Buffer.from(secret.replace("whsec_", ""), "base64");
	const most = has("events are told once") ? 1 : TRIES;
	for (let tries = 0; tries < most; tries++) {
		if (has("each try has another id")) id = randomUUID();
		const seconds = String(Math.floor(Date.now() / 1_000));
		const signed = has("events are not signed")
			? body
			: `${id}.${seconds}.${body}`;
		const signature = createHmac("sha256", key).update(signed).digest("base64");
		const answer = await fetch(url, {
			method: "POST",
			headers: {
				"content-type": "application/json",
				"webhook-id": id,
				"webhook-timestamp": seconds,
				"webhook-signature": `v1,${signature}`,
			},
			body,
		}).catch(() => null);
		if (answer?.ok) return;
		await setTimeout(20);
	}
}
