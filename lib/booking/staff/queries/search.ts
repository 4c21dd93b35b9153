import "server-only";
import { noteRead } from "#lib/auth/commands/note-read.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import { parseSought, type Sought } from "#lib/booking/rules/search.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type CivilDate,
	civilDateOf,
	type Minute,
	minuteOf,
} from "#lib/time.ts";

export interface Hit {
	id: string;
	reference: string;
	ticket: string;
	status: AppointmentStatus;
	kind: Kind;
	stationId: number;
	date: CivilDate;
	start: Minute;
	/** Null once the contact is erased. */
	name: string | null;
	bookedBy: string | null;
	email: string | null;
	phone: string | null;
	services: readonly { serviceId: number; quantity: number }[];
}

export interface Hits {
	hits: readonly Hit[];
	hasMore: boolean;
}

export const HITS_PER_PAGE = 20;
const MAX_PAGE = 500;

/**
 * Appointments of all days from today on (with `past` also of those before, the last first), at the stations where this
 * account may look: by name, Terminnummer, Wartenummer, phone or e-mail, as parseSought understands it.
 */
export async function searchAppointments(
	actor: Actor,
	input: { text: string; past: boolean; page: number; now: Temporal.Instant },
): Promise<Result<Hits, "forbidden" | "too-little">> {
	const { now, past } = input;
	const may = await authorise(actor, "appointment:find", null, now);
	if (!may.ok) return may;
	const sought = parseSought(input.text);
	if (!sought) return refuse("too-little");
	const today = toDbDate(civilDateOf(now));
	await noteRead(
		{
			userId: actor.userId,
			stationId: null,
			action: "read:search",
			subject: `by ${sought.by}`,
		},
		now,
	);
	const where = mayEverywhere(actor, "appointment:find")
		? Prisma.empty
		: Prisma.sql`AND a.station_id = ANY(${[...actor.stationIds]}::int[])`;
	const page = Math.min(Math.max(0, input.page), MAX_PAGE);
	const found = await db().$queryRaw<{ id: string }[]>`
		SELECT a.id::text FROM appointment a LEFT JOIN contact c ON c.appointment_id = a.id
		WHERE a.reference IS NOT NULL AND ${conditionFor(sought, today)} ${where}
			AND ${past ? Prisma.sql`a.date < ${today}::date` : Prisma.sql`a.date >= ${today}::date`}
		ORDER BY ${past ? Prisma.sql`a.starts_at DESC` : Prisma.sql`a.starts_at`}, a.id
		LIMIT ${HITS_PER_PAGE + 1} OFFSET ${page * HITS_PER_PAGE}`;
	const ids = found.slice(0, HITS_PER_PAGE).map(({ id }) => id);
	return ok({
		hits: await readHits(ids),
		hasMore: found.length > HITS_PER_PAGE,
	});
}

/** The same expressions as the indexes of the migration "staff_booking". */
function conditionFor(sought: Sought, today: Date): Prisma.Sql {
	switch (sought.by) {
		case "reference":
			return Prisma.sql`a.reference = ${sought.reference}`;
		case "ticket":
			return Prisma.sql`a.ticket = ${sought.ticket} AND a.date = ${today}::date`;
		case "email":
			return Prisma.sql`lower(c.email) LIKE ${`%${escaped(sought.part)}%`}`;
		case "phone":
			return Prisma.sql`(c.phone_key = ${sought.key} OR c.phone_key LIKE ${`%${sought.digits}%`})`;
		case "name":
			return Prisma.join(
				sought.words.map(
					(word) => Prisma.sql`(' ' || c.name_key) ~ ${beginning(word)}`,
				),
				" AND ",
			);
	}
}

/** A word that begins so, also where the name has a blank in it: "alhassan" is found as "al hassan". */
const beginning = (word: string) => ` ${[...word].join(" ?")}`;

const escaped = (text: string) => text.replace(/[\\%_]/gu, "\\$&");

/** In the order of the ids. */
async function readHits(ids: readonly string[]): Promise<Hit[]> {
	const rows = await db().appointment.findMany({
		where: { id: { in: [...ids] } },
		include: { contact: true, services: true },
	});
	return rows
		.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
		.map(({ contact, ...row }) => ({
			id: row.id,
			reference: row.reference ?? "",
			ticket: row.ticket ?? "",
			status: row.status as AppointmentStatus,
			kind: row.kind as Kind,
			stationId: row.stationId,
			date: fromDbDate(row.date),
			start: minuteOf(
				Temporal.Instant.fromEpochMilliseconds(row.startsAt.getTime()),
			),
			name: contact?.name ?? null,
			bookedBy: contact?.bookedBy ?? null,
			email: contact?.email ?? null,
			phone: contact?.phone ?? null,
			services: row.services.map(({ serviceId, quantity }) => ({
				serviceId,
				quantity,
			})),
		}));
}
