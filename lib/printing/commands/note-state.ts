import "server-only";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { inTransaction } from "#lib/db/write.ts";
import type { PrinterState } from "#lib/printing/printing.ts";

/** What it said last. A new state is news for every open page of its house. */
export async function noteState(
	{ id, stationId }: { id: number; stationId: number },
	state: PrinterState,
	now: Temporal.Instant,
): Promise<void> {
	const askedAt = toDbInstant(now);
	const { count } = await db().printer.updateMany({
		where: { id, state },
		data: { askedAt },
	});
	if (count > 0) return;
	await inTransaction(async (tx) => {
		await tx.printer.updateMany({ where: { id }, data: { state, askedAt } });
		await tx.$executeRaw`SELECT pg_notify('queue', ${String(stationId)})`;
	});
}
