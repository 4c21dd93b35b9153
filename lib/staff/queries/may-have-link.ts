import "server-only";
import { mayUsePassword } from "#lib/auth/commands/passwords-off.ts";
import type { Db, Tx } from "#lib/db/client.ts";

/**
 * Whether somebody may choose a password at all: not who comes by an issuer, which alone says whether they still work
 * here, and while passwords are off nobody but the emergency account.
 */
export async function mayHaveLink(
	client: Db | Tx,
	userId: string,
): Promise<boolean> {
	const linked = await client.identity.count({ where: { userId } });
	return linked === 0 && (await mayUsePassword(client, userId));
}
