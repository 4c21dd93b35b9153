import "server-only";
import { randomInt } from "node:crypto";
import { type Challenge, createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { formKeyHash, workSecrets } from "#lib/auth/secrets/secrets.ts";

/** Rounds of one try: a browser has PBKDF2 built in, so that a script of one's own is hardly faster than a telephone. */
const ROUNDS = 5_000;

/** What a page carries for whoever shall work; more is not read. */
export const MAX_WORK_LENGTH = 3_000;

/**
 * Work for one ticket, in ALTCHA's form: finding out which of so many tries gives a key that begins as this one does.
 * Making it costs the server one try, checking it two hashes. It belongs to the ticket, and so to the client, the form
 * and the time that the ticket belongs to, and counts once as that does.
 * @param tries at most; half of them on average
 */
export async function newWork(
	ticket: string,
	tries: number,
	/** In real time: browsers and servers need not agree about the calendar's. */
	expiresAt: Date,
): Promise<Challenge> {
	return createChallenge({
		algorithm: "PBKDF2/SHA-256",
		cost: ROUNDS,
		counter: randomInt(1, tries + 1),
		data: { ticket: formKeyHash(ticket), tries },
		deriveKey,
		expiresAt,
		...workSecrets(),
	});
}

const workSchema = z.object({
	challenge: z.object({
		parameters: z.looseObject({
			algorithm: z.string(),
			cost: z.number(),
			keyLength: z.number(),
			keyPrefix: z.string(),
			keySignature: z.string(),
			nonce: z.string(),
			salt: z.string(),
			expiresAt: z.number(),
			data: z.object({ ticket: z.string(), tries: z.number() }),
		}),
		signature: z.string(),
	}),
	solution: z.object({ counter: z.number(), derivedKey: z.string().max(64) }),
});

/** How much was done for this ticket; 0: nothing, or it is wrong, somebody else's or over. */
export async function workDone(text: string, ticket: string): Promise<number> {
	if (text === "" || text.length > MAX_WORK_LENGTH) return 0;
	const read = workSchema.safeParse(parsed(text));
	if (!read.success) return 0;
	const { challenge, solution } = read.data;
	const { data } = challenge.parameters;
	if (data.ticket !== formKeyHash(ticket)) return 0;
	const { verified } = await verifySolution({
		// Only what we signed is what we made: that is checked first, and whatever else stands here fails then.
		challenge,
		solution,
		deriveKey,
		...workSecrets(),
	});
	return verified ? data.tries : 0;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(Buffer.from(text, "base64").toString("utf8"));
	} catch {
		return null;
	}
}
