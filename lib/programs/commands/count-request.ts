import "server-only";
import { countTold } from "#lib/auth/commands/limits.ts";
import { db } from "#lib/db/client.ts";
import { REQUESTS } from "#lib/programs/rules/request.ts";

/** Counts a request of a program, and tells it how many are left (draft-ietf-httpapi-ratelimit-headers). */
export async function countRequest(
	programId: number,
): Promise<{ isOver: boolean; headers: Readonly<Record<string, string>> }> {
	const who = String(programId);
	const { left, seconds, isOver } = await countTold(db(), REQUESTS, who);
	return {
		isOver,
		headers: {
			"ratelimit-policy": `"requests";q=${REQUESTS.times};w=${REQUESTS.seconds}`,
			ratelimit: `"requests";r=${left};t=${seconds}`,
			...(isOver ? { "retry-after": String(seconds) } : {}),
		},
	};
}
