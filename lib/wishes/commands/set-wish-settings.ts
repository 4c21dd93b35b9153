import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCity } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { readWishSettings } from "#lib/wishes/queries/settings.ts";
import { settingsMark } from "#lib/wishes/rules/settings.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

type SettingsRefusal = "forbidden" | "changed" | "busy";

/** How the city weighs and bounds wishes and freed times; what has changed is audited. */
export function setWishSettings(
	actor: Actor,
	{
		settings,
		shown,
		now,
	}: {
		settings: WishSettings;
		/** As the form showed them (`settingsMark`): who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, SettingsRefusal>> {
	return orBusy<null, SettingsRefusal>(async () => {
		const may = await authorise(actor, "service:write", null, now);
		if (!may.ok) return may;
		return write<null, SettingsRefusal>(async (tx) => {
			await lockCity(tx);
			const before = await readWishSettings(tx);
			const names = Object.keys(settings) as (keyof WishSettings)[];
			const changed = names.filter((name) => settings[name] !== before[name]);
			if (changed.length === 0) return ok(null);
			if (settingsMark(before) !== shown) return refuse("changed");
			await tx.city.update({ where: { id: 1 }, data: settings });
			const detail = Object.fromEntries(
				changed.map((name) => [name, settings[name]]),
			);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "wishes:settings",
					detail,
				},
				now,
			);
			return ok(null);
		});
	});
}
