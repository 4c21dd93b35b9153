import type { Challenge } from "altcha-lib";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

/** What a page's script sends after working (public/scripts/work.js), by ALTCHA's own solver. */
export async function solved(challengeText: string): Promise<string> {
	const challenge = JSON.parse(challengeText) as Challenge;
	const solution = await solveChallenge({ challenge, deriveKey });
	if (!solution) throw new Error("Not solved in time.");
	const { counter, derivedKey } = solution;
	return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
}
