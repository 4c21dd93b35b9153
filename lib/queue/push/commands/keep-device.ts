import "server-only";
import { randomUUID } from "node:crypto";
import { isWithinLimit, type Limit } from "#lib/auth/commands/limits.ts";
import {
	endpointKeyOf,
	ticketKeyOf,
	visitOfTicket,
} from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { MOST_DEVICES, MOST_VISITS } from "#lib/queue/push/rules/outcome.ts";
import type { Subscription } from "#lib/queue/push/rules/subscription.ts";
import { isOfToday } from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { sealSubscription } from "./sealed.ts";

export type KeepRefusal =
	| "unknown-visit"
	/** The visit is over: nobody is called any more. */
	| "over"
	/** The city does not want it. */
	| "off"
	| "too-many-devices"
	| "too-many-tries"
	| "busy";

/** Of one ticket, not of an address: a whole waiting room shares its wireless network, and a town its mobile one. */
const DEVICES: Limit = { name: "push-device", times: 30, seconds: 60 * 60 };

/** From now on this browser is told when the ticket is called. Doing it again is no error; its keys are then the new ones. */
export function keepDevice({
	token,
	subscription,
	now,
}: {
	/** Of `/wartenummer/<token>`. */
	token: string;
	subscription: Subscription;
	now: Temporal.Instant;
}): Promise<Result<null, KeepRefusal>> {
	const visitId = visitOfTicket(token);
	if (!visitId) return Promise.resolve(refuse("unknown-visit"));
	const endpointKey = endpointKeyOf(subscription.endpoint);
	return write<null, KeepRefusal>(async (tx) => {
		await lockKey(tx, `push ${endpointKey}`);
		const closed = await whyClosed(tx, visitId, now);
		if (closed) return refuse(closed);
		const sealed = sealSubscription(subscription);
		const known = await tx.pushDevice.updateMany({
			where: { visitId, endpointKey },
			data: { sealed },
		});
		if (known.count > 0) return ok(null);
		const others = await tx.pushDevice.count({ where: { visitId } });
		const visits = await tx.pushDevice.count({ where: { endpointKey } });
		if (others >= MOST_DEVICES || visits >= MOST_VISITS)
			return refuse("too-many-devices");
		// The last lock; only a new device counts.
		if (!(await isWithinLimit(tx, DEVICES, ticketKeyOf(visitId))))
			return refuse("too-many-tries");
		const createdAt = toDbInstant(now);
		await tx.pushDevice.create({
			data: { id: randomUUID(), visitId, endpointKey, sealed, createdAt },
			select: { id: true },
		});
		return ok(null);
	});
}

/**
 * Locks city and visit until the device is kept, so that a step that ends it comes before or after: a device of a visit that is
 * over would never be forgotten.
 */
async function whyClosed(
	tx: Tx,
	visitId: string,
	now: Temporal.Instant,
): Promise<"unknown-visit" | "over" | "off" | null> {
	// The city as well: whoever switches it off forgets all devices, and none must be kept beside that.
	const [city] = await tx.$queryRaw<{ isOn: boolean }[]>`
		SELECT push_calls AS "isOn" FROM city WHERE id = 1 FOR SHARE`;
	const [visit] = await tx.$queryRaw<{ date: Date; status: string }[]>`
		SELECT date, status FROM visit WHERE id = ${visitId}::uuid FOR NO KEY UPDATE`;
	if (!visit || !isOfToday(visit, now)) return "unknown-visit";
	if (isOutcome(visit.status)) return "over";
	return city?.isOn ? null : "off";
}
