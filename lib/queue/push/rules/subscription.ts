import { createECDH } from "node:crypto";
import { isPushEndpoint } from "./endpoint.ts";

/** Where a browser is reached, and the keys that only it can open something with (Push API, RFC 8291). */
export interface Subscription {
	endpoint: string;
	p256dh: string;
	auth: string;
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** What a browser sent, or null: it cannot be sent to. */
export function readSubscription(
	sent: { endpoint: string; p256dh: string; auth: string },
	testService: string | null = null,
): Subscription | null {
	const { endpoint, p256dh, auth } = sent;
	const isReadable =
		isPushEndpoint(endpoint, testService) &&
		bytesOf(auth)?.length === 16 &&
		isPoint(bytesOf(p256dh));
	return isReadable ? { endpoint, p256dh, auth } : null;
}

function bytesOf(text: string): Buffer | null {
	return text.length <= 100 && BASE64URL.test(text)
		? Buffer.from(text, "base64url")
		: null;
}

/** On the curve P-256, and not just of the right length: everything else nobody could encrypt for. */
function isPoint(bytes: Buffer | null): boolean {
	if (bytes?.length !== 65 || bytes[0] !== 4) return false;
	const curve = createECDH("prime256v1");
	curve.generateKeys();
	try {
		curve.computeSecret(bytes);
		return true;
	} catch {
		return false;
	}
}
