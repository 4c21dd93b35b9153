import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { ProgramView } from "#lib/programs/programs.ts";
import { isScope } from "#lib/programs/rules/scope.ts";
import { ok, type Result } from "#lib/result.ts";

/** All of them, those that are switched off last. */
export async function listPrograms(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<ProgramView[], "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const rows = await db().program.findMany({
		orderBy: [{ name: "asc" }, { id: "asc" }],
		include: { stations: { select: { station: { select: { slug: true } } } } },
	});
	const views = rows.map(
		({
			scopes,
			stations,
			everywhere,
			offAt,
			secretAt,
			lastUsedAt,
			...row
		}) => ({
			id: row.id,
			clientId: row.clientId,
			name: row.name,
			contactEmail: row.contactEmail,
			scopes: scopes.filter(isScope),
			stations: everywhere ? null : stations.map(({ station }) => station.slug),
			hourMinutes: row.hourMinutes,
			dayShare: row.dayShare,
			secretAt: secretAt.getTime(),
			lastUsedAt: lastUsedAt?.getTime() ?? null,
			isOff: offAt !== null,
		}),
	);
	return ok(views.toSorted((a, b) => Number(a.isOff) - Number(b.isOff)));
}
