import "server-only";
import {
	afarOfToken,
	drawnVisitId,
	ticketToken,
} from "#lib/auth/secrets/secrets.ts";
import { unusedReference } from "#lib/booking/commands/register-person.ts";
import { findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { NotFromAfar } from "#lib/queue/afar/afar.ts";
import { findOffer, readGiven } from "#lib/queue/afar/queries/find-offer.ts";
import { hasOpen } from "#lib/queue/afar/queries/has-open.ts";
import { whyNoMore } from "#lib/queue/afar/rules/offer.ts";
import { beginVisit } from "#lib/queue/arrival/commands/arriving.ts";
import {
	isServedAt,
	nextWalkInTicket,
} from "#lib/queue/arrival/commands/draw-ticket.ts";
import { parseWishes, wishRows } from "#lib/queue/arrival/rules/wishes.ts";
import {
	isOfToday,
	lockQueue,
	notifyQueue,
} from "#lib/queue/visit/commands/changing.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type DrawFromAfarRefusal =
	| NotFromAfar
	/** No such link, or not of today. */
	| "unknown-link"
	| "unknown-service"
	| "not-served-here"
	/** This person has one already, somewhere in the city, or has had enough of them today. */
	| "has-one"
	| "busy";

/**
 * Draws the number that a mail's link is about. Pressed twice it is the same number. Under the locks of the person and of
 * the queue everything is asked once more: of those who press at once no more get one than may, and nobody two.
 */
export function drawFromAfar({
	token,
	now,
}: {
	token: string;
	now: Temporal.Instant;
}): Promise<Result<{ token: string }, DrawFromAfarRefusal>> {
	return orBusy<{ token: string }, DrawFromAfarRefusal>(async () => {
		const id = afarOfToken(token);
		const asked = id && (await db().afarTicket.findUnique({ where: { id } }));
		if (!asked || !isOfToday(asked, now)) return refuse("unknown-link");
		if (asked.visitId !== null)
			return ok({ token: ticketToken(asked.visitId) });
		const { stationId, services, wayMinutes, personKey } = asked;
		const locale = toOffered(asked.locale);
		const catalog = await getCatalog(locale, now);
		const wishes = parseWishes(services, catalog);
		if (!wishes.ok || wishes.value.some(({ service }) => !service.isOffered))
			return refuse("unknown-service");
		if (!findStationById(catalog, stationId)?.isPublic) return refuse("closed");
		const { why } = await findOffer(stationId, services, wayMinutes, now);
		if (why) return refuse(why);
		const { planned } = await getForehand(stationId, now);
		const visitId = drawnVisitId(stationId, asked.id);
		return write<{ token: string }, DrawFromAfarRefusal>(async (tx) => {
			await lockKey(tx, `afar person ${personKey}`);
			await lockQueue(tx, stationId);
			const current = await tx.afarTicket.findUnique({
				where: { id: asked.id },
			});
			if (!current) return refuse("unknown-link");
			if (current.visitId !== null)
				return ok({ token: ticketToken(current.visitId) });
			if (await hasOpen(tx, personKey, asked.date)) return refuse("has-one");
			const none = whyNoMore(await readGiven(tx, stationId, now));
			if (none) return refuse(none);
			if (!(await isServedAt(tx, stationId, wishes.value)))
				return refuse("not-served-here");
			await beginVisit(
				tx,
				{
					id: visitId,
					stationId,
					ticket: await nextWalkInTicket(tx, stationId, now),
					services: wishRows(wishes.value),
					locale,
					appointment: null,
					isAway: true,
					planned,
				},
				{ actor: "citizen", now },
			);
			await tx.afarTicket.update({
				where: { id: asked.id },
				data: {
					visitId,
					drawnAt: toDbInstant(now),
					reference: await newReference(tx),
				},
				select: { id: true },
			});
			await notifyQueue(tx, stationId);
			return ok({ token: ticketToken(visitId) });
		});
	});
}

/** No appointment and no other number has it: a kiosk does not ask which of them somebody types. */
async function newReference(tx: Tx): Promise<string> {
	for (;;) {
		const reference = await unusedReference(tx);
		const used = await tx.afarTicket.count({ where: { reference } });
		if (used === 0) return reference;
	}
}
