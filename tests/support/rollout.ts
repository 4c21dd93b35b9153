import { randomUUID } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { neededLocales } from "#lib/text/locale.ts";
import { makeAccount } from "./account.ts";
import { NOW } from "./booking.ts";

/** Everything that a station with a roster still needs before it may go online. */
export async function fulfilChecklist(
	stationId: number,
	now = NOW,
): Promise<void> {
	await makeAccount("lead", [stationId]);
	await makeAccount("clerk", [stationId]);
	for (const locale of neededLocales) {
		const text = {
			name: "Station",
			directions: "Gegenüber vom Bahnhof.",
			accessibility: "Ohne Stufen.",
		};
		await db().stationText.upsert({
			where: { stationId_locale: { stationId, locale } },
			create: { stationId, locale, ...text },
			update: text,
		});
	}
	const at = toDbInstant(now);
	await db().device.create({
		data: {
			id: randomUUID(),
			stationId,
			kind: "display",
			name: "Anzeige",
			createdAt: at,
			pairedAt: at,
			keyHash: randomUUID(),
		},
	});
	await db().rolloutDecision.create({
		data: { stationId, kind: "trial", worked: true, reason: "", at },
	});
}
