import "server-only";
import { endpointKeyOf, visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/**
 * This browser is told no more of the ticket; also where the city no longer wants it, or the visit is long over.
 * @returns whether it still waits for another ticket: only then does the browser keep its subscription
 */
export function dropDevice({
	token,
	endpoint,
}: {
	token: string;
	endpoint: string;
}): Promise<Result<{ isStillUsed: boolean }, "unknown-visit" | "busy">> {
	return orBusy<{ isStillUsed: boolean }, "unknown-visit">(async () => {
		const visitId = visitOfTicket(token);
		if (!visitId) return refuse("unknown-visit");
		const endpointKey = endpointKeyOf(endpoint);
		await db().pushDevice.deleteMany({ where: { visitId, endpointKey } });
		const left = await db().pushDevice.count({ where: { endpointKey } });
		return ok({ isStillUsed: left > 0 });
	});
}
