import "server-only";
import { createECDH } from "node:crypto";
import { pushSecret } from "./secrets.ts";

/** Both halves as browsers and push services want them: base64url, the public one uncompressed. */
export interface PushKey {
	publicKey: string;
	privateKey: string;
}

/**
 * By this key push services know who sends (RFC 8292), and a browser lets nobody else send to it. Derived as all else from
 * APP_SECRET: every process has the same one, none is stored, and another secret is another key.
 */
export function pushKey(): PushKey {
	for (let round = 0; ; round++) {
		const pair = pairOf(pushSecret(round));
		if (pair) return pair;
	}
}

/** Null: of 2^32 numbers one is too large for the curve. */
function pairOf(secret: Buffer): PushKey | null {
	const curve = createECDH("prime256v1");
	try {
		curve.setPrivateKey(secret);
	} catch {
		return null;
	}
	return {
		publicKey: curve.getPublicKey("base64url", "uncompressed"),
		privateKey: secret.toString("base64url"),
	};
}
