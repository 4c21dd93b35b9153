import "server-only";
import { record } from "#lib/auth/audit.ts";
import { authorise } from "#lib/auth/authorise.ts";
import type { Actor } from "#lib/auth/permission.ts";
import { write } from "#lib/db/write.ts";
import type { Locale } from "#lib/locale.ts";
import { ok, type Result } from "#lib/result.ts";
import type { StationWords } from "../edit-schema.ts";
import { raiseCatalog } from "./change-service.ts";

/** What people read about a station, in one language. */
export async function changeStationWords(
	actor: Actor,
	input: {
		stationId: number;
		locale: Locale;
		words: StationWords;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "busy">> {
	const { stationId, locale, words, now } = input;
	const may = await authorise(actor, "station:write", stationId, now);
	if (!may.ok) return may;
	return write<null, never>(async (tx) => {
		await raiseCatalog(tx);
		await tx.stationText.upsert({
			where: { stationId_locale: { stationId, locale } },
			create: { stationId, locale, ...words },
			update: words,
		});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId,
				action: "station:text",
				detail: { language: locale },
			},
			now,
		);
		return ok(null);
	});
}
