import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

/** What a page's script sends after working, and how many tries it took. */
export async function solve(
	challengeText: string,
): Promise<{ work: string; tries: number }> {
	const challenge = JSON.parse(challengeText) as Challenge;
	const solution = await solveChallenge({ challenge, deriveKey });
	if (!solution) throw new Error("Not solved in time.");
	const { counter, derivedKey } = solution;
	return {
		work: btoa(
			JSON.stringify({ challenge, solution: { counter, derivedKey } }),
		),
		tries: counter,
	};
}

/** Milliseconds of a processor for one try, by the quickest way that Node.js has. */
export async function msOfTry(): Promise<number> {
	const derive = promisify(pbkdf2);
	const tries = 400;
	const before = process.cpuUsage();
	for (let index = 0; index < tries; index++)
		await derive(`${index}`, "salt", 5_000, 32, "sha256");
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000 / tries;
}
