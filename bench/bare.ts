import { randomUUID } from "node:crypto";
import type pg from "pg";
import {
	clientKeyOf,
	holdKeyOf,
	recipientKeyOf,
} from "#lib/auth/secrets/secrets.ts";
import { appointmentTicket } from "#lib/booking/rules/codes.ts";
import { pgBoss } from "#lib/db/boss.ts";
import { jobFor, QUEUE } from "#lib/notifications/delivery/commands/queue.ts";
import { foldName, wordsKey } from "#lib/text/names.ts";
import { newReference } from "#lib/text/reference.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";
import type { Wanted } from "./wanted.ts";

/** What the commands are told, and the desk that they would have found. */
export interface Booking extends Wanted {
	deskId: number;
	serviceId: number;
	minutes: number;
	holdToken: string;
	client: string;
	name: string;
	email: string;
	now: Temporal.Instant;
}

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * The two transactions of a booking as somebody would write them by hand: the same locks, the same
 * rows, the day read once, every statement prepared; nothing is decided and nobody is turned away.
 */
export async function bookBare(pool: pg.Pool, booking: Booking): Promise<void> {
	await transaction(pool, (query) => hold(query, booking));
	await transaction(pool, (query, client) => confirm(query, client, booking));
}

async function transaction(
	pool: pg.Pool,
	work: (query: Query, client: pg.PoolClient) => Promise<void>,
): Promise<void> {
	const client = await pool.connect();
	const query: Query = (text, values = []) =>
		client.query({ name: nameOf(text), text, values });
	try {
		await client.query("BEGIN");
		await work(query, client);
		await client.query("COMMIT");
	} finally {
		client.release();
	}
}

const names = new Map<string, string>();

/** Of the prepared statement. */
function nameOf(text: string): string {
	const name = names.get(text) ?? `bare ${names.size}`;
	names.set(text, name);
	return name;
}

const LOCK_KEY = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
const MAKE_DAY =
	"INSERT INTO station_day (station_id, date) VALUES ($1, $2) ON CONFLICT DO NOTHING";
const LOCK_DAY =
	"SELECT 1 FROM station_day WHERE station_id = $1 AND date = $2 FOR UPDATE";
const EXPIRE = `UPDATE appointment SET status = 'expired', client_key = NULL
	WHERE status = 'held' AND hold_expires_at <= $3 AND station_id = $1 AND date = $2`;
const RAISE =
	"UPDATE station_day SET version = version + 1 WHERE station_id = $1 AND date = $2";
const EVENT = `INSERT INTO appointment_event (appointment_id, at, from_status, to_status, desk_id, actor)
	VALUES ($1, $2, $3, $4, $5, 'citizen')`;

async function openDay(query: Query, booking: Booking): Promise<void> {
	const day = [booking.stationId, booking.date];
	await query(MAKE_DAY, day);
	await query(LOCK_DAY, day);
	await query(EXPIRE, [...day, booking.now.toString()]);
}

async function hold(query: Query, booking: Booking): Promise<void> {
	const { stationId, date, deskId, now } = booking;
	const holdKey = holdKeyOf(booking.holdToken);
	const clientKey = clientKeyOf(booking.client, civilDateOf(now));
	await query(LOCK_KEY, [`client ${clientKey}`]);
	await query(LOCK_KEY, [`hold ${holdKey}`]);
	await query("SELECT id FROM appointment WHERE hold_key = $1", [holdKey]);
	await query(
		"SELECT count(*) FROM appointment WHERE client_key = $1 AND status = 'held'",
		[clientKey],
	);
	await openDay(query, booking);
	await query(
		`SELECT id, desk_id, starts_at, ends_at, hold_expires_at FROM appointment
		WHERE station_id = $1 AND date = $2 AND status NOT IN ('cancelled', 'no-show', 'expired')`,
		[stationId, date],
	);
	const id = randomUUID();
	const begin = instantAt(date, booking.start);
	const at = now.toString();
	await query(
		`INSERT INTO appointment (id, hold_key, client_key, station_id, desk_id, date, starts_at, ends_at,
			status, channel, hold_expires_at, locale, calendar_uid, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'held', 'online', $9, 'de', $10, $11)`,
		[
			...[id, holdKey, clientKey, stationId, deskId, date, begin.toString()],
			begin.add({ minutes: booking.minutes }).toString(),
			...[now.add({ minutes: 10 }).toString(), randomUUID(), at],
		],
	);
	await query(
		"INSERT INTO appointment_service (appointment_id, service_id, quantity) VALUES ($1, $2, 1)",
		[id, booking.serviceId],
	);
	await query(EVENT, [id, at, null, "held", deskId]);
	await query(RAISE, [stationId, date]);
}

async function confirm(
	query: Query,
	client: pg.PoolClient,
	booking: Booking,
): Promise<void> {
	const { stationId, date, deskId, name, email } = booking;
	const holdKey = holdKeyOf(booking.holdToken);
	await query(LOCK_KEY, [`hold ${holdKey}`]);
	await openDay(query, booking);
	const held = await query(
		"SELECT id FROM appointment WHERE hold_key = $1 AND status = 'held'",
		[holdKey],
	);
	const id = held.rows[0].id;
	const at = booking.now.toString();
	const ticket = await query(
		"UPDATE station_day SET last_ticket = last_ticket + 1 WHERE station_id = $1 AND date = $2 RETURNING last_ticket",
		[stationId, date],
	);
	await query(EVENT, [id, at, "held", "booked", deskId]);
	await query(
		`UPDATE appointment SET status = 'booked', reference = $2, ticket = $3, client_key = NULL,
			hold_expires_at = NULL WHERE id = $1`,
		[id, newReference(), appointmentTicket(ticket.rows[0].last_ticket)],
	);
	await query(
		"INSERT INTO contact (appointment_id, name, email, name_key, words_key) VALUES ($1, $2, $3, $4, $5)",
		[id, name, email, foldName(name), wordsKey(name)],
	);
	const messageId = randomUUID();
	await query(
		`INSERT INTO message (id, appointment_id, kind, sequence, recipient_key, locale, status, created_at)
		VALUES ($1, $2, 'confirmed', 0, $3, 'de', 'queued', $4)`,
		[messageId, id, recipientKeyOf(email), at],
	);
	const { data, ...options } = jobFor(messageId);
	const boss = await pgBoss();
	const executeSql = (text: string, values?: unknown[]) =>
		client.query(text, values);
	await boss.send(QUEUE, data, { ...options, db: { executeSql } });
	await query(RAISE, [stationId, date]);
}
