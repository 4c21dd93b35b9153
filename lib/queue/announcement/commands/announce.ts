import "server-only";
import { createHash } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import {
	type Audience,
	isSame,
	isWithin,
	LASTS,
	MOST_A_DAY,
	MOST_AT_ONCE,
	readSaid,
	type Said,
	type SaidRefusal,
} from "#lib/queue/announcement/rules/announcement.ts";
import { lockQueue, notifyQueue } from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { addDays, civilDateOf, instantAt } from "#lib/time.ts";
import { tell } from "./telling.ts";

export type AnnounceRefusal =
	| "forbidden"
	| SaidRefusal
	| "unknown-service"
	| "bad-duration"
	/** The same stands already, for the same people: nobody gets it twice. */
	| "said-already"
	/** This form has said it, and it is over or withdrawn: whoever means it again opens a new one. */
	| "said-before"
	/** So many stand: it goes once one is withdrawn or over. */
	| "too-many-at-once"
	/** So many were said today, and withdrawing one takes nothing of that back. */
	| "too-many-today"
	| "busy";

interface Announce extends Audience {
	stationId: number;
	/** Random, made with the form: sent twice it is said once. Gone back to and sent with something else, that is said. */
	key: string;
	kind: string;
	/** As typed. */
	minutes: string;
	/** Of "desk-closed"; 0: none. */
	deskId: number;
	/** How many minutes it stands. */
	lasts: number;
	now: Temporal.Instant;
}

/**
 * Says something to those who wait, and if wished to those who come today: on their pages and the display at once, by
 * their devices and by mail once. Who comes later and belongs to them reads it on their pages as long as it stands.
 */
export function announce(
	actor: Actor,
	input: Announce,
): Promise<Result<{ id: number }, AnnounceRefusal>> {
	return orBusy<{ id: number }, AnnounceRefusal>(async () => {
		const { stationId, now, key, lasts } = input;
		const allowed = await authorise(actor, "visit:call", stationId, now);
		if (!allowed.ok) return allowed;
		const said = readSaid(input);
		if (typeof said === "string") return refuse(said);
		if (!LASTS.some((one) => one === lasts)) return refuse("bad-duration");
		const audience = {
			toServiceId: input.toServiceId,
			toDeskId: input.toDeskId,
			toComing: input.toComing,
		};
		const today = civilDateOf(now);
		return write<{ id: number }, AnnounceRefusal>(async (tx) => {
			await lockQueue(tx, stationId);
			await lockDays(tx, [{ stationId, date: today }]);
			const sendKey = keyOf({ key, said, audience, lasts });
			const known = await tx.announcement.findUnique({
				where: { stationId_sendKey: { stationId, sendKey } },
				select: { id: true, withdrawnAt: true, endsAt: true },
			});
			if (known)
				return stands(known, now)
					? ok({ id: known.id })
					: refuse("said-before");
			const unknown = await findUnknown(tx, stationId, said, audience);
			if (unknown) return refuse(unknown);
			const all = await listOfToday(tx, stationId, now);
			const running = all.filter((one) => stands(one, now));
			const same = running.filter((one) => isSame(one, said));
			if (same.some((one) => isWithin(audience, one)))
				return refuse("said-already");
			// First what does not pass: nobody shall withdraw one for nothing.
			if (all.length >= MOST_A_DAY) return refuse("too-many-today");
			if (running.length >= MOST_AT_ONCE) return refuse("too-many-at-once");
			const midnight = instantAt(addDays(today, 1), 0);
			const ends = now.add({ minutes: lasts });
			const { id, desk } = await tx.announcement.create({
				data: {
					stationId,
					sendKey,
					...said,
					...audience,
					createdAt: toDbInstant(now),
					endsAt: toDbInstant(
						Temporal.Instant.compare(ends, midnight) < 0 ? ends : midnight,
					),
				},
				select: { id: true, desk: { select: { name: true } } },
			});
			const words = { kind: said.kind, minutes: said.minutes };
			await tell(
				tx,
				{
					id,
					stationId,
					audience,
					...words,
					desk: desk?.name ?? null,
					before: same.map((one) => one.id),
				},
				now,
			);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: "announcement:send",
					subject: `announcement ${id}`,
					detail: { ...words, lasts, coming: audience.toComing },
				},
				now,
			);
			// Pages that were made of this day are made anew (lib/finished/versions.ts).
			await raiseVersions(tx, [{ stationId, date: today }]);
			await notifyQueue(tx, stationId);
			return ok({ id });
		});
	});
}

/** Of what somebody sent: as long as any text is, and nothing in it that a database refuses. */
const keyOf = (sent: {
	key: string;
	said: Said;
	audience: Audience;
	lasts: number;
}) => createHash("sha256").update(JSON.stringify(sent)).digest("hex");

async function findUnknown(
	tx: Tx,
	stationId: number,
	{ deskId }: Said,
	{ toServiceId, toDeskId }: Audience,
): Promise<"unknown-desk" | "unknown-service" | null> {
	const deskIds = [
		...new Set([deskId, toDeskId].filter((one) => one !== null)),
	];
	const desks = await tx.desk.count({
		where: { id: { in: deskIds }, stationId, active: true },
	});
	if (desks < deskIds.length) return "unknown-desk";
	return toServiceId !== null &&
		(await tx.service.count({ where: { id: toServiceId } })) === 0
		? "unknown-service"
		: null;
}

const listOfToday = (tx: Tx, stationId: number, now: Temporal.Instant) =>
	tx.announcement.findMany({
		where: {
			stationId,
			createdAt: { gte: toDbInstant(instantAt(civilDateOf(now), 0)) },
		},
	});

const stands = (
	{ withdrawnAt, endsAt }: { withdrawnAt: Date | null; endsAt: Date },
	now: Temporal.Instant,
) => withdrawnAt === null && endsAt.getTime() > now.epochMilliseconds;
