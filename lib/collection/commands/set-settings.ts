import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { readSettings } from "#lib/collection/queries/find-settings.ts";
import {
	type CollectionSettings,
	collectionMark,
} from "#lib/collection/rules/settings.ts";
import { lockCity } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type Refusal = "forbidden" | "changed" | "busy";

/** What services end with, when people are reminded, and whether fetching takes an appointment. */
export async function setCollectionSettings(
	actor: Actor,
	{
		settings,
		shown,
		now,
	}: {
		settings: CollectionSettings;
		/** As the form showed it: who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, Refusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal>(async (tx) => {
		await lockCity(tx);
		const before = await readSettings(tx);
		const mark = collectionMark(before);
		if (mark === collectionMark(settings)) return ok(null);
		if (mark !== shown) return refuse("changed");
		const { reminderDays, keepDays, serviceId, documents } = settings;
		await tx.city.update({
			where: { id: 1 },
			data: {
				collectionReminderDays: reminderDays,
				collectionKeepDays: keepDays,
				collectionServiceId: serviceId,
			},
		});
		const ids = new Set([...before.documents.keys(), ...documents.keys()]);
		for (const id of ids) {
			const document = documents.get(id) ?? null;
			if (document !== (before.documents.get(id) ?? null))
				await tx.service.update({ where: { id }, data: { document } });
		}
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "collection:settings",
				detail: {
					reminderDays,
					keepDays,
					service: serviceId,
					documents: Object.fromEntries(documents),
				},
			},
			now,
		);
		return ok(null);
	});
}
