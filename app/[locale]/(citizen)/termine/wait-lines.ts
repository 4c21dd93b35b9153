import { getTranslations } from "next-intl/server";
import { waitInWords } from "#components/wait-words.ts";
import { listWaits } from "#lib/queue/queries/list-waits.ts";

/** How long one waits without an appointment now, in words, by station; nothing where the house is closed. */
export async function findWaitLines(
	now: Temporal.Instant,
): Promise<ReadonlyMap<number, string>> {
	const t = await getTranslations("waitTimes");
	const inWords = await getTranslations("wait");
	return new Map(
		(await listWaits(now)).flatMap(({ stationId, openUntil, walkIns }) => {
			if (walkIns.open)
				return [
					[stationId, t("line", { wait: waitInWords(walkIns.wait, inWords) })],
				];
			return openUntil === null ? [] : [[stationId, t(walkIns.why)]];
		}),
	);
}
