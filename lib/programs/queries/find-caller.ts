import "server-only";
import { contentOfSigned } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { grantIn, TOKEN_PURPOSE } from "#lib/programs/rules/access-token.ts";
import { isScope } from "#lib/programs/rules/scope.ts";

/**
 * Whose token this is; null: nobody's, or not any more. The program is read anew each time: what is switched off, or has
 * another secret, loses access with its next request, and a scope that was taken away is gone from tokens given before.
 * @param now real time
 */
export async function findCaller(
	token: string,
	now: Temporal.Instant,
): Promise<Caller | null> {
	const bytes = contentOfSigned(TOKEN_PURPOSE, token);
	const grant = bytes && grantIn(bytes);
	if (!grant || grant.until * 1_000 <= now.epochMilliseconds) return null;
	const row = await db().program.findUnique({
		where: { id: grant.programId },
		include: { stations: { select: { stationId: true } } },
	});
	if (!row || row.offAt || row.secretVersion !== grant.secretVersion)
		return null;
	return {
		id: row.id,
		hourMinutes: row.hourMinutes,
		dayShare: row.dayShare,
		scopes: row.scopes
			.filter(isScope)
			.filter((scope) => grant.scopes.includes(scope)),
		stationIds: row.everywhere
			? null
			: row.stations.map(({ stationId }) => stationId),
	};
}
