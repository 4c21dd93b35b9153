import "server-only";
import { visitOfTicket } from "#lib/auth/secrets/secrets.ts";
import type { Db, Tx } from "#lib/db/client.ts";

/** One of those who watch a station, to be told of what nobody else reads. */
export type Reader = `visit ${string}` | `user ${string}`;

/** The page of this ticket. Null: it is none. */
export function readerOfTicket(token: string): Reader | null {
	const visitId = visitOfTicket(token);
	return visitId === null ? null : `visit ${visitId}`;
}

/** Pages of this account. */
export const readerOfStaff = (userId: string): Reader => `user ${userId}`;

/** News of one visit for its own page and for whoever sits at its desk, once the transaction is committed. */
export async function tellReaders(
	tx: Db | Tx,
	visit: { id: string; stationId: number; deskId: number | null },
): Promise<void> {
	const own: Reader = `visit ${visit.id}`;
	await tx.$executeRaw`
		SELECT pg_notify('readers', concat_ws(E'\n', ${String(visit.stationId)}::text, ${own}::text,
			(SELECT 'user ' || user_id FROM desk_presence WHERE desk_id = ${visit.deskId}::int)))`;
}
