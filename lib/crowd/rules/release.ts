import type { KnownRoom } from "#lib/crowd/crowd.ts";

/**
 * Whether newcomers are gathered for a lot: an announced release is near, and more people are on their way than could come
 * in within a minute. With fewer, being early is no advantage that anybody needs protection from.
 * @param now, releaseAt epoch milliseconds
 */
export function isGathering({
	now,
	releaseAt,
	drawMinutes,
	arrived,
	rate,
}: {
	now: number;
	releaseAt: number | null;
	drawMinutes: number;
	/** People who came within the last ten minutes, and those who wait for the lot already. */
	arrived: number;
	rate: number;
}): boolean {
	if (releaseAt === null || now >= releaseAt) return false;
	return now >= releaseAt - drawMinutes * 60_000 && arrived > rate * 60;
}

/**
 * The release (epoch seconds) for whose lot somebody who comes now is noted: whenever the room is on in the last minutes
 * before one. Null: they get a place at the end.
 * @param now epoch milliseconds
 */
export function lotFor(
	{
		onSince,
		releaseAt,
		drawMinutes,
	}: Pick<KnownRoom, "onSince" | "releaseAt" | "drawMinutes">,
	now: number,
): number | null {
	if (onSince === null || releaseAt === null || now >= releaseAt) return null;
	return now >= releaseAt - drawMinutes * 60_000
		? Math.floor(releaseAt / 1000)
		: null;
}
