import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readLimitSettings } from "#lib/booking/limits/queries/find-settings.ts";
import type { LimitSettings } from "#lib/booking/limits/rules/settings.ts";
import { lockCity } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Limits of the whole city; they hold for what is reserved and booked from now on. */
export async function changeLimits(
	actor: Actor,
	{
		settings,
		shown,
		now,
	}: {
		settings: LimitSettings;
		/** As the form showed them: who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "changed" | "busy">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, "forbidden" | "changed" | "busy">(async (tx) => {
		await lockCity(tx);
		const { maxMinutes: _, ...before } = await readLimitSettings(tx);
		const names = Object.keys(settings) as (keyof LimitSettings)[];
		const changed = names.filter((name) => before[name] !== settings[name]);
		if (changed.length === 0) return ok(null);
		if (settingsMark(before) !== shown) return refuse("changed");
		await tx.city.update({ where: { id: 1 }, data: settings });
		const pick = (from: LimitSettings) =>
			Object.fromEntries(changed.map((name) => [name, from[name]]));
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "city:limits",
				detail: { changed, before: pick(before), after: pick(settings) },
			},
			now,
		);
		return ok(null);
	});
}

/** Tells whether two forms showed the same. */
export function settingsMark(settings: LimitSettings): string {
	const names = Object.keys(settings).sort() as (keyof LimitSettings)[];
	return names.map((name) => String(settings[name])).join(" ");
}
