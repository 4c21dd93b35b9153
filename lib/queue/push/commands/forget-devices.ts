import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** The visit is over: nothing leads to its devices any more. Whether they were told stays with the calls for a while. */
export async function forgetDevices(tx: Tx, visitId: string): Promise<void> {
	await tx.pushDevice.deleteMany({ where: { visitId } });
}
