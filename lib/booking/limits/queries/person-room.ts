import "server-only";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";

export type PersonRefusal =
	/** This name, contact or helper has taken as many minutes as the city gives one, or has this concern already. */
	| "too-many-for-person"
	/** The station takes only so many coming appointments of one contact. */
	| "too-many-for-contact"
	/** The agreement with this helper has just ended. */
	| "unknown-helper";

/** One more appointment that somebody would have. */
export interface WantedMinutes {
	minutes: number;
	serviceIds: readonly number[];
	station: Pick<Station, "id" | "maxPerContact"> | null;
	helper: { id: number } | null;
}

export type CountedPerson = Pick<Details, "name" | "email" | "phone">;

export interface RoomForPerson {
	refusal: PersonRefusal | null;
	/** Minutes that this name may still have, before what is wanted. */
	minutesLeft: number;
}

/**
 * How much more each of these people may have, in the whole city, each as if nobody else asked; in the order given. What
 * staff booked does not count, except that one has a concern already. Whoever books by it holds `personLocks`
 * (../commands/person-limit.ts).
 */
export async function roomForEach(
	client: Db | Tx,
	asked: readonly { person: CountedPerson; wanted: WantedMinutes }[],
	now: Temporal.Instant,
): Promise<RoomForPerson[]> {
	const from = toDbInstant(now);
	const people = asked.map(({ person, wanted }, place) => {
		const { wordsKey, phoneKey } = contactKeys(person);
		return {
			place,
			words_key: wordsKey,
			email: person.email,
			phone_key: phoneKey,
			minutes: wanted.minutes,
			service_ids: wanted.serviceIds,
			station_id: wanted.station?.id ?? 0,
			helper_id: wanted.helper?.id ?? null,
		};
	});
	const rows = await client.$queryRaw<Row[]>`
		WITH asked AS (
			SELECT * FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS one (place int, words_key text, email text,
				phone_key text, minutes int, service_ids int[], station_id int, helper_id int)),
		mine AS (
			SELECT asked.place, extract(epoch FROM a.ends_at - a.starts_at) / 60 AS minutes,
				c.words_key = asked.words_key AS same_name,
				(lower(c.email) = lower(asked.email) OR c.phone_key = asked.phone_key) IS TRUE AS same_contact,
				a.channel = 'online' AS is_online, a.helper_id, a.station_id,
				EXISTS (SELECT 1 FROM appointment_service s WHERE s.appointment_id = a.id
					AND s.service_id = ANY(asked.service_ids)) AS same_concern
			FROM asked JOIN contact c ON c.words_key = asked.words_key OR lower(c.email) = lower(asked.email)
				OR c.phone_key = asked.phone_key
			-- One by one: nobody knows beforehand how few there are, and all appointments would be read instead.
			CROSS JOIN LATERAL (SELECT * FROM appointment one WHERE one.id = c.appointment_id AND one.status = 'booked'
				AND one.starts_at > ${from}::timestamptz OFFSET 0) a)
		SELECT (person_minutes - coalesce(sum(mine.minutes) FILTER (WHERE same_name AND is_online), 0))::int AS "minutesLeft",
			coalesce(sum(mine.minutes) FILTER (WHERE same_contact AND is_online AND mine.helper_id IS NULL), 0) + asked.minutes
				<= contact_minutes AS "fitsContact",
			count(*) FILTER (WHERE same_contact AND is_online AND mine.helper_id IS NULL
				AND mine.station_id = asked.station_id)::int AS "atStation",
			one_per_concern AND coalesce(bool_or(same_name AND same_contact AND same_concern), false) AS "hasConcern",
			CASE WHEN asked.helper_id IS NOT NULL THEN (
				SELECT helper.minutes >= asked.minutes + (
					SELECT coalesce(sum(extract(epoch FROM b.ends_at - b.starts_at) / 60), 0) FROM appointment b
					WHERE b.helper_id = asked.helper_id AND b.status = 'booked' AND b.starts_at > ${from}::timestamptz)
				FROM helper WHERE helper.id = asked.helper_id AND revoked_at IS NULL) END AS "fitsHelper"
		FROM asked JOIN city ON city.id = 1 LEFT JOIN mine ON mine.place = asked.place
		GROUP BY city.id, asked.place, asked.minutes, asked.station_id, asked.helper_id ORDER BY asked.place`;
	return rows.flatMap((row, place) => {
		const one = asked[place];
		const { minutesLeft } = row;
		return one ? [{ refusal: refusalOf(row, one.wanted), minutesLeft }] : [];
	});
}

function refusalOf(
	row: Row,
	{ minutes, station, helper }: WantedMinutes,
): PersonRefusal | null {
	if (row.minutesLeft < minutes || row.hasConcern) return "too-many-for-person";
	if (helper) {
		if (row.fitsHelper === null) return "unknown-helper";
		return row.fitsHelper ? null : "too-many-for-person";
	}
	if (!row.fitsContact) return "too-many-for-person";
	const most = station?.maxPerContact ?? null;
	return most !== null && row.atStation >= most ? "too-many-for-contact" : null;
}

interface Row {
	minutesLeft: number;
	fitsContact: boolean;
	hasConcern: boolean;
	atStation: number;
	/** Null: no helper, or the agreement has ended. */
	fitsHelper: boolean | null;
}
