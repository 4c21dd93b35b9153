import "server-only";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { contentOfSigned, signed } from "#lib/auth/secrets/secrets.ts";
import {
	ID_BYTES,
	type Pass,
	type PlaceToken,
	readPass,
	readPlace,
	writePass,
	writePlace,
} from "#lib/crowd/rules/token.ts";

/** One is never taken for the other. */
const PLACE = "crowd place";
const PASS = "crowd pass";

export const newId = (): Uint8Array => randomBytes(ID_BYTES);

/** The same for the same hold, so that its rights are counted together. */
export const idOfHold = (token: string): Uint8Array =>
	createHash("sha256").update(`hold ${token}`).digest().subarray(0, ID_BYTES);

export const placeText = (token: PlaceToken): string =>
	signed(PLACE, writePlace(token));

/** @param now epoch seconds */
export function placeOf(text: string, now: number): PlaceToken | null {
	const content = contentOfSigned(PLACE, text);
	return content && readPlace(content, now);
}

export const passText = (pass: Pass): string => signed(PASS, writePass(pass));

export function passOf(text: string, now: number): Pass | "too-late" | null {
	const content = contentOfSigned(PASS, text);
	return content && readPass(content, now);
}

/** What a lot's seed makes of a random number: from 0 up to 1, and nobody knows it before the seed is drawn. */
export function shareOf(seed: Uint8Array, id: Uint8Array): number {
	return (
		createHmac("sha256", seed).update(id).digest().readUIntBE(0, 6) / 2 ** 48
	);
}
