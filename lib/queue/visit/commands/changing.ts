import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor, Permission } from "#lib/auth/rules/permission.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { toJson } from "#lib/db/json.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { enqueueCall } from "#lib/queue/push/commands/enqueue-call.ts";
import { forgetDevices } from "#lib/queue/push/commands/forget-devices.ts";
import {
	beforeOf,
	getVisit,
	isRemoteRow,
	type VisitRow,
	walkOf,
} from "#lib/queue/queries/rows.ts";
import type { VisitStatus, VisitStep } from "#lib/queue/queue.ts";
import {
	appointmentStatusOf,
	isOutcome,
	isPossible,
} from "#lib/queue/visit/rules/steps.ts";
import { type Undoable, undoablesOf } from "#lib/queue/visit/rules/undo.ts";
import { writeWalk } from "#lib/queue/walk/commands/write-walk.ts";
import type { Walk } from "#lib/queue/walk/walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { followVisit } from "./following.ts";

/** A step with a visit, as the page showed it. */
export interface VisitChange {
	visitId: string;
	/** Of the page: on a newer visit nobody decides unseen. */
	version: number;
	now: Temporal.Instant;
}

/** A step that is taken with one press: the press that comes twice is this one, and not a page that was too old. */
interface Pressed<Value> {
	kind: VisitStep | readonly VisitStep[];
	/** What the first press was answered, as far as anybody asks. */
	value: Value;
}

export type VisitRefusal =
	| "forbidden"
	| "unknown-visit"
	/** A colleague was faster, or the state does not allow the step: look at the page anew. */
	| "visit-changed"
	| "busy";

/** What a step does; what it does not name stays. */
export interface Step {
	kind: Exclude<VisitStep, "arrived" | "drawn" | "summoned" | "undone">;
	/** The status stays if nothing is said. */
	to?: VisitStatus;
	data?: Omit<Prisma.VisitUncheckedUpdateInput, "id" | "version" | "status">;
	memo?: {
		note?: string | null;
		missing?: string | null;
		priorityReason?: string | null;
		showsLanguage?: boolean;
	};
	services?: readonly { serviceId: number; quantity: number }[];
	walk?: Walk;
	/** Where it happened; the visit's desk if nothing is said. */
	deskId?: number | null;
}

/** Who takes a step, and when. */
export interface By {
	/** A staff account, "kiosk", "citizen" or "system". */
	actor: string;
	now: Temporal.Instant;
}

/**
 * One after the other: everything that happens in one station's queue. Taken before the locks of appointments and
 * days, so that nobody waits in a circle.
 */
export function lockQueue(tx: Tx, stationId: number): Promise<void> {
	return lockKey(tx, `queue ${stationId}`);
}

/** Tells every screen that shows this station, once the transaction is committed. */
export async function notifyQueue(
	tx: Db | Tx,
	stationId: number,
): Promise<void> {
	await tx.$executeRaw`SELECT pg_notify('queue', ${String(stationId)})`;
}

type Refused<Refusal extends string> = Refusal | VisitRefusal;

/**
 * Work of staff on one visit: authorise, lock, look at it as it is now.
 * @param work gets the instant at which its step counts: never before the step before it, whatever the clocks say
 * @param pressed pressed twice, the step is taken once, and nobody is told that somebody else was faster
 */
export function withVisit<Refusal extends string = never, Value = null>(
	actor: Actor,
	permission: Permission,
	{ visitId, version, now }: VisitChange,
	work: (
		tx: Tx,
		visit: VisitRow,
		by: By,
	) => Promise<Result<Value, Refused<Refusal>>>,
	pressed?: Pressed<Value>,
): Promise<Result<Value, Refused<Refusal>>> {
	return orBusy<Value, Refused<Refusal>>(async () => {
		const stationId = await findStationOf(visitId);
		if (stationId === null) return refuse("unknown-visit");
		const allowed = await authorise(actor, permission, stationId, now);
		if (!allowed.ok) return allowed;
		return write<Value, Refused<Refusal>>(async (tx) => {
			await lockQueue(tx, stationId);
			const visit = await getVisit(tx, visitId);
			if (!isOfToday(visit, now)) return refuse("visit-changed");
			if (visit.version !== version)
				return pressed &&
					(await isPressedTwice(tx, visit, version, pressed, actor))
					? ok(pressed.value)
					: refuse("visit-changed");
			const at = await stepTime(tx, visitId, now);
			const result = await work(tx, visit, { actor: actor.userId, now: at });
			if (result.ok) await notifyQueue(tx, stationId);
			return result;
		});
	});
}

/** The page was this one's as well, and nothing has happened since but what it asked for: a finger that pressed twice. */
async function isPressedTwice(
	tx: Tx,
	visit: VisitRow,
	version: number,
	{ kind }: Pressed<unknown>,
	{ userId }: Actor,
): Promise<boolean> {
	if (visit.version !== version + 1) return false;
	const last = await tx.visitEvent.findFirst({
		where: { visitId: visit.id },
		orderBy: { id: "desc" },
		select: { kind: true, actor: true, undone: true },
	});
	const kinds: readonly string[] = [kind].flat();
	return (
		last !== null &&
		kinds.includes(last.kind) &&
		last.actor === userId &&
		!last.undone
	);
}

