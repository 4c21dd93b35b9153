import "server-only";
import {
	giveBack,
	isWithinLimit,
	type Limit,
} from "#lib/auth/commands/limits.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { db, type Tx, WRITE } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import {
	arriveFromAfar,
	findAfarNumber,
} from "#lib/queue/afar/commands/check-in-from-afar.ts";
import { type CheckIn, misplaced } from "#lib/queue/arrival/rules/check-in.ts";
import type { Kiosk } from "#lib/queue/arrival/rules/kiosk.ts";
import { isTooLate } from "#lib/queue/order/rules/order.ts";
import { readSettings } from "#lib/queue/queries/facts.ts";
import { getVisit, queuedOf } from "#lib/queue/queries/rows.ts";
import {
	type By,
	isUuid,
	lockQueue,
	notifyQueue,
} from "#lib/queue/visit/commands/changing.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import {
	type Forehand,
	getForehand,
} from "#lib/queue/waits/queries/forehand.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { foldName, isSameName } from "#lib/text/names.ts";
import { parseReference } from "#lib/text/reference.ts";
import { civilDateOf, instantAt, type Minute } from "#lib/time.ts";
import { beginVisit, expectWait } from "./arriving.ts";

export type CheckInRefusal = "forbidden" | "unknown-appointment" | "busy";

interface StaffCheckIn {
	stationId: number;
	/** By Terminnummer (the QR code holds nothing else) or by the row of a list. */
	who: { reference: string } | { appointmentId: string };
	/** Although it is hours too early. */
	early?: boolean;
	now: Temporal.Instant;
}

/** Whose appointment it is stands beside it: an appointment belongs to a name, and staff compare it. */
export type NamedCheckIn = CheckIn & {
	/** Null: nobody was checked in, or the name is erased. */
	name: string | null;
};

export async function checkIn(
	actor: Actor,
	{ stationId, who, early = false, now }: StaffCheckIn,
): Promise<Result<NamedCheckIn, CheckInRefusal>> {
	return orBusy<NamedCheckIn, CheckInRefusal>(async () => {
		const allowed = await authorise(actor, "visit:register", stationId, now);
		if (!allowed.ok) return allowed;
		const id =
			"reference" in who
				? await findByReference(who.reference)
				: isUuid(who.appointmentId)
					? who.appointmentId
					: null;
		const by = { actor: actor.userId, now };
		if (id === null) {
			const afar = await arriveByNumber(stationId, who, by);
			return afar.ok ? ok({ ...afar.value, name: null }) : afar;
		}
		const arrived = await arrive(id, stationId, early, by);
		if (!arrived.ok) return arrived;
		const isHere = "visitId" in arrived.value;
		const contact = isHere
			? await db().contact.findUnique({ where: { appointmentId: id } })
			: null;
		return ok({ ...arrived.value, name: contact?.name ?? null });
	});
}

type KioskCheckInRefusal =
	| Exclude<CheckInRefusal, "forbidden">
	| "too-many-tries";

/**
 * Wrong names, at one kiosk: whoever stands there learns nothing by guessing who comes today, also not between two
 * check-ins of their own.
 */
const NAME_TRIES: Limit = { name: "kiosk-name", times: 20, seconds: 15 * 60 };

/** At a kiosk: by Terminnummer, or by name and time; a kiosk never lists people. */
export async function checkInAtKiosk(
	{ deviceId, stationId }: Kiosk,
	{
		who,
		now,
	}: {
		who: { reference: string } | { name: string; start: Minute };
		now: Temporal.Instant;
	},
): Promise<Result<CheckIn, KioskCheckInRefusal>> {
	return orBusy<CheckIn, KioskCheckInRefusal>(async () => {
		const isNamed = "name" in who;
		if (isNamed && !(await mayTry(deviceId))) return refuse("too-many-tries");
		const id = isNamed
			? await findByName(stationId, who.name, who.start, now)
			: await findByReference(who.reference);
		const by = { actor: "kiosk", now };
		if (id === null) return arriveByNumber(stationId, who, by);
		if (isNamed)
			await db().$transaction(
				(tx) => giveBack(tx, NAME_TRIES, deviceId),
				WRITE,
			);
		return arrive(id, stationId, false, by);
	});
}

function mayTry(deviceId: string): Promise<boolean> {
	return db().$transaction(
		(tx) => isWithinLimit(tx, NAME_TRIES, deviceId),
		WRITE,
	);
}

