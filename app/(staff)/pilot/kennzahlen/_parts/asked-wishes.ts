import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import {
	type WishFigures,
	wishFigures,
} from "#lib/pilot/figures/queries/wish-figures.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import type { Period } from "#lib/pilot/figures/rules/period.ts";

/**
 * The wish list's figures of the period, and of the one it is compared with: of one station or of the whole city, because
 * one wish may be for several stations. Null: this account sees neither.
 */
export async function findWishFigures(
	actor: Actor,
	{ stationIds, period, before }: FiguresQuery,
	now: Temporal.Instant,
): Promise<{ now: WishFigures; before: WishFigures | null } | null> {
	const [only] = stationIds;
	const isOne = stationIds.length === 1 && only !== undefined;
	if (!isOne && !mayEverywhere(actor, "figures:read")) return null;
	const stationId = isOne ? only : null;
	const of = async (span: Period) => {
		const found = await wishFigures(actor, { ...span, stationId }, now);
		return found.ok ? found.value : null;
	};
	const figures = await of(period);
	return figures && { now: figures, before: before && (await of(before)) };
}
