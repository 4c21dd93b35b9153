import "server-only";
import { db } from "#lib/db/client.ts";

/** To so many desks somebody goes, one after the other, those they have been at among them. */
export const countDesks = async (visitId: string): Promise<number> =>
	1 + (await db().visitLeg.count({ where: { visitId } }));
