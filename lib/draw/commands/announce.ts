import "server-only";
import { randomBytes } from "node:crypto";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { inTransaction } from "#lib/db/write.ts";
import { dueDraws, weekOf } from "#lib/draw/rules/announce.ts";
import { commitmentTo } from "#lib/draw/rules/lot.ts";
import { defaultLocale } from "#lib/text/locale.ts";

/**
 * Announces the draws that are due: from then on nobody can book the times of that week, and the seed is fixed and
 * promised before the first wish. Any number of processes may do so; a week is announced once.
 */
export async function announceDraws(now: Temporal.Instant): Promise<void> {
	const online = onlineStations(await getCatalog(defaultLocale, now));
	const stations = await db().station.findMany({
		where: {
			id: { in: online.map(({ id }) => id) },
			openings: { some: { byLot: true } },
		},
		select: { id: true, drawDays: true },
	});
	const rosters = await readRosters(
		db(),
		stations.map(({ id }) => id),
	);
	for (const { id, drawDays } of stations) {
		const roster = rosters.get(id);
		if (!roster) continue;
		for (const { week, closesAt } of dueDraws({ ...roster, drawDays }, now)) {
			const [station] = await loadFacts([id], weekOf(week));
			const hasTimes = station?.days.some(({ windows }) =>
				windows.some(({ byLot }) => byLot),
			);
			if (!hasTimes) continue;
			const seed = randomBytes(32).toString("hex");
			await inTransaction(async (tx) => {
				// As for a change of plan: what stands in the station's calendar becomes another.
				await lockKey(tx, "plan");
				const { count } = await tx.draw.createMany({
					data: [
						{
							stationId: id,
							week: toDbDate(week),
							announcedAt: toDbInstant(now),
							closesAt: new Date(closesAt),
							seed,
							commitment: commitmentTo(seed),
						},
					],
					skipDuplicates: true,
				});
				if (count > 0)
					await tx.station.update({
						where: { id },
						data: { version: { increment: 1 } },
					});
			});
		}
	}
}
