import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { sealingKey } from "./secrets.ts";

const NONCE = 12;
const TAG = 16;

/** Encrypted, so that only this installation reads it and nobody changes it. */
export function seal(purpose: string, content: Buffer): string {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv("aes-256-gcm", sealingKey(purpose), nonce);
	const body = Buffer.concat([cipher.update(content), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString(
		"base64url",
	);
}

/** Null for what we have not sealed for this purpose. */
export function unseal(purpose: string, sealed: string): Buffer | null {
	const bytes = Buffer.from(sealed, "base64url");
	if (bytes.length < NONCE + TAG) return null;
	const nonce = bytes.subarray(0, NONCE);
	const decipher = createDecipheriv("aes-256-gcm", sealingKey(purpose), nonce);
	decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
	try {
		return Buffer.concat([
			decipher.update(bytes.subarray(NONCE + TAG)),
			decipher.final(),
		]);
	} catch {
		return null;
	}
}
