import "server-only";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import {
	clientKeyOf,
	waitingSince,
	waitTicket,
} from "#lib/auth/secrets/secrets.ts";
import type { Price, WaysIn } from "#lib/booking/limits/limits.ts";
import { dayMinutes } from "#lib/booking/limits/queries/day-minutes.ts";
import { programMinutes } from "#lib/booking/limits/queries/program-day.ts";
import {
	type Counted,
	countedAs,
	counterKeys,
	openAgain,
	readStanding,
	reservedInCity,
} from "#lib/booking/limits/queries/standing.ts";
import { holdMinutesFor } from "#lib/booking/limits/rules/hold-minutes.ts";
import {
	isEnoughWait,
	isEnoughWork,
	priceOf,
} from "#lib/booking/limits/rules/price.ts";
import {
	limitsOfProgram,
	type Program,
} from "#lib/booking/limits/rules/program.ts";
import type { AdmissionRefusal } from "#lib/booking/rules/hold-refusal.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { newWork, workDone } from "./work.ts";

/** Longer than the longest wait and than the hardest work; nobody can keep tickets in stock for later. */
const TICKET_SECONDS = 600;
const HOUR_SECONDS = 3_600;

/** A time that somebody asks for. */
export interface Asked {
	client: string;
	stationId: number;
	date: CivilDate;
	minutes: number;
	/** Open online on that day (dayMinutes); asked for before the transaction. */
	dayMinutes: number;
	/** Key of the hold's link, whose own hold does not count: it makes room. */
	holdKey: string;
	/** So long was the link's own hold, or the appointment that is moved. */
	ownMinutes: number;
	/** An appointment that is moved within its day takes only what it grows by. */
	staysOnDay: boolean;
	/** The link had a hold already, or moves an appointment: nobody new takes something. */
	isKnown: boolean;
	/** The next person of an appointment that was booked. */
	isFamily: boolean;
	/** What the client was given when it was told the price, and what it has done for it. */
	ticket: string;
	work: string;
	/** The program that asks, if `client` is one. */
	program?: Program | undefined;
	now: Temporal.Instant;
}

/** A reservation may be made; `Admission` says for how long and what is to be counted then. */
export interface Admission {
	/** @param usual minutes of the station */
	holdMinutes(usual: number): number;
	/** How it was paid for, for the figures; null: it cost nothing. */
	paid: "worked" | "waited" | null;
	counted: Counted | null;
}

/**
 * The door before a hold, under the client's lock: open at first, then for work or after a short wait; shut only for one
 * day of one station where this client or network has its share (docs/decisions/0039). What is paid for is counted by
 * `countReserved`, once the time is really reserved.
 */
export async function admit(
	tx: Tx,
	asked: Asked,
): Promise<Result<Admission, AdmissionRefusal>> {
	const { client, stationId, date, ticket, holdKey, now } = asked;
	if (isOwnNetwork(client))
		return ok({ holdMinutes: (usual) => usual, paid: null, counted: null });
	const counted = countedAs(client, now);
	const known = await readStanding(tx, {
		counted,
		day: { stationId, date },
		ticket,
		holdKey,
		now,
	});
	const { program } = asked;
	const around = program
		? await aroundProgram(tx, known, program, asked)
		: known;
	const admission = (paid: Admission["paid"]) =>
		ok({
			holdMinutes: (usual: number) =>
				holdMinutesFor(usual, around.openNearby, around.limits),
			paid,
			counted,
		});
	// Of all that have some of this day already, one is counted after the other.
	if (around.standing.day.client > 0 && !program)
		await lockKey(tx, `again ${stationId} ${date}`);
	const price = await priceIn(tx, asked, around);
	if (price.kind === "day-taken") return refuse("too-much-of-day");
	if (price.kind === "nothing") return admission(null);
	const waited = secondsWaited(ticket, client, now);
	if (waited === null || around.isTicketUsed) return refuse("must-wait");
	if (isEnoughWork(await workDone(asked.work, ticket), price.tries))
		return admission("worked");
	return isEnoughWait(waited, price.waitSeconds) &&
		mayWait(around, asked.minutes)
		? admission("waited")
		: refuse("must-wait");
}

/** Counts a reservation that has just been made, in one statement: last in the transaction, because others wait for these rows. */
export async function countReserved(
	tx: Tx,
	{ counted, paid }: Admission,
	{ stationId, date, minutes, ownMinutes, isKnown, ticket, program }: Asked,
): Promise<void> {
	const more = Math.max(0, hourMinutesOf({ minutes, ownMinutes, program }));
	if (!counted || (isKnown && more === 0)) return;
	const keys = counterKeys(counted, { stationId, date }, ticket);
	const rows = [
		{ key: keys.reservations, points: isKnown ? 0 : 1, seconds: HOUR_SECONDS },
		{ key: keys.minutes, points: more, seconds: HOUR_SECONDS },
		{ key: keys.networkMinutes, points: more, seconds: HOUR_SECONDS },
		...(paid ? [{ key: keys.ticket, points: 1, seconds: TICKET_SECONDS }] : []),
		...(paid === "waited"
			? [keys.waited, keys.waitedCity].map((key) => ({
					key,
					points: minutes,
					seconds: HOUR_SECONDS,
				}))
			: []),
	];
	const at = Date.now();
	await tx.$executeRaw`
		INSERT INTO rate_limit AS known (key, points, expire)
		SELECT key, points, ${at}::bigint + seconds * 1000 FROM unnest(${rows.map(({ key }) => key)}::text[],
			${rows.map(({ points }) => points)}::int[], ${rows.map(({ seconds }) => seconds)}::bigint[]) AS more (key, points, seconds)
		ORDER BY key
		ON CONFLICT (key) DO UPDATE SET
			points = CASE WHEN known.expire <= ${at}::bigint THEN 0 ELSE known.points END + excluded.points,
			expire = CASE WHEN known.expire <= ${at}::bigint THEN excluded.expire ELSE known.expire END`;
}