/** A step of staff with one visit, as decided on its state and the instant at which the step counts. */
export function changeVisit<Refusal extends string = never>(
	actor: Actor,
	permission: Permission,
	change: VisitChange,
	decide: (
		visit: VisitRow,
		at: Temporal.Instant,
		tx: Tx,
	) => Result<Step, Refused<Refusal>> | Promise<Result<Step, Refused<Refusal>>>,
	pressed?: VisitStep | readonly VisitStep[],
): Promise<Result<null, Refused<Refusal>>> {
	return withVisit<Refusal>(
		actor,
		permission,
		change,
		async (tx, visit, by) => {
			const step = await decide(visit, by.now, tx);
			if (!step.ok) return step;
			const { kind } = step.value;
			const { status } = visit;
			const [isAway, isRemote] = [isRowAway(visit), isRemoteRow(visit)];
			if (!isPossible(kind, status as VisitStatus, isAway, isRemote))
				return refuse("visit-changed");
			await takeStep(tx, visit, step.value, by);
			return ok(null);
		},
		pressed && { kind: pressed, value: null },
	);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
	return UUID.test(text);
}

/** Null for what cannot be an id, or is none. */
export async function findStationOf(
	visitId: string,
	client: Db | Tx = db(),
): Promise<number | null> {
	if (!isUuid(visitId)) return null;
	const found = await client.visit.findUnique({
		where: { id: visitId },
		select: { stationId: true },
	});
	return found?.stationId ?? null;
}

export function isOfToday(
	{ date }: { date: Date },
	now: Temporal.Instant,
): boolean {
	return fromDbDate(date) === civilDateOf(now);
}

/** Servers' clocks differ by moments: a step never comes before the one it follows. */
export async function stepTime(
	tx: Tx,
	visitId: string,
	now: Temporal.Instant,
): Promise<Temporal.Instant> {
	const last = await tx.visitEvent.findFirst({
		where: { visitId },
		orderBy: { id: "desc" },
		select: { at: true },
	});
	const earliest = last?.at.getTime() ?? 0;
	return earliest > now.epochMilliseconds
		? Temporal.Instant.fromEpochMilliseconds(earliest)
		: now;
}

/** Writes a step: its event, the visit, what undoing needs, and the appointment that goes along. */
export async function takeStep(
	tx: Tx,
	visit: VisitRow,
	step: Step,
	by: By,
): Promise<{ version: number }> {
	const toStatus = step.to ?? (visit.status as VisitStatus);
	const event = await recordStep(tx, visit, step, toStatus, by);
	if (step.kind === "called" || step.kind === "recalled")
		await enqueueCall(tx, { visitId: visit.id, event }, by.now);
	const before = beforeOf(visit, step.walk !== undefined);
	await remember(tx, visit.id, step.memo ?? {}, [
		...undoablesOf(visit.memo?.undo),
		{ event, kind: step.kind, by: by.actor, before },
	]);
	return changeRow(tx, visit, step, toStatus, by);
}

/** The same without its event and what undoing needs: taking a step back writes those itself. */
export async function changeRow(
	tx: Tx,
	visit: VisitRow,
	{ data = {}, services, walk }: Pick<Step, "data" | "services" | "walk">,
	toStatus: VisitStatus,
	by: By,
	appointmentStatus: AppointmentStatus = appointmentStatusOf(
		toStatus,
		walkOf(visit).done.length > 0,
	),
): Promise<{ version: number }> {
	if (services) {
		await tx.visitService.deleteMany({ where: { visitId: visit.id } });
		await tx.visitService.createMany({
			data: services.map((one) => ({ ...one, visitId: visit.id })),
		});
	}
	if (walk) await writeWalk(tx, visit.id, walk);
	if (visit.appointmentId && toStatus !== visit.status)
		await followVisit(tx, visit.appointmentId, appointmentStatus, by);
	const changed = await tx.visit.update({
		where: { id: visit.id },
		data: { ...data, status: toStatus, version: { increment: 1 } },
		select: { version: true },
	});
	// Nobody is called any more. After the update, which holds off whoever adds one just now (keep-device.ts).
	if (isOutcome(toStatus)) await forgetDevices(tx, visit.id);
	return changed;
}

/** @returns id of the event */
export async function recordStep(
	tx: Tx,
	visit: { id: string; status: string | null; deskId: number | null },
	{ kind, deskId = visit.deskId }: { kind: VisitStep; deskId?: number | null },
	toStatus: VisitStatus,
	{ actor, now }: By,
): Promise<string> {
	const { id } = await tx.visitEvent.create({
		data: {
			visitId: visit.id,
			at: toDbInstant(now),
			kind,
			fromStatus: visit.status,
			toStatus,
			deskId,
			actor,
		},
		select: { id: true },
	});
	return String(id);
}

export async function remember(
	tx: Tx,
	visitId: string,
	memo: NonNullable<Step["memo"]>,
	undo: readonly Undoable[],
): Promise<void> {
	const data = { ...memo, undo: toJson(undo) };
	await tx.visitMemo.upsert({
		where: { visitId },
		create: { visitId, ...data },
		update: data,
		select: { visitId: true },
	});
}
