import "server-only";
import { CITIZEN } from "#lib/booking/booking.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/**
 * How often a citizen may still move an appointment. What staff moved does not count, nor an offer that was
 * accepted because the city changed its plan.
 * @param id of the appointment, in the statement around it
 */
export const movesLeft = (id: Prisma.Sql) => Prisma.sql`(
	SELECT least(max_moves, greatest(0, max_moves - (
			SELECT count(*) FROM appointment_event
			WHERE appointment_id = ${id} AND kind = 'moved' AND actor = ${CITIZEN}) + (
			SELECT count(*) FROM plan_case
			WHERE appointment_id = ${id} AND way = 'move' AND status = 'accepted')))::int
	FROM city WHERE id = 1)`;

export async function hasMovedEnough(
	tx: Tx,
	{ id }: { id: string },
): Promise<boolean> {
	const [row] = await tx.$queryRaw<{ left: number }[]>`
		SELECT ${movesLeft(Prisma.sql`${id}::uuid`)} AS left`;
	return row?.left === 0;
}
