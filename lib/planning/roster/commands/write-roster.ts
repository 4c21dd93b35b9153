import "server-only";
import type { Opening } from "#lib/availability/rules/opening.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { PlanChange } from "#lib/planning/planning.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** What can be put back, or refused: something the change names is not there, or another station's. */
export type Written = Result<Prisma.InputJsonValue | null, "unknown-target">;

type NewRoster = Extract<PlanChange, { kind: "roster" }>;

/** Puts the whole roster of a station in place of the one it has; what stayed the same keeps its row and its number. */
export async function writeRoster(
	tx: Tx,
	stationId: number,
	{ desks, openings }: NewRoster,
): Promise<Written> {
	const known = await tx.desk.findMany({
		where: { stationId },
		include: { services: true },
		orderBy: { position: "asc" },
	});
	const rows = await tx.opening.findMany({
		where: { stationId },
		include: { desks: true },
		orderBy: { id: "asc" },
	});
	const isOwn = (id: number) => known.some((desk) => desk.id === id);
	if (desks.some(({ id }) => id > 0 && !isOwn(id)))
		return refuse("unknown-target");
	if (
		openings.some(
			({ id, deskIds }) =>
				(id > 0 && !rows.some((row) => row.id === id)) ||
				deskIds.some((deskId) => !desks.some((desk) => desk.id === deskId)),
		)
	)
		return refuse("unknown-target");

	// Names are unique in a house, and two may swap theirs.
	for (const { id } of desks.filter(({ id }) => id > 0))
		await tx.desk.update({ where: { id }, data: { name: `${id}…` } });
	const idOf = new Map<number, number>();
	for (const desk of desks) {
		const data = {
			name: desk.name,
			position: desk.position,
			active: desk.active,
			servesAll: desk.serves === null,
			ownDays: desk.ownDays.map(toDbDate),
		};
		const services = (desk.serves ?? []).map((serviceId) => ({ serviceId }));
		const { id } =
			desk.id > 0
				? await tx.desk.update({
						where: { id: desk.id },
						data: { ...data, services: { deleteMany: {}, create: services } },
					})
				: await tx.desk.create({
						data: { ...data, stationId, services: { create: services } },
					});
		idOf.set(desk.id, id);
	}
	// Appointments of the past stand at it: a desk is never deleted.
	const gone = known.filter(({ id }) => !desks.some((desk) => desk.id === id));
	await tx.desk.updateMany({
		where: { id: { in: gone.map(({ id }) => id) } },
		data: { active: false },
	});

	const stays = new Set(openings.map(({ id }) => id));
	await tx.opening.deleteMany({
		where: { stationId, id: { notIn: [...stays] } },
	});
	for (const opening of openings) {
		const data = openingData(opening);
		const create = opening.deskIds.flatMap((deskId) => {
			const id = idOf.get(deskId);
			return id === undefined ? [] : [{ deskId: id }];
		});
		if (opening.id > 0)
			await tx.opening.update({
				where: { id: opening.id },
				data: { ...data, desks: { deleteMany: {}, create } },
			});
		else
			await tx.opening.create({
				data: { ...data, stationId, desks: { create } },
			});
	}
	return ok({
		desks: known.map(
			({ id, name, position, active, servesAll, services, ownDays }) => ({
				id,
				name,
				position,
				active,
				serves: servesAll ? null : services.map(({ serviceId }) => serviceId),
				ownDays: ownDays.map(fromDbDate),
			}),
		),
		openings: rows.map((row) => ({
			id: row.id,
			deskIds: row.desks.map(({ deskId }) => deskId),
			kind: row.kind,
			weekday: row.weekday,
			everyWeeks: row.everyWeeks,
			weekOfMonth: row.weekOfMonth,
			date: row.date && fromDbDate(row.date),
			from: row.fromMinute,
			until: row.untilMinute,
			validFrom: fromDbDate(row.validFrom),
			validUntil: row.validUntil && fromDbDate(row.validUntil),
			channel: row.channel,
			releaseDaysBefore: row.releaseDaysBefore,
			releaseMinute: row.releaseMinute,
			byLot: row.byLot,
		})),
	});
}

const openingData = (opening: Opening) => ({
	kind: opening.kind,
	weekday: opening.weekday,
	everyWeeks: opening.everyWeeks,
	weekOfMonth: opening.weekOfMonth,
	date: opening.date && toDbDate(opening.date),
	fromMinute: opening.from,
	untilMinute: opening.until,
	validFrom: toDbDate(opening.validFrom),
	validUntil: opening.validUntil && toDbDate(opening.validUntil),
	channel: opening.channel,
	releaseDaysBefore: opening.releaseDaysBefore,
	releaseMinute: opening.releaseMinute,
	byLot: opening.byLot,
});
