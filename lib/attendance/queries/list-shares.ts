import "server-only";
import type { CountedPlace } from "#lib/attendance/attendance.ts";
import { type Figures, figuresOf } from "#lib/attendance/rules/figures.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { ok, type Result } from "#lib/result.ts";
import { countPlaces, measuredSpan, type Span } from "./measured.ts";

/** The share of appointments nobody came to, of the stations this account may see; half a year. */
export async function listShares(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<{ span: Span; figures: Figures }, "forbidden">> {
	const may = await authorise(actor, "figures:read", null, now);
	if (!may.ok) return may;
	const span = measuredSpan(now);
	const isShown = ({ stationId }: CountedPlace) =>
		mayEverywhere(actor, "figures:read") ||
		actor.stationIds.includes(stationId);
	return ok({
		span,
		figures: figuresOf((await countPlaces(span)).filter(isShown)),
	});
}
