import "server-only";
import { CITIZEN } from "#lib/booking/booking.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";

/**
 * How often a citizen may still move this appointment. What staff moved does not count, nor an offer that was
 * accepted because the city changed its plan.
 */
export async function movesLeft(
	appointmentId: string,
	database: Db | Tx = db(),
): Promise<number> {
	const [row] = await database.$queryRaw<{ left: number }[]>`
		SELECT least(max_moves, greatest(0, max_moves - (
				SELECT count(*) FROM appointment_event
				WHERE appointment_id = ${appointmentId}::uuid AND kind = 'moved' AND actor = ${CITIZEN}) + (
				SELECT count(*) FROM plan_case
				WHERE appointment_id = ${appointmentId}::uuid AND way = 'move' AND status = 'accepted')))::int AS left
		FROM city WHERE id = 1`;
	return row?.left ?? 0;
}

export const hasMovedEnough = async (tx: Tx, { id }: { id: string }) =>
	(await movesLeft(id, tx)) === 0;
