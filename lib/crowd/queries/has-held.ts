import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";

/** Whether this is the token of a hold of ours: whoever has held a time and chooses another has been let in before. */
export async function hasHeld(token: string): Promise<boolean> {
	const [row] = await db().$queryRaw<{ one: number }[]>`
		SELECT 1 AS one FROM appointment WHERE hold_key = ${holdKeyOf(token)} LIMIT 1`;
	return row !== undefined;
}
