import "server-only";
import { endpointKeyOf, visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
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
	const visitId = visitOfTicket(token);
	if (!visitId) return Promise.resolve(refuse("unknown-visit"));
	const endpointKey = endpointKeyOf(endpoint);
	return write<{ isStillUsed: boolean }, "unknown-visit">(async (tx) => {
		// As whoever keeps it or sends to it: a number for which it is being kept right now is counted.
		await lockKey(tx, `push ${endpointKey}`);
		await tx.pushDevice.deleteMany({ where: { visitId, endpointKey } });
		const left = await tx.pushDevice.count({ where: { endpointKey } });
		return ok({ isStillUsed: left > 0 });
	});
}
