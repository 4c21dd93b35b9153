import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** First of all in a transaction: changes of the catalogue happen one after another. The database raises its version. */
export async function lockCatalog(tx: Tx): Promise<void> {
	await tx.$executeRaw`SELECT 1 FROM city WHERE id = 1 FOR NO KEY UPDATE`;
}
