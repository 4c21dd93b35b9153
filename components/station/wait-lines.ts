import { getTranslations } from "next-intl/server";
import { waitInWords } from "#components/station/wait-words.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";

/** How long one waits without an appointment now, in words, by station; nothing where the house is closed. */
export async function findWaitLines(
	now: Temporal.Instant,
): Promise<ReadonlyMap<number, string>> {
	const t = await getTranslations("waitTimes");
	const inWords = await getTranslations("waitTimes.inWords");
	const lines = new Map<number, string>();
	for (const { stationId, openUntil, walkIns } of await listWaits(now)) {
		if (openUntil === null) continue;
		if (!walkIns.open) lines.set(stationId, t(walkIns.why));
		else if (walkIns.wait)
			lines.set(
				stationId,
				t("line", { wait: waitInWords(walkIns.wait, inWords) }),
			);
	}
	return lines;
}
