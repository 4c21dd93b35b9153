import "server-only";
import { personKeyOf } from "#lib/auth/secrets/secrets.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { inLane } from "#lib/db/lane.ts";
import { lockKey } from "#lib/db/lock.ts";
import type { Result } from "#lib/result.ts";

/** Who books: by name, and by what one can be reached at. Never by a date of birth, which nobody is asked for. */
type Person = Pick<Details, "name"> & Partial<Pick<Details, "email" | "phone">>;

export type PersonRefusal =
	/** This name, contact or helper has taken as many minutes as the city gives one, or has this concern already. */
	| "too-many-for-person"
	/** The station takes only so many coming appointments of one contact. */
	| "too-many-for-contact"
	/** The agreement with this helper has just ended. */
	| "unknown-helper";

/** The name first, then the contacts: everybody in one order. */
function keysOf({ name, email, phone }: Person): string[] {
	const { wordsKey, phoneKey } = contactKeys({ name, phone: phone ?? null });
	const keys = [
		`name ${wordsKey}`,
		email ? `email ${email.toLowerCase()}` : null,
		phoneKey ? `phone ${phoneKey}` : null,
	];
	return keys.flatMap((key) => (key ? [`person ${personKeyOf(key)}`] : []));
}

/** What is locked while this person's appointments are counted; before the hold's own lock and any day. */
export const personLocks = (person: Person, helper: { id: number } | null) => [
	...keysOf(person),
	...(helper ? [`helper ${helper.id}`] : []),
];

/** A contact that is taken over from the appointment before is known only now. */
export async function lockContact(tx: Tx, person: Person): Promise<void> {
	const [, ...contacts] = keysOf(person);
	if (contacts.length > 0) await lockKey(tx, ...contacts);
}

/** Confirmations in one name wait here, where they keep no connection from others. */
export function inPersonLane<Value, Refusal extends string>(
	person: Person,
	work: () => Promise<Result<Value, Refusal | "busy">>,
): Promise<Result<Value, Refusal | "busy">> {
	return keysOf(person).reduceRight(
		(inner, name) => () => inLane({ name, width: 1 }, inner),
		work,
	)();
}

/**
 * Whether this person may have one more appointment, in the whole city; under `personLocks`, so that however many press
 * at the same instant, each is counted. What staff booked does not count, except that one has a concern already.
 */
export async function refusalFor(
	tx: Tx,
	{ name, email, phone }: Pick<Details, "name" | "email" | "phone">,
	wanted: {
		minutes: number;
		serviceIds: readonly number[];
		station: Pick<Station, "id" | "maxPerContact"> | null;
		helper: { id: number } | null;
	},
	now: Temporal.Instant,
): Promise<PersonRefusal | null> {
	const { wordsKey, phoneKey } = contactKeys({ name, phone });
	const { minutes, station, helper } = wanted;
	const helperId = helper?.id ?? null;
	const from = toDbInstant(now);
	const [row] = await tx.$queryRaw<Row[]>`
		WITH mine AS (
			SELECT extract(epoch FROM a.ends_at - a.starts_at) / 60 AS minutes, c.words_key = ${wordsKey} AS same_name,
				(lower(c.email) = lower(${email}::text) OR c.phone_key = ${phoneKey}::text) IS TRUE AS same_contact,
				a.channel = 'online' AS is_online, a.helper_id, a.station_id,
				EXISTS (SELECT 1 FROM appointment_service s WHERE s.appointment_id = a.id
					AND s.service_id = ANY(${[...wanted.serviceIds]}::int[])) AS same_concern
			FROM contact c JOIN appointment a ON a.id = c.appointment_id
			WHERE (c.words_key = ${wordsKey} OR lower(c.email) = lower(${email}::text)
					OR c.phone_key = ${phoneKey}::text)
				AND a.status = 'booked' AND a.starts_at > ${from}::timestamptz)
		SELECT coalesce(sum(minutes) FILTER (WHERE same_name AND is_online), 0) + ${minutes}::int <= person_minutes AS "fitsPerson",
			coalesce(sum(minutes) FILTER (WHERE same_contact AND is_online AND helper_id IS NULL), 0) + ${minutes}::int
				<= contact_minutes AS "fitsContact",
			count(*) FILTER (WHERE same_contact AND is_online AND helper_id IS NULL AND station_id = ${station?.id ?? 0})::int AS "atStation",
			one_per_concern AND coalesce(bool_or(same_name AND same_contact AND same_concern), false) AS "hasConcern",
			CASE WHEN ${helperId}::int IS NOT NULL THEN (
				SELECT minutes >= ${minutes}::int + (
					SELECT coalesce(sum(extract(epoch FROM b.ends_at - b.starts_at) / 60), 0) FROM appointment b
					WHERE b.helper_id = ${helperId}::int AND b.status = 'booked' AND b.starts_at > ${from}::timestamptz)
				FROM helper WHERE id = ${helperId}::int AND revoked_at IS NULL) END AS "fitsHelper"
		FROM city LEFT JOIN mine ON true WHERE city.id = 1 GROUP BY city.id`;
	if (!row) throw new Error("There is no city.");
	if (!row.fitsPerson || row.hasConcern) return "too-many-for-person";
	if (helper) {
		if (row.fitsHelper === null) return "unknown-helper";
		return row.fitsHelper ? null : "too-many-for-person";
	}
	if (!row.fitsContact) return "too-many-for-person";
	const most = station?.maxPerContact ?? null;
	return most !== null && row.atStation >= most ? "too-many-for-contact" : null;
}

interface Row {
	fitsPerson: boolean;
	fitsContact: boolean;
	hasConcern: boolean;
	atStation: number;
	/** Null: no helper, or the agreement has ended. */
	fitsHelper: boolean | null;
}