/** The client's ticket if it has one that still counts, otherwise a new one. */
export async function currentTicket(
	ticket: string,
	client: string,
	now: Temporal.Instant,
): Promise<string> {
	if (secondsWaited(ticket, client, now) !== null) {
		const key = counterKeys(
			countedAs(client, now),
			{ stationId: 0, date: civilDateOf(now) },
			ticket,
		).ticket;
		const used = await db().rateLimit.count({
			where: { key, expire: { gt: BigInt(Date.now()) } },
		});
		if (used === 0) return ticket;
	}
	return waitTicket(
		clientKeyOf(client, civilDateOf(now)),
		now.epochMilliseconds,
	);
}

/** What whoever has this ticket can do now to get a time. */
export async function waysIn(
	asked: Pick<
		Asked,
		"client" | "stationId" | "date" | "minutes" | "ticket" | "now"
	>,
): Promise<WaysIn> {
	const { client, stationId, date, minutes, ticket, now } = asked;
	const waited = secondsWaited(ticket, client, now);
	if (isOwnNetwork(client) || waited === null)
		return { work: null, waitSeconds: 0 };
	const around = await readStanding(db(), {
		counted: countedAs(client, now),
		day: { stationId, date },
		ticket,
		holdKey: "",
		now,
	});
	const wanted = {
		...asked,
		holdKey: "",
		dayMinutes: await dayMinutes(stationId, date),
		ownMinutes: 0,
		staysOnDay: false,
		isKnown: false,
		isFamily: false,
	};
	const price = await priceIn(db(), wanted, around);
	if (price.kind !== "work") return { work: null, waitSeconds: 0 };
	const { tries, waitSeconds } = price;
	const expiresAt = new Date(Date.now() + (TICKET_SECONDS - waited) * 1_000);
	return {
		work: {
			challenge: JSON.stringify(await newWork(ticket, tries, expiresAt)),
			tries,
		},
		waitSeconds: mayWait(around, minutes)
			? Math.max(0, Math.ceil(waitSeconds - waited))
			: null,
	};
}

/** Its share of the day is that of all it has of it; what others have beyond their first time is no concern of it. */
async function aroundProgram(
	tx: Tx,
	known: Around,
	program: Program,
	{ stationId, date, ...open }: Asked,
): Promise<Around> {
	const minutes = await programMinutes(tx, program, { stationId, date }, open);
	const day = { client: minutes, network: minutes, again: 0 };
	return {
		...known,
		limits: limitsOfProgram(known.limits, program),
		standing: { ...known.standing, day },
	};
}

type Around = Awaited<ReturnType<typeof readStanding>>;

async function priceIn(
	database: Db | Tx,
	asked: Pick<
		Asked,
		| "stationId"
		| "date"
		| "holdKey"
		| "minutes"
		| "dayMinutes"
		| "ownMinutes"
		| "staysOnDay"
		| "isKnown"
		| "isFamily"
		| "program"
		| "now"
	>,
	{ standing: known, limits }: Around,
): Promise<Price> {
	const { holdKey, now } = asked;
	const { day } = known;
	const again =
		day.client > 0 ? await openAgain(database, asked, holdKey, now) : 0;
	const standing = { ...known, day: { ...day, again: day.again + again } };
	const more = asked.minutes - asked.ownMinutes;
	const onDay = asked.staysOnDay ? more : asked.minutes;
	const wanted = {
		...asked,
		growsBy: hourMinutesOf(asked),
		onDay,
		isKnown: asked.isKnown && !asked.program,
	};
	const price = priceOf(wanted, standing, limits);
	if (price.kind !== "work") return price;
	const city = await reservedInCity(database, now);
	return priceOf(wanted, { ...standing, city }, limits);
}

/**
 * What counts within the hour: of a program all that it reserves, also to move somebody, because it moves many, each of
 * whom frees as much as they take.
 */
const hourMinutesOf = ({
	minutes,
	ownMinutes,
	program,
}: Pick<Asked, "minutes" | "ownMinutes" | "program">) =>
	program ? minutes : minutes - ownMinutes;

const mayWait = ({ waited, limits }: Around, minutes: number) =>
	waited.client + minutes <= limits.waitedMinutes &&
	waited.city + minutes <= limits.waitedMinutesCity;

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
