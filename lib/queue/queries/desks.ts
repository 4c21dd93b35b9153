import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Nobody sits there any more: who was to be called to this desk only may go to any other. */
export async function freeDesk(tx: Tx, deskId: number): Promise<void> {
	await tx.deskPresence.deleteMany({ where: { deskId } });
	await releaseFrom(tx, deskId);
}

/** Who waits for this desk alone waits for any that serves them. */
export async function releaseFrom(tx: Tx, deskId: number): Promise<void> {
	await tx.visit.updateMany({
		where: { forDeskId: deskId, status: { in: ["waiting", "parked"] } },
		data: { forDeskId: null, version: { increment: 1 } },
	});
}

/** Who was to be called by one desk alone goes to any, if that one calls nobody by now. */
export async function stillFor(
	tx: Tx,
	deskId: number | null,
): Promise<number | null> {
	if (deskId === null) return null;
	const desk = await tx.desk.findFirst({
		where: {
			id: deskId,
			active: true,
			presence: { isNot: null },
			pause: { is: null },
		},
		select: { id: true },
	});
	return desk?.id ?? null;
}
