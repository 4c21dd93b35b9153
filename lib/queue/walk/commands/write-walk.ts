import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Walk } from "#lib/queue/walk/walk.ts";

/** The whole list anew, under the queue's lock: there are few rows, and an order that is written at once has no gaps. */
export async function writeWalk(
	tx: Tx,
	visitId: string,
	{ done, open }: Walk,
): Promise<void> {
	await tx.visitLeg.deleteMany({ where: { visitId } });
	const legs = [
		...done,
		...open.map((leg) => ({ ...leg, servedAt: null, doneAt: null })),
	].map((leg, index) => ({ ...leg, number: index + 1 }));
	if (legs.length === 0) return;
	await tx.visitLeg.createMany({
		data: legs.map(({ number, deskId, servedAt, doneAt }) => ({
			visitId,
			number,
			deskId,
			servedAt: instant(servedAt),
			doneAt: instant(doneAt),
		})),
	});
	await tx.visitLegService.createMany({
		data: legs.flatMap(({ number, services }) =>
			services.map((one) => ({ ...one, visitId, number })),
		),
	});
}

const instant = (milliseconds: number | null) =>
	milliseconds === null
		? null
		: toDbInstant(Temporal.Instant.fromEpochMilliseconds(milliseconds));
