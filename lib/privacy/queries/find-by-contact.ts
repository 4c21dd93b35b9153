import "server-only";
import { db } from "#lib/db/client.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { NOBODY } from "#lib/privacy/rules/anchors.ts";
import { foldName, isSameName } from "#lib/text/names.ts";

interface Row {
	id: string;
	name: string | null;
	bookedBy: string | null;
}

/**
 * Appointments, wishes and finished documents with this number or address whose name is the same as well: whoever comes, or who booked for
 * them. Either fact alone is that of a family, a flat, or a namesake.
 */
export async function findByContact({
	name,
	phoneKey,
	email,
}: {
	name: string;
	phoneKey: string | null;
	email: string | null;
}): Promise<Anchors> {
	const booked = await db().$queryRaw<Row[]>`
		SELECT appointment_id::text AS id, name, booked_by AS "bookedBy" FROM contact
		WHERE phone_key = ${phoneKey} OR lower(email) = ${email}`;
	const wished = await db().$queryRaw<Row[]>`
		SELECT wish_id::text AS id, name, booked_by AS "bookedBy" FROM wish_contact
		WHERE phone_key = ${phoneKey} OR lower(email) = ${email}`;
	const collected = await db().$queryRaw<Pick<Row, "id" | "name">[]>`
		SELECT collection_id::text AS id, name FROM collection_contact
		WHERE phone_key = ${phoneKey} OR lower(email) = ${email}`;
	const invited = await db().$queryRaw<Pick<Row, "id" | "name">[]>`
		SELECT invitation_id::text AS id, name FROM invitation_contact WHERE lower(email) = ${email}`;
	const folded = foldName(name);
	const isTheirs = (other: string | null) =>
		other !== null && isSameName(folded, foldName(other));
	return {
		...NOBODY,
		appointments: idsWhere(booked, (row) => isTheirs(row.name)),
		bookedForOthers: idsWhere(
			booked,
			(row) => isTheirs(row.bookedBy) && !isTheirs(row.name),
		),
		invitations: idsWhere(invited, (row) => isTheirs(row.name)),
		collections: idsWhere(collected, (row) => isTheirs(row.name)),
		wishes: idsWhere(wished, (row) => isTheirs(row.name)),
		wishedForOthers: idsWhere(
			wished,
			(row) => isTheirs(row.bookedBy) && !isTheirs(row.name),
		),
	};
}

const idsWhere = <One extends Pick<Row, "id">>(
	rows: readonly One[],
	isIt: (row: One) => boolean,
) => rows.filter(isIt).map(({ id }) => id);
