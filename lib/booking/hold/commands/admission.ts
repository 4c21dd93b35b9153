import "server-only";
import {
	isUsedUp,
	isWithinLimit,
	type Limit,
} from "#lib/auth/commands/limits.ts";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import {
	clientKeyOf,
	formKeyHash,
	waitingSince,
	waitTicket,
} from "#lib/auth/secrets/secrets.ts";
import type { AdmissionRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { waitFor } from "#lib/booking/rules/wait.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { civilDateOf } from "#lib/time.ts";

/** Longer than the longest wait; nobody can keep tickets in stock for later. */
const TICKET_SECONDS = 600;

/** A ticket counts once. */
const ONCE: Limit = { name: "wait-ticket", times: 1, seconds: TICKET_SECONDS };

interface Admission {
	client: string;
	/** Of the hold that is asked for. */
	minutes: number;
	/** Key of the hold's link, whose own hold does not count: it makes room. */
	holdKey: string;
	/** The link had a hold already, or belongs to an appointment that was booked: nobody new takes something. */
	isKnown: boolean;
	/** What the client was given when it was told to wait. */
	ticket: string;
	now: Temporal.Instant;
}

/**
 * The door before a hold, under the client's lock: open at first, then after a short wait, and at last shut. Whoever
 * has waited shows a ticket. Other things that are to cost a script something belong here.
 */
export async function admit(
	tx: Tx,
	{ client, minutes, holdKey, isKnown, ticket, now }: Admission,
): Promise<AdmissionRefusal | null> {
	if (isOwnNetwork(client)) return null;
	const seconds = await secondsToWait(tx, client, minutes, now, holdKey);
	if (seconds === null) return "too-many-holds";
	if (seconds === 0 || isKnown) return null;
	const waited = secondsWaited(ticket, client, now);
	if (waited === null || waited < seconds) return "must-wait";
	return (await isWithinLimit(tx, ONCE, formKeyHash(ticket)))
		? null
		: "must-wait";
}

/** The client's ticket if it has one that still counts, otherwise a new one. */
export async function currentTicket(
	ticket: string,
	client: string,
	now: Temporal.Instant,
): Promise<string> {
	const counts =
		secondsWaited(ticket, client, now) !== null &&
		!(await isUsedUp(db(), ONCE, formKeyHash(ticket)));
	return counts
		? ticket
		: waitTicket(clientKeyOf(client, civilDateOf(now)), now.epochMilliseconds);
}

/** For how many seconds more whoever has this ticket has to wait before a hold of so many minutes. */
export async function secondsLeft(
	{ client, minutes, ticket }: Pick<Admission, "client" | "minutes" | "ticket">,
	now: Temporal.Instant,
): Promise<number> {
	const seconds = (await secondsToWait(db(), client, minutes, now)) ?? 0;
	const waited = secondsWaited(ticket, client, now) ?? 0;
	return Math.max(0, Math.ceil(seconds - waited));
}

function secondsWaited(
	ticket: string,
	client: string,
	now: Temporal.Instant,
): number | null {
	const since = waitingSince(ticket, clientKeyOf(client, civilDateOf(now)));
	if (since === null) return null;
	const waited = (now.epochMilliseconds - since) / 1000;
	return waited >= 0 && waited < TICKET_SECONDS ? waited : null;
}

async function secondsToWait(
	database: Db | Tx,
	client: string,
	wanted: number,
	now: Temporal.Instant,
	exceptHoldKey = "",
): Promise<number | null> {
	const clientKey = clientKeyOf(client, civilDateOf(now));
	const [counts] = await database.$queryRaw<
		{ freeHeldMinutes: number; maxHeldMinutes: number; held: number }[]
	>`
		SELECT free_held_minutes AS "freeHeldMinutes", max_held_minutes AS "maxHeldMinutes", (
			SELECT coalesce(sum(extract(epoch FROM ends_at - starts_at) / 60), 0)::int FROM appointment
			WHERE client_key = ${clientKey} AND status = 'held' AND hold_expires_at > ${toDbInstant(now)}::timestamptz
				AND hold_key <> ${exceptHoldKey}) AS held
		FROM city WHERE id = 1`;
	return counts ? waitFor({ wanted, held: counts.held }, counts) : null;
}
