import "server-only";
import { endpointKeyOf, visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Whether this browser is told when the ticket is called. */
export function hasDevice(
	token: string,
	endpoint: string,
): Promise<Result<boolean, "unknown-visit" | "busy">> {
	return orBusy<boolean, "unknown-visit">(async () => {
		const visitId = visitOfTicket(token);
		if (!visitId) return refuse("unknown-visit");
		const endpointKey = endpointKeyOf(endpoint);
		const found = await db().pushDevice.count({
			where: { visitId, endpointKey },
		});
		return ok(found > 0);
	});
}
