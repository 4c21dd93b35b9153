import "server-only";
import { offerToken } from "#lib/auth/secrets/secrets.ts";
import {
	type ConfirmMoveRefusal,
	confirmMove,
} from "#lib/booking/manage/commands/confirm-move.ts";
import {
	findManaged,
	type Link,
	lockAppointment,
} from "#lib/booking/manage/commands/managed.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { minuteOf } from "#lib/time.ts";
import { freeOffer } from "./settle-cases.ts";

export type AcceptRefusal = ConfirmMoveRefusal | "unknown-offer";

/**
 * A citizen takes the new time that is held for them: the same as any move (docs/decisions/0016). Pressing twice moves once; an
 * offer that has run out is taken again if its time is still free.
 */
export function acceptOffer(input: {
	link: Link;
	caseId: string;
	/** Account of whoever takes it for them on the phone. */
	by?: string;
	now: Temporal.Instant;
}): Promise<Result<{ repeated: boolean }, AcceptRefusal>> {
	return orBusy<{ repeated: boolean }, AcceptRefusal>(async () => {
		const { link, caseId, by, now } = input;
		const found = await findOfferCase(link, caseId);
		if (!found) return refuse("unknown-offer");
		if (found.status === "accepted") return ok({ repeated: true });
		const { hold } = found;
		// The swap deletes the hold: this offer was taken, and the list will hear of it.
		if (!hold)
			return isTaken(found) ? ok({ repeated: true }) : refuse("unknown-offer");
		const moved = await confirmMove({
			link,
			holdToken: offerToken(caseId),
			expected: {
				stationSlug: hold.station.slug,
				date: fromDbDate(hold.date),
				start: minuteOf(
					Temporal.Instant.fromEpochMilliseconds(hold.startsAt.getTime()),
				),
				services: hold.services.map(({ service, quantity }) =>
					quantity === 1 ? service.slug : `${service.slug}:${quantity}`,
				),
			},
			...(by ? { by } : {}),
			now,
		});
		if (!moved.ok) return moved;
		await db().planCase.updateMany({
			where: { id: caseId, status: { in: ["offered", "to-call", "reached"] } },
			data: { status: "accepted", settledAt: toDbInstant(now) },
		});
		return moved;
	});
}

/** The new time does not suit: it is free for others, and somebody calls. Saying so twice is no error. */
export function declineOffer(input: {
	link: Link;
	caseId: string;
	now: Temporal.Instant;
}): Promise<Result<null, "unknown-offer" | "busy">> {
	return orBusy<null, "unknown-offer" | "busy">(async () => {
		const { link, caseId, now } = input;
		const found = await findOfferCase(link, caseId);
		if (!found) return refuse("unknown-offer");
		return write<null, "unknown-offer" | "busy">(async (tx) => {
			await lockAppointment(tx, found.appointmentId);
			const { count } = await tx.planCase.updateMany({
				where: {
					id: caseId,
					status: { in: ["offered", "to-call"] },
					// By now their time stands again. As SQL has it, nothing is not unequal to anything.
					OR: [{ reason: null }, { reason: { not: "open-again" } }],
				},
				data: { status: "to-call", reason: "declined" },
			});
			if (count > 0 && found.hold) await freeOffer(tx, found.hold, now);
			return ok(null);
		});
	});
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

async function findOfferCase(link: Link, caseId: string) {
	const managed = await findManaged(link);
	if (!managed || !UUID.test(caseId)) return null;
	return db().planCase.findFirst({
		where: { id: caseId, appointmentId: managed.id, way: "move" },
		include: {
			appointment: { select: { holdKey: true } },
			hold: {
				include: {
					station: { select: { slug: true } },
					services: { include: { service: { select: { slug: true } } } },
				},
			},
		},
	});
}

type OfferCase = NonNullable<Awaited<ReturnType<typeof findOfferCase>>>;

const isTaken = ({ holdKey, appointment }: OfferCase) =>
	holdKey !== null && appointment.holdKey === holdKey;
