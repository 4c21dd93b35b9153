import "server-only";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import type { Subscription } from "#lib/queue/push/rules/subscription.ts";

const PURPOSE = "push";

export function sealSubscription({
	endpoint,
	p256dh,
	auth,
}: Subscription): string {
	return seal(PURPOSE, Buffer.from(JSON.stringify([endpoint, p256dh, auth])));
}

/** Null: another APP_SECRET sealed it. */
export function unsealSubscription(sealed: string): Subscription | null {
	const content = unseal(PURPOSE, sealed);
	if (!content) return null;
	const [endpoint, p256dh, auth] = JSON.parse(content.toString()) as [
		string,
		string,
		string,
	];
	return { endpoint, p256dh, auth };
}
