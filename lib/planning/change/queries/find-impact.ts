import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import { authoriseChange } from "#lib/planning/change/commands/authorise-change.ts";
import { coveredAgain } from "#lib/planning/change/commands/settle-covered.ts";
import { callReason } from "#lib/planning/change/rules/decision.ts";
import { type Affected, waysOn } from "#lib/planning/change/rules/impact.ts";
import type { PlacedChange } from "#lib/planning/planning.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf, instantAt } from "#lib/time.ts";
import { type Losses, readHouses, readLosses } from "./facts.ts";

/** Somebody who loses their desk, as the page shows them before anything is saved. */
export interface AffectedPerson extends Affected {
	/** Null once the contact is erased. */
	name: string | null;
	phone: string | null;
	ticket: string | null;
	desk: string;
	/** Name of the other desk. */
	otherDesk: string | null;
	services: readonly { serviceId: number; quantity: number }[];
	/** Why a mail is not enough; null: it is. */
	call: ReturnType<typeof callReason>;
}

/** Somebody whom an earlier change concerned, and this one takes that back. */
interface ReturningPerson {
	appointmentId: string;
	name: string | null;
	phone: string | null;
	ticket: string | null;
	stationId: number;
	/** Epoch milliseconds; the time that was gone. */
	startsAt: number;
	/** "again": the old time stands. Otherwise that was settled, and stays so. */
	state: "again" | "moved" | "reseated" | "cancelled";
	/** How they hear that the old time stands; null: they never heard that it was gone, or it is gone for good. */
	told: "mail" | "call" | null;
	/** Where they are now, once they have moved. Epoch milliseconds. */
	movedTo: number | null;
}

export interface Impact {
	/** To be sent along with the change: who saves on an older plan is told so. */
	version: number;
	affected: readonly AffectedPerson[];
	/** In order of time. */
	returning: readonly ReturningPerson[];
}

/** What a change would do, without a lock; saving looks again. */
export async function findImpact(
	actor: Actor,
	placed: PlacedChange,
	now: Temporal.Instant,
): Promise<Result<Impact, "forbidden">> {
	const may = await authoriseChange(actor, placed, now);
	if (!may.ok) return may;
	const { stationId } = placed;
	const { version } =
		stationId === null
			? await db().city.findUniqueOrThrow({ where: { id: 1 } })
			: await db().station.findUniqueOrThrow({ where: { id: stationId } });
	const losses = await readLosses(db(), placed, now);
	const houses = await readHouses(db(), losses, placed, now);
	const affected = waysOn(losses.lost, losses.days, houses, now);
	const rows = await db().appointment.findMany({
		where: { id: { in: affected.map(({ id }) => id) } },
		include: {
			contact: true,
			services: true,
			desk: { select: { name: true } },
		},
	});
	const byId = new Map(rows.map((row) => [row.id, row]));
	const desks = await db().desk.findMany({
		where: { stationId: { in: affected.map((one) => one.stationId) } },
		select: { id: true, name: true },
	});
	const deskName = new Map(desks.map(({ id, name }) => [id, name]));
	const returning = [
		...(await findAgain(losses, now)),
		...(await findSettled(placed, now)),
	].sort((a, b) => a.startsAt - b.startsAt);
	return ok({
		version,
		returning,
		affected: affected.map((one) => {
			const row = byId.get(one.id);
			return {
				...one,
				name: row?.contact?.name ?? null,
				phone: row?.contact?.phone ?? null,
				ticket: row?.ticket ?? null,
				desk: row?.desk.name ?? "",
				otherDesk:
					one.otherDeskId === null
						? null
						: (deskName.get(one.otherDeskId) ?? ""),
				services: (row?.services ?? []).map(({ serviceId, quantity }) => ({
					serviceId,
					quantity,
				})),
				call: callReason(one, now),
			};
		}),
	});
}

/** Whose old time stands again. */
async function findAgain(
	{ days, standing }: Losses,
	now: Temporal.Instant,
): Promise<ReturningPerson[]> {
	const again = await coveredAgain(db(), days, standing, now);
	return again.map(({ found: { appointment, startsAt }, row, told }) => ({
		appointmentId: row.id,
		name: appointment.contact?.name ?? null,
		phone: appointment.contact?.phone ?? null,
		ticket: appointment.ticket,
		stationId: row.stationId,
		startsAt: startsAt.getTime(),
		state: "again",
		told,
		movedTo: null,
	}));
}

/** Whom a closure that is taken back has moved or cancelled already: they stay so, and whoever takes it back knows. */
async function findSettled(
	{ change }: PlacedChange,
	now: Temporal.Instant,
): Promise<ReturningPerson[]> {
	if (change.kind !== "closure-end") return [];
	const closures = await db().closure.findMany({
		where: { id: { in: [...change.closureIds] }, changeId: { not: null } },
		select: { changeId: true, startDate: true, endDate: true },
	});
	const begin = toDbInstant(instantAt(change.from, 0));
	const cases = await db().planCase.findMany({
		where: {
			changeId: { in: closures.flatMap(({ changeId }) => changeId ?? []) },
			OR: [
				{ status: "cancelled" },
				{
					status: { in: ["accepted", "reseated"] },
					appointment: { status: "booked" },
				},
			],
			AND: [
				{ startsAt: { gt: toDbInstant(now) } },
				{ startsAt: { gte: begin } },
			],
		},
		include: { appointment: { include: { contact: true } } },
	});
	return cases
		.filter(({ startsAt }) => {
			const date = civilDateOf(
				Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()),
			);
			return closures.some(
				({ startDate, endDate }) =>
					fromDbDate(startDate) <= date && date <= fromDbDate(endDate),
			);
		})
		.map(({ appointment, startsAt, stationId, status }) => ({
			appointmentId: appointment.id,
			name: appointment.contact?.name ?? null,
			phone: appointment.contact?.phone ?? null,
			ticket: appointment.ticket,
			stationId,
			startsAt: startsAt.getTime(),
			state:
				status === "accepted"
					? "moved"
					: status === "reseated"
						? "reseated"
						: "cancelled",
			told: null,
			movedTo: status === "accepted" ? appointment.startsAt.getTime() : null,
		}));
}
