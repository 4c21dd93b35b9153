import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import {
	closuresOf,
	endedClosure,
	type NewClosure,
	type PlacedChange,
	type PlannedClosure,
	sickness,
} from "#lib/planning/planning.ts";
import {
	type Written,
	writeRoster,
} from "#lib/planning/roster/commands/write-roster.ts";
import { ok, refuse } from "#lib/result.ts";
import type { CivilDate } from "#lib/time.ts";

/** Writes a change into the plan's own tables, under the locks of its days. */
export async function writePlan(
	tx: Tx,
	{ stationId, change }: PlacedChange,
	changeId: string,
	now: Temporal.Instant,
): Promise<Written> {
	switch (change.kind) {
		case "roster":
			return stationId === null
				? refuse("unknown-target")
				: writeRoster(tx, stationId, change);
		case "closure":
			return writeClosures(tx, stationId, change.closure, changeId);
		case "desk-sick": {
			if (stationId === null) return refuse("unknown-target");
			if (!(await hasDesk(tx, stationId, change.deskId)))
				return refuse("unknown-target");
			await insertClosure(
				tx,
				sickness(stationId, change.deskId, now),
				changeId,
				null,
			);
			return ok(null);
		}
		case "closure-end":
			return endClosures(tx, stationId, change.closureIds, change.from, now);
		case "holiday": {
			const date = toDbDate(change.date);
			// What holds in the whole city holds at each station, whatever it had of its own.
			const { count } = await tx.holidayOpening.deleteMany({
				where: stationId === null ? { date } : { stationId, date },
			});
			if (change.opens)
				await tx.holidayOpening.create({ data: { stationId, date } });
			// What opens everywhere does not close at one station alone.
			else if (count === 0) return refuse("unknown-target");
			return ok(null);
		}
	}
}

async function writeClosures(
	tx: Tx,
	stationId: number | null,
	closure: NewClosure,
	changeId: string,
): Promise<Written> {
	if (closure.stationId !== stationId) return refuse("unknown-target");
	const { deskId, serviceIds } = closure;
	if (
		deskId !== null &&
		(stationId === null || !(await hasDesk(tx, stationId, deskId)))
	)
		return refuse("unknown-target");
	const known = await tx.service.count({ where: { id: { in: serviceIds } } });
	if (known !== new Set(serviceIds).size) return refuse("unknown-target");
	for (const one of closuresOf(closure))
		await insertClosure(tx, one, changeId, closure.reason);
	return ok(null);
}

async function insertClosure(
	tx: Tx,
	{ scope, stationId, deskId, serviceIds, ...times }: PlannedClosure,
	changeId: string,
	/** Null: nothing the public is told, as of a desk whose clerk is ill. */
	reason: NewClosure["reason"] | null,
): Promise<void> {
	const texts = Object.entries(reason ?? {}).filter(([, text]) => text !== "");
	await tx.closure.create({
		data: {
			scope,
			stationId,
			deskId,
			changeId,
			startDate: toDbDate(times.startDate),
			endDate: toDbDate(times.endDate),
			fromMinute: times.from,
			untilMinute: times.until,
			services: { create: serviceIds.map((serviceId) => ({ serviceId })) },
			texts: {
				create: texts.map(([locale, reason]) => ({ locale, reason })),
			},
		},
	});
}

async function hasDesk(
	tx: Tx,
	stationId: number,
	deskId: number,
): Promise<boolean> {
	return (await tx.desk.count({ where: { id: deskId, stationId } })) > 0;
}

async function endClosures(
	tx: Tx,
	stationId: number | null,
	closureIds: readonly number[],
	from: CivilDate,
	now: Temporal.Instant,
): Promise<Written> {
	const rows = await tx.closure.findMany({
		where: { id: { in: [...closureIds] }, stationId },
		include: { services: true, texts: true },
	});
	if (rows.length === 0 || rows.length !== new Set(closureIds).size)
		return refuse("unknown-target");
	for (const row of rows) {
		const left = endedClosure(
			{
				scope: row.scope as PlannedClosure["scope"],
				startDate: fromDbDate(row.startDate),
				endDate: fromDbDate(row.endDate),
				from: row.fromMinute,
				until: row.untilMinute,
			},
			from,
			now,
		);
		if (left)
			await tx.closure.update({
				where: { id: row.id },
				data: {
					endDate: toDbDate(left.endDate),
					fromMinute: left.from,
					untilMinute: left.until,
				},
			});
		else await tx.closure.delete({ where: { id: row.id } });
	}
	return ok(
		rows.map(({ scope, startDate, endDate, texts }) => ({
			scope,
			startDate: fromDbDate(startDate),
			endDate: fromDbDate(endDate),
			reason: texts.find(({ locale }) => locale === "de")?.reason ?? null,
		})),
	);
}
