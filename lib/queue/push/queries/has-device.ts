import "server-only";
import { endpointKeyOf, visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";

/** Whether this browser is told when the ticket is called. */
export async function hasDevice(
	token: string,
	endpoint: string,
): Promise<boolean> {
	const visitId = visitOfTicket(token);
	if (!visitId) return false;
	const endpointKey = endpointKeyOf(endpoint);
	const found = await db().pushDevice.count({
		where: { visitId, endpointKey },
	});
	return found > 0;
}
