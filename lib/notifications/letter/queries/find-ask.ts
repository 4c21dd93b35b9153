import "server-only";
import { db } from "#lib/db/client.ts";
import type { Locale } from "#lib/text/locale.ts";

/**
 * How a reminder of this station asks whether somebody comes, while two wordings are tried (lib/attendance). A mail that
 * is sent again after the trial says what it was to say. Null: as usual.
 */
export async function findAsk(
	stationId: number,
	locale: Locale,
	/** When the reminder was due. */
	at: Date,
): Promise<string | null> {
	const drawn = await db().wordingTrialStation.findFirst({
		where: {
			stationId,
			trial: {
				startedAt: { lte: at },
				OR: [{ endedAt: null }, { endedAt: { gt: at } }],
			},
		},
		include: { trial: { include: { texts: { where: { locale } } } } },
	});
	return drawn?.trial.texts.find(({ arm }) => arm === drawn.arm)?.text ?? null;
}
