import { getTranslations } from "next-intl/server";
import { waitInWords } from "#components/station/wait-words.ts";
import type { StationWait } from "#lib/queue/queue.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { onGlobal } from "#lib/runtime/global.ts";

/** Many more look for appointments than wait: they share one look at the queues for so long. */
const SHARED_SECONDS = 10;

/** How long one waits without an appointment now, in words, by station; nothing where the house is closed. */
export async function findWaitLines(
	now: Temporal.Instant,
): Promise<ReadonlyMap<number, string>> {
	const t = await getTranslations("waitTimes");
	const inWords = await getTranslations("waitTimes.inWords");
	const lines = new Map<number, string>();
	for (const { stationId, openUntil, walkIns } of await sharedWaits(now)) {
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

function sharedWaits(now: Temporal.Instant): Promise<StationWait[]> {
	const shared = onGlobal(
		"shared-waits",
		(): { key: number; waits: Promise<StationWait[]> | null } => ({
			key: 0,
			waits: null,
		}),
	);
	const key = Math.floor(now.epochMilliseconds / (SHARED_SECONDS * 1000));
	if (!shared.waits || shared.key !== key) {
		const waits = listWaits(now);
		waits.catch(() => {
			shared.waits = null;
		});
		Object.assign(shared, { key, waits });
		return waits;
	}
	return shared.waits;
}
