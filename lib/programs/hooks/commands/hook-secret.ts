import "server-only";
import { randomBytes } from "node:crypto";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";

const PURPOSE = "program hook";
const BYTES = 32;

/** Sealed and not hashed: what is sent is signed with it. */
export function newHookSecret(): { secret: Buffer; sealed: string } {
	const secret = randomBytes(BYTES);
	return { secret, sealed: seal(PURPOSE, secret) };
}

/** Null: another APP_SECRET sealed it. */
export const openSecret = (sealed: string): Buffer | null =>
	unseal(PURPOSE, sealed);