async function findByReference(typed: string): Promise<string | null> {
	const reference = parseReference(typed);
	if (!reference) return null;
	const row = await db().appointment.findUnique({
		where: { reference },
		select: { id: true },
	});
	return row?.id ?? null;
}

/** The whole name must be right, in any order, and it must be one person only: guessing finds nobody. */
async function findByName(
	stationId: number,
	name: string,
	start: Minute,
	now: Temporal.Instant,
): Promise<string | null> {
	const today = civilDateOf(now);
	const wanted = foldName(name);
	const rows = await db().appointment.findMany({
		where: {
			stationId,
			date: toDbDate(today),
			startsAt: toDbInstant(instantAt(today, start)),
			status: { notIn: ["held", "expired"] },
		},
		select: { id: true, contact: { select: { nameKey: true } } },
	});
	const [only, another] = rows.filter(
		({ contact }) => contact && isSameName(contact.nameKey, wanted),
	);
	return only && !another ? only.id : null;
}

async function arrive(
	appointmentId: string,
	stationId: number,
	early: boolean,
	by: By,
): Promise<Result<CheckIn, "unknown-appointment" | "busy">> {
	const forehand = await getForehand(stationId, by.now);
	return write<CheckIn, "unknown-appointment">(async (tx) => {
		await lockQueue(tx, stationId);
		await lockKey(tx, `appointment ${appointmentId}`);
		const row = await tx.appointment.findUnique({
			where: { id: appointmentId },
			include: {
				services: true,
				station: { select: { slug: true } },
				visit: { select: { id: true, stationId: true, status: true } },
			},
		});
		if (!row?.ticket) return refuse("unknown-appointment");
		const { visit, ticket } = row;
		if (
			visit &&
			visit.stationId === stationId &&
			!isOutcome(visit.status) &&
			row.kind === "counter"
		)
			return ok(await described(tx, visit.id, "already-here", forehand, by));
		const settings = await readSettings(tx, stationId);
		const problem = misplaced(
			{
				status: row.status,
				stationId: row.stationId,
				stationSlug: row.station.slug,
				startsAt: row.startsAt.getTime(),
				kind: row.kind as Kind,
			},
			stationId,
			by.now,
			early ? { checkInMinutes: Number.POSITIVE_INFINITY } : settings,
		);
		if (problem) return ok(problem);
		const { id } = await beginVisit(
			tx,
			{
				stationId,
				ticket,
				services: row.services.map(({ serviceId, quantity }) => ({
					serviceId,
					quantity,
				})),
				locale: row.locale,
				appointment: row,
				planned: forehand.planned,
			},
			by,
		);
		const arrived = await described(tx, id, "checked-in", forehand, by);
		await notifyQueue(tx, stationId);
		return ok(arrived);
	});
}

/** Somebody who drew their number from afar. */
async function arriveByNumber(
	stationId: number,
	who: object,
	by: By,
): Promise<Result<CheckIn, "unknown-appointment" | "busy">> {
	const typed =
		"reference" in who && typeof who.reference === "string"
			? who.reference
			: "";
	const number = await findAfarNumber(typed, by.now);
	if (!number) return refuse("unknown-appointment");
	const { visitId, stationSlug, drawnAt: startsAt } = number;
	const over = { outcome: "afar-over", stationSlug, startsAt } as const;
	if (number.isOver) return ok(over);
	if (number.stationId !== stationId)
		return ok({ outcome: "afar-elsewhere", stationSlug, startsAt });
	const forehand = await getForehand(stationId, by.now);
	return write<CheckIn, never>(async (tx) => {
		await lockQueue(tx, stationId);
		const outcome = await arriveFromAfar(tx, visitId, by);
		return ok(
			outcome === null
				? over
				: await described(tx, visitId, outcome, forehand, by),
		);
	});
}

async function described(
	tx: Tx,
	visitId: string,
	outcome: "checked-in" | "already-here",
	forehand: Forehand,
	{ now }: By,
): Promise<CheckIn> {
	const row = await getVisit(tx, visitId);
	const queued = queuedOf(row);
	const wait = await expectWait(tx, row, forehand, now);
	return {
		outcome,
		visitId,
		ticket: row.ticket,
		token: ticketToken(visitId),
		startsAt: queued.startsAt ?? queued.arrivedAt,
		isBooked: queued.startsAt !== null,
		isLate: isTooLate(queued, await readSettings(tx, row.stationId)),
		wait,
	};
}
