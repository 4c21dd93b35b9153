import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";

export type FirstStep = "lead-invited" | "roster-made" | "online";

/** What a new installation still needs before somebody can book online, in this order; nothing once a station is online. */
export async function listFirstSteps(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<{ name: FirstStep; done: boolean }[], "forbidden">> {
	const may = await authorise(actor, "rollout:write", null, now);
	if (!may.ok) return may;
	const catalog = await getCatalog(defaultLocale, now);
	if (onlineStations(catalog).length > 0) return ok([]);
	const leads = await db().user.count({
		where: { role: "lead", active: true },
	});
	const openings = await db().opening.count();
	return ok([
		{ name: "lead-invited", done: leads > 0 },
		{ name: "roster-made", done: openings > 0 },
		{ name: "online", done: false },
	]);
}
