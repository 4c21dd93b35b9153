import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { lockCity } from "#lib/db/lock.ts";

/** First of all in a transaction: changes of the catalogue happen one after another. The database raises its version. */
export const lockCatalog = (tx: Tx): Promise<void> => lockCity(tx);
