import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";

/**
 * Of visit `v`: somebody was in the house. Whoever drew a number from afar and did not come has neither waited nor lost
 * patience there, and is no visit in any figure.
 */
export const WAS_HERE = Prisma.sql`(
	NOT EXISTS (SELECT FROM visit_event d WHERE d.visit_id = v.id AND d.kind = 'drawn')
	OR EXISTS (SELECT FROM visit_event c WHERE c.visit_id = v.id AND NOT c.undone AND c.kind <> 'undone'
		AND c.to_status IN ('waiting', 'called', 'serving', 'done', 'unsettled')))`;
