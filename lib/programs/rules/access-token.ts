import { SCOPES, type Scope } from "./scope.ts";

/** As short as the way from a free time to an appointment; a program asks for the next one by itself. */
export const TOKEN_SECONDS = 900;

/** What it is signed for. */
export const TOKEN_PURPOSE = "program access";

/** What an access token says. It is signed, so nothing of it is stored. */
export interface Grant {
	programId: number;
	/** Of the secret that it was given for: with a new one it opens nothing. */
	secretVersion: number;
	scopes: readonly Scope[];
	/** Epoch seconds. */
	until: number;
}

/** With a mask of one byte, as the first eight scopes need; the version before knows no other. */
const SHORT = 13;
/** With a mask of two. */
const LONG = 14;

/** As short as it can be: while a new version is rolled out, the version before reads it too. */
export function grantBytes(grant: Grant): Buffer {
	const mask = maskOf(grant.scopes);
	const bytes = Buffer.alloc(mask < 256 ? SHORT : LONG);
	bytes.writeUInt32BE(grant.programId, 0);
	bytes.writeUInt32BE(grant.secretVersion, 4);
	bytes.writeUIntBE(mask, 8, bytes.length - SHORT + 1);
	bytes.writeUInt32BE(grant.until, bytes.length - 4);
	return bytes;
}

export function grantIn(bytes: Buffer): Grant | null {
	if (bytes.length !== SHORT && bytes.length !== LONG) return null;
	const mask = bytes.readUIntBE(8, bytes.length - SHORT + 1);
	return {
		programId: bytes.readUInt32BE(0),
		secretVersion: bytes.readUInt32BE(4),
		scopes: SCOPES.filter((_, index) => mask & (1 << index)),
		until: bytes.readUInt32BE(bytes.length - 4),
	};
}

const maskOf = (scopes: readonly Scope[]) =>
	scopes.reduce((mask, scope) => mask | (1 << SCOPES.indexOf(scope)), 0);
