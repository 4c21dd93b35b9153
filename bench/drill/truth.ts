import { ask } from "./cluster.ts";

/** Those of these who were told that they have an appointment, and have none. */
export async function missing(
	url: string,
	confirmed: readonly { reference: string }[],
): Promise<string[]> {
	const rows = await ask<{ reference: string }>(
		url,
		`SELECT told.reference FROM unnest($1::text[]) told (reference)
		WHERE NOT EXISTS (SELECT FROM appointment a JOIN contact c ON c.appointment_id = a.id
			WHERE a.reference = told.reference AND a.status = 'booked')`,
		[confirmed.map(({ reference }) => reference)],
	);
	return rows.map(({ reference }) => reference);
}

/** Those of these who have an appointment all the same. */
export async function unexpected(
	url: string,
	confirmed: readonly { reference: string }[],
): Promise<string[]> {
	const gone = new Set(await missing(url, confirmed));
	return confirmed
		.map(({ reference }) => reference)
		.filter((reference) => !gone.has(reference));
}

/** Tickets that somebody drew and that nobody knows. */
export async function missingVisits(
	url: string,
	ids: readonly string[],
): Promise<string[]> {
	const rows = await ask<{ id: string }>(
		url,
		"SELECT id FROM unnest($1::text[]) drawn (id) WHERE NOT EXISTS (SELECT FROM visit WHERE visit.id::text = drawn.id)",
		[ids],
	);
	return rows.map(({ id }) => id);
}
