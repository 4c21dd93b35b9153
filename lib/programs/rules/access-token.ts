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

const LENGTH = 14;

export function grantBytes(grant: Grant): Buffer {
	const bytes = Buffer.alloc(LENGTH);
	bytes.writeUInt32BE(grant.programId, 0);
	bytes.writeUInt32BE(grant.secretVersion, 4);
	bytes.writeUInt16BE(maskOf(grant.scopes), 8);
	bytes.writeUInt32BE(grant.until, 10);
	return bytes;
}

export function grantIn(bytes: Buffer): Grant | null {
	if (bytes.length !== LENGTH) return null;
	const mask = bytes.readUInt16BE(8);
	return {
		programId: bytes.readUInt32BE(0),
		secretVersion: bytes.readUInt32BE(4),
		scopes: SCOPES.filter((_, index) => mask & (1 << index)),
		until: bytes.readUInt32BE(10),
	};
}

const maskOf = (scopes: readonly Scope[]) =>
	scopes.reduce((mask, scope) => mask | (1 << SCOPES.indexOf(scope)), 0);
