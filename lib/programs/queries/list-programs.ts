import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { Program } from "#lib/db/generated/client.ts";
import type { ProgramView } from "#lib/programs/programs.ts";
import type { Agreement } from "#lib/programs/rules/program-form.ts";
import { isScope } from "#lib/programs/rules/scope.ts";
import { ok, type Result } from "#lib/result.ts";

export const WITH_STATIONS = {
	stations: { select: { station: { select: { slug: true } } } },
} as const;

/** What was agreed upon, as it is stored. */
export const agreedWith = (
	row: Program & { stations: readonly { station: { slug: string } }[] },
): Agreement => ({
	name: row.name,
	contactEmail: row.contactEmail,
	scopes: row.scopes.filter(isScope),
	stations: row.everywhere
		? "all"
		: row.stations.map(({ station }) => station.slug),
	hourMinutes: row.hourMinutes,
	dayShare: row.dayShare,
});

/** All of them, those that are switched off last. */
export async function listPrograms(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<ProgramView[], "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const rows = await db().program.findMany({
		orderBy: [{ name: "asc" }, { id: "asc" }],
		include: {
			...WITH_STATIONS,
			hook: { select: { failingSince: true, offAt: true } },
		},
	});
	const views = rows.map((row) => ({
		id: row.id,
		clientId: row.clientId,
		...agreedWith(row),
		secretAt: row.secretAt.getTime(),
		lastUsedAt: row.lastUsedAt?.getTime() ?? null,
		isOff: row.offAt !== null,
		hook: row.hook && {
			failingSince: row.hook.failingSince?.getTime() ?? null,
			offAt: row.hook.offAt?.getTime() ?? null,
		},
	}));
	return ok(views.toSorted((a, b) => Number(a.isOff) - Number(b.isOff)));
}
