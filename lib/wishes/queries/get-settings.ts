import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";
import { readWishSettings } from "./settings.ts";

/** For the page on which they are changed. */
export async function getWishSettings(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<WishSettings, "forbidden">> {
	const may = await authorise(actor, "service:write", null, now);
	return may.ok ? ok(await readWishSettings(db())) : may;
}
