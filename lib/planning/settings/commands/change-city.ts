import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import { toJson } from "#lib/db/json.ts";
import { write } from "#lib/db/write.ts";
import { readCity } from "#lib/planning/settings/queries/find-city-settings.ts";
import {
	CITY_SETTINGS,
	type CitySettings,
	cityMark,
	readCitySettings,
} from "#lib/planning/settings/rules/city-settings.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** What holds for the whole city from now on; nothing that is booked is touched. */
export async function changeCity(
	actor: Actor,
	{
		settings,
		shown,
		now,
	}: {
		settings: CitySettings;
		/** As the form showed them (`cityMark`): who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "changed" | "busy">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, "changed">(async (tx) => {
		await lockCatalog(tx);
		const { settings: before, longest } = await readCity(tx);
		const changed = CITY_SETTINGS.filter(
			(name) => before[name] !== settings[name],
		);
		if (changed.length === 0) return ok(null);
		if (cityMark(before) !== shown) return refuse("changed");
		// A service may have become longer since it was typed.
		const typed = (name: string) =>
			String(settings[name as keyof CitySettings] ?? "");
		if (!readCitySettings(typed, longest).ok) return refuse("changed");
		await tx.city.update({ where: { id: 1 }, data: settings });
		const pick = (from: CitySettings) =>
			toJson(Object.fromEntries(changed.map((name) => [name, from[name]])));
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "city:settings",
				detail: { before: pick(before), after: pick(settings) },
			},
			now,
		);
		return ok(null);
	});
}
