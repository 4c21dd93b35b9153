import pg from "pg";
import { emailOf } from "./plan.ts";

/** What the database says afterwards; nobody's word for it. */
export interface Truth {
	/** Appointments of people of this load. */
	sold: number;
	/** Appointments that begin before an earlier one at their desk ends. */
	soldTwice: number;
	/** People with more than one appointment. */
	bookedTwice: number;
	/** Told that they have an appointment, and they have none. */
	promisedInVain: number;
	/** Have an appointment of which no page told them: the answer was lost, the mail is under way. */
	untold: number;
	/** Reserved and not confirmed, still kept for somebody. */
	held: number;
}

export async function findTruth(
	databaseUrl: string,
	told: readonly number[],
): Promise<Truth> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	try {
		const { rows } = await client.query<Truth>(QUERY, [told.map(emailOf)]);
		if (!rows[0]) throw new Error("The database says nothing.");
		return rows[0];
	} finally {
		await client.end();
	}
}

const QUERY = `
WITH ours AS (
	SELECT c.email FROM appointment a JOIN contact c ON c.appointment_id = a.id
	WHERE a.status = 'booked' AND c.email LIKE 'person-%@citizen.example'
), standing AS (
	SELECT starts_at, max(ends_at) OVER (PARTITION BY desk_id, lane ORDER BY starts_at, id
		ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier_until
	FROM appointment WHERE status IN ('held', 'booked')
)
SELECT
	(SELECT count(*)::int FROM ours) AS sold,
	(SELECT count(*)::int FROM standing WHERE starts_at < earlier_until) AS "soldTwice",
	(SELECT count(*)::int FROM (SELECT 1 FROM ours GROUP BY email HAVING count(*) > 1) more) AS "bookedTwice",
	(SELECT count(*)::int FROM unnest($1::text[]) told (email)
		WHERE NOT EXISTS (SELECT 1 FROM ours WHERE ours.email = told.email)) AS "promisedInVain",
	(SELECT count(DISTINCT email)::int FROM ours WHERE email <> ALL ($1::text[])) AS untold,
	(SELECT count(*)::int FROM appointment WHERE status = 'held') AS held`;
