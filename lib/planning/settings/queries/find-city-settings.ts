import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type {
	CitySettings,
	LongestBounds,
} from "#lib/planning/settings/rules/city-settings.ts";
import { ok, type Result } from "#lib/result.ts";

interface CityView {
	settings: CitySettings;
	longest: LongestBounds;
}

export async function findCitySettings(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<CityView, "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	return may.ok ? ok(await readCity(db())) : may;
}

export async function readCity(client: Db | Tx): Promise<CityView> {
	const city = await client.city.findUniqueOrThrow({ where: { id: 1 } });
	const [longest] = await client.$queryRaw<{ minutes: number | null }[]>`
		SELECT max(minutes)::int AS minutes FROM (
			SELECT duration_minutes AS minutes FROM service WHERE bookable
			UNION ALL
			SELECT p.duration_minutes FROM service_plan p JOIN service s ON s.id = p.service_id AND s.bookable) plan`;
	return {
		settings: {
			maxServices: city.maxServices,
			maxMinutes: city.maxMinutes,
			staffGoesOnlineDays: city.staffGoesOnlineDays,
			reminderHours: city.reminderHours,
			contactDays: city.contactDays,
			actorDays: city.actorDays,
			feedbackDays: city.feedbackDays,
			auditDays: city.auditDays,
			leaverDays: city.leaverDays,
		},
		longest: {
			longestService: longest?.minutes ?? 0,
			leastLimit: Math.min(
				city.personMinutes,
				city.contactMinutes,
				city.freeHeldMinutes,
				city.networkMinutes,
				city.cityMinutes,
			),
		},
	};
}
