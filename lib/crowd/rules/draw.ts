import type { Draw } from "#lib/crowd/crowd.ts";

/**
 * The place that the lot gives: each with the same chance, whenever within the last minutes somebody came. Two may get
 * the same one and come in together; nothing has to be kept about anybody.
 * @param share from 0 up to, but not including, 1: what the seed makes of the person's random number
 */
export function placeDrawn(
	{ base, entries }: { base: number; entries: number },
	share: number,
): number {
	return base + 1 + Math.floor(share * Math.max(1, entries));
}

/** The lot for a release; null: there was none, or it is too long ago. */
export function drawOf(draws: readonly Draw[], release: number): Draw | null {
	return draws.find((draw) => draw.release === release) ?? null;
}
