import "server-only";
import { recordAlone } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import {
	type Actor,
	mayEverywhere,
	type Permission,
} from "#lib/auth/rules/permission.ts";
import type { PlacedChange } from "#lib/planning/planning.ts";
import { type Result, refuse } from "#lib/result.ts";

/** A station's plan is its lead's; what holds in the whole city is only for whoever may everywhere. */
export async function authoriseChange(
	actor: Actor,
	{ stationId, change }: PlacedChange,
	now: Temporal.Instant,
): Promise<Result<null, "forbidden">> {
	const permission: Permission =
		change.kind === "roster" ? "roster:write" : "closure:write";
	if (stationId !== null || mayEverywhere(actor, permission))
		return authorise(actor, permission, stationId, now);
	await recordAlone(
		{
			userId: actor.userId,
			stationId: null,
			action: "denied",
			detail: { permission, everywhere: true },
		},
		now,
	);
	return refuse("forbidden");
}
