import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { withdrawAppointment } from "#lib/booking/staff/commands/withdraw.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { rewriteErased } from "#lib/db/erasure.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { eraseWritten } from "#lib/feedback/commands/erase-feedback.ts";
import { rewriteFeedback } from "#lib/feedback/commands/rewrite-feedback.ts";
import { removeSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import type { Anchors, Case } from "#lib/privacy/privacy.ts";
import { listEndedCollections } from "#lib/privacy/queries/list-collections-of.ts";
import {
	listAfar,
	listGoing,
	listOpenWishes,
} from "#lib/privacy/queries/plan-erasing.ts";
import { planErasing } from "#lib/privacy/rules/remains.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endAndWithdraw } from "#lib/wishes/commands/end-wish.ts";
import { eraseAfarOf } from "./erase-afar-of.ts";
import { eraseAppointments } from "./erase-appointments.ts";
import { eraseCollectionsOf } from "./erase-collections-of.ts";
import { eraseInvitationsOf } from "./erase-invitations-of.ts";
import { eraseWishesOf } from "./erase-wishes-of.ts";
import { forgetBooker } from "./forget-booker.ts";

type EraseRefusal =
	/** A draw is being made of a wish; a minute later it can be ended. */
	"busy" | "forbidden";

export interface Erased {
	/** Of the person's own appointments and wishes: how many are erased, and how many wait until they are over. */
	erased: number;
	kept: number;
}

/**
 * Art. 17: forgets a person in every table, at once, as the sweeps would have some days later. What is still to come is
 * cancelled if they want that; otherwise it stays until it is over, as does whoever is in the house. The audit says that
 * it was done, with numbers and nothing else. Doing it again is no error.
 */
export function erasePerson(
	actor: Actor,
	{
		found,
		cancelsComing,
		now,
	}: { found: Case; cancelsComing: boolean; now: Temporal.Instant },
): Promise<Result<Erased, EraseRefusal>> {
	return orBusy<Erased, EraseRefusal>(async () => {
		const may = await authorise(actor, "person:answer", null, now);
		if (!may.ok) return may;
		const { anchors } = found;
		if (cancelsComing) {
			const given = await giveUpComing(actor, anchors, now);
			if (!given.ok) return given;
		}
		const going = await readGoing(db(), anchors, now);
		// Files first: once the keys are gone, nobody knows any more which mails were about them.
		await removeSavedMails(await listMails(going, anchors));
		const done = await write<Erased, "busy">(async (tx) => {
			await lockKey(tx, "erasing");
			await lockKey(tx, "erasing feedback");
			const requests = await eraseAfarOf(tx, anchors.afar, now);
			// Somebody may have checked in since, or drawn a number.
			const { appointments, wishes, collections, kept } = await readGoing(
				tx,
				anchors,
				now,
			);
			// While it is known which appointments they came of.
			await eraseCollectionsOf(tx, collections, now);
			await eraseInvitationsOf(tx, anchors.invitations, now);
			await eraseAppointments(tx, appointments, now);
			await eraseWishesOf(tx, wishes, now);
			await forgetBooker(tx, anchors, now);
			await eraseWritten(tx, anchors.feedback, now);
			await noteErasing(tx, actor, found, { appointments, wishes, kept }, now);
			return ok({
				erased:
					requests +
					appointments.length +
					wishes.length +
					collections.length +
					anchors.invitations.length,
				kept,
			});
		});
		if (!done.ok) return done;
		for (const table of TABLES) await rewriteErased(table, now);
		await rewriteFeedback(now);
		return done;
	});
}

const TABLES = [
	"collection_contact",
	"contact",
	"invitation_contact",
	"push_call",
	"push_device",
	"visit_memo",
	"wish_contact",
] as const;

/** One after the other, each whole: what was begun is right wherever it stops, and can be done again. */
async function giveUpComing(
	{ userId }: Actor,
	anchors: Anchors,
	now: Temporal.Instant,
): Promise<Result<null, "busy">> {
	for (const id of await listOpenWishes(db(), anchors)) {
		const ended = await endAndWithdraw(id, "withdrawn", now);
		if (!ended.ok) return refuse("busy");
	}
	const { coming } = planErasing(await listGoing(db(), anchors), now);
	for (const id of coming) {
		const withdrawn = await withdrawAppointment(id, { by: userId, now });
		if (!withdrawn.ok) return withdrawn;
	}
	return ok(null);
}

interface Goes {
	appointments: readonly string[];
	wishes: readonly string[];
	collections: readonly string[];
	/** Requests for a number from afar. */
	asked: readonly string[];
	kept: number;
}

async function readGoing(
	client: Parameters<typeof listGoing>[0],
	anchors: Anchors,
	now: Temporal.Instant,
): Promise<Goes> {
	const plan = planErasing(await listGoing(client, anchors), now);
	const open = await listOpenWishes(client, anchors);
	const { ended, ready } = await listEndedCollections(client, anchors);
	const { asked, drawn } = await listAfar(client, anchors);
	return {
		asked,
		collections: ended,
		appointments: plan.erased,
		wishes: anchors.wishes.filter((id) => !open.includes(id)),
		kept:
			plan.coming.length + plan.inTheHouse.length + open.length + ready + drawn,
	};
}

async function listMails(
	{ appointments, wishes, collections, asked }: Goes,
	anchors: Anchors,
): Promise<string[]> {
	const rows = await db().message.findMany({
		where: {
			OR: [
				{
					appointmentId: { in: [...appointments, ...anchors.bookedForOthers] },
				},
				{ wishId: { in: [...wishes, ...anchors.wishedForOthers] } },
				{ collectionId: { in: [...collections] } },
				{ invitationId: { in: [...anchors.invitations] } },
				{ feedbackId: { in: [...anchors.feedback] } },
				{ afarId: { in: [...asked] } },
			],
		},
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

/** Terminnummern lead to nobody any more; after a backup was restored they say what has to be done again. */
async function noteErasing(
	tx: Tx,
	{ userId }: Actor,
	{ anchors, identity }: Case,
	{
		appointments,
		wishes,
		kept,
	}: Pick<Goes, "appointments" | "wishes" | "kept">,
	now: Temporal.Instant,
): Promise<void> {
	const booked = await tx.appointment.findMany({
		where: { id: { in: [...appointments] }, reference: { not: null } },
		select: { reference: true },
	});
	const wished = await tx.wish.findMany({
		where: { id: { in: [...wishes] } },
		select: { reference: true },
	});
	await record(
		tx,
		{
			userId,
			stationId: null,
			action: "person:erased",
			detail: {
				appointments: booked.map(({ reference }) => reference),
				wishes: wished.map(({ reference }) => reference),
				feedback: anchors.feedback.map(String),
				kept,
				identity,
			},
		},
		now,
	);
}
