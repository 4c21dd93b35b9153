import type { Actor } from "#lib/auth/rules/permission.ts";
import { city } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { addDays, civilDateOf, weekdayOf } from "#lib/time.ts";
import { stableId } from "./rows.ts";

const REASON = { de: "Personalversammlung", en: "Staff meeting" };

/**
 * The demo's station has an afternoon to come on which it closes, saved by its lead with the real command: some people
 * go to other times, some have to be called. While one is ahead there is no second.
 */
export async function seedClosing(now: Temporal.Instant): Promise<void> {
	const lead = city().demoAccounts.find(({ role }) => role === "lead");
	if (!lead) return;
	const user = await db().user.findUnique({
		where: { email: lead.email },
		include: { stations: { include: { station: true } } },
	});
	const station = user?.stations[0]?.station;
	if (!user || !station) return;
	const today = civilDateOf(now);
	const ahead = await db().closure.count({
		where: {
			stationId: station.id,
			scope: "station",
			endDate: { gte: toDbDate(today), lte: toDbDate(addDays(today, 21)) },
		},
	});
	if (ahead > 0) return;
	// The Wednesday after next.
	const date = addDays(today, 7 + ((3 - weekdayOf(today) + 7) % 7));
	const actor: Actor = {
		userId: user.id,
		sessionId: user.id,
		name: user.name,
		role: "lead",
		stationIds: [station.id],
	};
	await saveChange(actor, {
		key: stableId(`closing ${date}`),
		stationId: station.id,
		expectedVersion: station.version,
		change: {
			kind: "closure",
			closure: {
				scope: "station",
				stationId: station.id,
				deskId: null,
				serviceIds: [],
				from: 14 * 60,
				until: 1440,
				days: [{ startDate: date, endDate: date }],
				reason: REASON,
			},
		},
		decisions: "automatic",
		now,
	});
}
