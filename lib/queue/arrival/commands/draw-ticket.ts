import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { drawnVisitId, ticketToken } from "#lib/auth/secrets/secrets.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { toOffered } from "#lib/city/city.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { lockDays } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { walkInTicket } from "#lib/queue/arrival/rules/codes.ts";
import type { Kiosk } from "#lib/queue/arrival/rules/kiosk.ts";
import {
	parseWishes,
	type Wish,
	type WishRefusal,
	wishRows,
} from "#lib/queue/arrival/rules/wishes.ts";
import { canCall } from "#lib/queue/order/rules/order.ts";
import { deskOf, WHOLE_DESK } from "#lib/queue/queries/rows.ts";
import type { Priority, Wait } from "#lib/queue/queue.ts";
import {
	type By,
	lockQueue,
	notifyQueue,
} from "#lib/queue/visit/commands/changing.ts";
import { readNote, type TextRefusal } from "#lib/queue/visit/rules/schema.ts";
import { findWalkIns } from "#lib/queue/waits/queries/find-walk-ins.ts";
import { getForehand } from "#lib/queue/waits/queries/forehand.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { beginVisit, expectWait } from "./arriving.ts";

type DrawRefusal =
	| "forbidden"
	/** Ask findWalkIns why, and findInstead what to do. */
	| "walk-ins-stopped"
	/** There is something among it that no desk of this station does. */
	| "not-served-here"
	| TextRefusal
	| WishRefusal
	| "busy";

interface Draw {
	/** Random, made with the form: sent twice it is one ticket. */
	key: string;
	/** Entries as in `dienst`: slug or slug:n. */
	services: readonly string[];
	locale: string;
	/** They agreed that the desk sees it. */
	showsLanguage?: boolean;
	now: Temporal.Instant;
}

interface DrawnTicket {
	visitId: string;
	/** "W012" */
	ticket: string;
	/** Of `/wartenummer/<token>`. */
	token: string;
	/** Expected when it was drawn; null: no desk is open. */
	wait: Wait | null;
	repeated: boolean;
}

type StaffDraw = Draw & {
	stationId: number;
	priority?: Priority | null;
	/** Needed with a priority. */
	priorityReason?: string;
	/** Although walk-ins are stopped. */
	override?: boolean;
};

/** A ticket for somebody without an appointment. */
export async function drawTicket(
	actor: Actor,
	input: StaffDraw,
): Promise<Result<DrawnTicket, DrawRefusal>> {
	return orBusy<DrawnTicket, DrawRefusal>(async () => {
		const { stationId, now, priority = null } = input;
		const allowed = await authorise(actor, "visit:register", stationId, now);
		if (!allowed.ok) return allowed;
		const reason =
			priority === null ? ok(null) : readNote(input.priorityReason ?? "");
		if (!reason.ok) return reason;
		return draw(
			stationId,
			input,
			{ priority, priorityReason: reason.value },
			input.override ?? false,
			{ actor: actor.userId, now },
		);
	});
}

export async function drawTicketAtKiosk(
	{ stationId }: Kiosk,
	input: Draw,
): Promise<Result<DrawnTicket, Exclude<DrawRefusal, "forbidden">>> {
	return orBusy<DrawnTicket, Exclude<DrawRefusal, "forbidden">>(() => {
		const by = { actor: "kiosk", now: input.now };
		return draw(stationId, input, {}, false, by);
	});
}

async function draw(
	stationId: number,
	{ key, services, locale, showsLanguage = false }: Draw,
	priority: { priority?: Priority | null; priorityReason?: string | null },
	override: boolean,
	by: By,
): Promise<Result<DrawnTicket, Exclude<DrawRefusal, "forbidden">>> {
	const id = drawnVisitId(stationId, key);
	const wishes = parseWishes(services, await getCatalog(toOffered(locale)));
	if (!wishes.ok) return wishes;
	// Whoever is in the house for it already keeps it; nobody new comes for what is not offered any more.
	if (wishes.value.some(({ service }) => !service.isOffered))
		return refuse("unknown-service");
	const forehand = await getForehand(stationId, by.now);
	// A repeated press never meets closed doors: the ticket has been drawn.
	const drawn = await findDrawn(db(), id);
	if (drawn) return ok(await again(drawn, by.now));
	if (!override) {
		const state = await findWalkIns(stationId, services, by.now);
		if (!state?.open) return refuse("walk-ins-stopped");
	}
	const result = await write<DrawnTicket, Exclude<DrawRefusal, "forbidden">>(
		async (tx) => {
			await lockQueue(tx, stationId);
			const known = await findDrawn(tx, id);
			if (known) return ok(repeatedTicket(known, null));
			if (!(await isServedAt(tx, stationId, wishes.value)))
				return refuse("not-served-here");
			const ticket = await nextWalkInTicket(tx, stationId, by.now);
			await beginVisit(
				tx,
				{
					id,
					stationId,
					ticket,
					services: wishRows(wishes.value),
					locale: toOffered(locale),
					appointment: null,
					showsLanguage,
					planned: forehand.planned,
					...priority,
				},
				by,
			);
			const wait = await expectWait(tx, { id, stationId }, forehand, by.now);
			await notifyQueue(tx, stationId);
			return ok({
				visitId: id,
				ticket,
				token: ticketToken(id),
				wait,
				repeated: false,
			});
		},
	);
	return result.ok && result.value.repeated
		? ok(await again({ id, stationId, ticket: result.value.ticket }, by.now))
		: result;
}

interface Drawn {
	id: string;
	stationId: number;
	ticket: string;
}

function findDrawn(client: Db | Tx, id: string): Promise<Drawn | null> {
	return client.visit.findUnique({
		where: { id },
		select: { id: true, stationId: true, ticket: true },
	});
}

/** The ticket that was drawn before, with the wait from now on; looked up without holding up the queue. */
async function again(
	drawn: Drawn,
	now: Temporal.Instant,
): Promise<DrawnTicket> {
	const { waits } = await getOutlook(drawn.stationId, now);
	return repeatedTicket(drawn, waits.get(drawn.id) ?? null);
}

const repeatedTicket = ({ id, ticket }: Drawn, wait: Wait | null) => ({
	visitId: id,
	ticket,
	token: ticketToken(id),
	wait,
	repeated: true,
});

/** Whether each of it is done by some desk; where none does all of it, they go from one to the other (beginWalk). */
export async function isServedAt(
	tx: Tx,
	stationId: number,
	wishes: readonly Wish[],
): Promise<boolean> {
	const desks = await tx.desk.findMany({
		where: { stationId, active: true },
		include: WHOLE_DESK,
	});
	return wishes.every(({ service }) =>
		desks.some((desk) =>
			canCall(deskOf(desk), { serviceIds: [service.id], forDeskId: null }),
		),
	);
}

/** The day's row counts, under its lock. */
export async function nextWalkInTicket(
	tx: Tx,
	stationId: number,
	now: Temporal.Instant,
): Promise<string> {
	const date = civilDateOf(now);
	await lockDays(tx, [{ stationId, date }]);
	const { lastWalkIn } = await tx.stationDay.update({
		where: { stationId_date: { stationId, date: toDbDate(date) } },
		data: { lastWalkIn: { increment: 1 } },
		select: { lastWalkIn: true },
	});
	return walkInTicket(lastWalkIn);
}
