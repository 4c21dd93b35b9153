import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** What the device's cookie holds: 256 bits. */
export function newKey(): string {
	return randomBytes(32).toString("base64url");
}

/** What is stored of a code or a key: a copy of the database pairs nothing and opens nothing. */
export function hashOf(secret: string): string {
	return createHash("sha256").update(secret).digest("hex");
}
