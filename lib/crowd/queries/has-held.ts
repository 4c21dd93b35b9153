import "server-only";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import { askApart } from "#lib/db/apart.ts";

/** Whether this is the token of a hold of ours: whoever has held a time and chooses another has been let in before. */
export async function hasHeld(token: string): Promise<boolean> {
	const { count } = await askApart`
		SELECT 1 FROM appointment WHERE hold_key = ${holdKeyOf(token)} LIMIT 1`;
	return count > 0;
}
