import "server-only";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import type { CountedAnswer } from "#lib/pilot/figures/rules/counted-answer.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

/** Counted by this process and not written yet: by day, station and what. */
const tally = () => onGlobal("answers", () => new Map<string, number>());

/** Counts an answer that has left. Costs nobody a moment: it is written later, many at once. */
export function countAnswer(
	{ what, station }: CountedAnswer,
	now: Temporal.Instant,
): void {
	const key = `${civilDateOf(now)} ${station ?? ""} ${what}`;
	tally().set(key, (tally().get(key) ?? 0) + 1);
}

/** Adds what was counted to the days; what cannot be written now is written the next time. */
export async function writeAnswers(now: Temporal.Instant): Promise<void> {
	const counted = [...tally()];
	if (counted.length === 0) return;
	const { stations } = await getCatalog(defaultLocale, now);
	const rows = counted.map(([key, count]) => {
		const [date = "", slug = "", what = ""] = key.split(" ");
		const stationId = stations.find((one) => one.slug === slug)?.id ?? 0;
		return { date, stationId, what, count };
	});
	await db().$executeRaw`
		INSERT INTO day_count (date, station_id, what, count)
		SELECT date, station_id, what, sum(count) FROM unnest(
			${rows.map(({ date }) => date)}::date[], ${rows.map(({ stationId }) => stationId)}::int[],
			${rows.map(({ what }) => what)}::text[], ${rows.map(({ count }) => count)}::int[])
			AS counted (date, station_id, what, count)
		GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
		ON CONFLICT (date, station_id, what) DO UPDATE SET count = day_count.count + excluded.count`;
	for (const [key, count] of counted) {
		const rest = (tally().get(key) ?? 0) - count;
		if (rest > 0) tally().set(key, rest);
		else tally().delete(key);
	}
}
