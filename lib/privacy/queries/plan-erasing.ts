import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type { Anchors, Case } from "#lib/privacy/privacy.ts";
import { listEndedCollections } from "#lib/privacy/queries/list-collections-of.ts";
import { type Plan, planErasing } from "#lib/privacy/rules/remains.ts";
import { ok, type Result } from "#lib/result.ts";

export interface ErasingView {
	plan: Plan;
	openWishes: number;
	endedWishes: number;
	feedback: number;
	/** Documents that have been fetched, and those that still lie ready. */
	collections: { ended: number; ready: number };
	/** Links with which they may book. */
	invitations: number;
	/** Numbers from afar that were only asked for, and those that were drawn. */
	afar: { asked: number; drawn: number };
	/** Appointments and wishes of others that lose this person's number and address. */
	ofOthers: number;
	/** How long what stays does so. */
	days: { contact: number; audit: number };
}

/** What erasing this person would do, before anything is done. */
export async function viewErasing(
	actor: Actor,
	{ anchors }: Case,
	now: Temporal.Instant,
): Promise<Result<ErasingView, "forbidden">> {
	const may = await authorise(actor, "person:answer", null, now);
	if (!may.ok) return may;
	const open = await listOpenWishes(db(), anchors);
	const { ended, ready } = await listEndedCollections(db(), anchors);
	const { asked, drawn } = await listAfar(db(), anchors);
	const { contactDays, auditDays } = await db().city.findUniqueOrThrow({
		where: { id: 1 },
	});
	return ok({
		days: { contact: contactDays, audit: auditDays },
		plan: planErasing(await listGoing(db(), anchors), now),
		openWishes: open.length,
		endedWishes: anchors.wishes.length - open.length,
		feedback: anchors.feedback.length,
		invitations: anchors.invitations.length,
		collections: { ended: ended.length, ready },
		afar: { asked: asked.length, drawn },
		ofOthers: anchors.bookedForOthers.length + anchors.wishedForOthers.length,
	});
}

export async function listGoing(client: Db | Tx, anchors: Anchors) {
	const rows = await client.appointment.findMany({
		where: { id: { in: [...anchors.appointments] } },
		select: { id: true, status: true, startsAt: true },
	});
	return rows.map((row) => ({ ...row, startsAt: row.startsAt.getTime() }));
}

export async function listOpenWishes(
	client: Db | Tx,
	anchors: Anchors,
): Promise<string[]> {
	const rows = await client.wish.findMany({
		where: { id: { in: [...anchors.wishes] }, endedAt: null },
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

/** A number that was drawn is needed until its day is over. */
export async function listAfar(
	client: Db | Tx,
	anchors: Anchors,
): Promise<{ asked: string[]; drawn: number }> {
	const rows = await client.afarTicket.findMany({
		where: { id: { in: [...anchors.afar] } },
		select: { id: true, visitId: true },
	});
	const asked = rows.filter(({ visitId }) => visitId === null);
	return {
		asked: asked.map(({ id }) => id),
		drawn: rows.length - asked.length,
	};
}
