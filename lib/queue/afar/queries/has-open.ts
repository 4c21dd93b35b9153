import "server-only";
import type { Db, Tx } from "#lib/db/client.ts";
import { OPEN } from "#lib/queue/queries/facts.ts";

/** Numbers from afar that one person may draw on one day: somebody who lost theirs may try once more. */
const MOST_A_DAY = 2;

/** Whether this person has a number from afar on that day, in the whole city, or has had as many as one may. */
export async function hasOpen(
	client: Db | Tx,
	personKey: string,
	date: Date,
): Promise<boolean> {
	const drawn = await client.afarTicket.findMany({
		where: { personKey, date, visitId: { not: null } },
		select: { visit: { select: { status: true } } },
	});
	const isOpen = drawn.some(({ visit }) =>
		OPEN.some((status) => status === visit?.status),
	);
	return isOpen || drawn.length >= MOST_A_DAY;
}
