import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, ROLES, type Role } from "#lib/auth/rules/permission.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/** Which roles may do nothing before they have set up a second factor; it holds from their next click on. */
export async function requireSecondFactor(
	actor: Actor,
	{ roles, now }: { roles: readonly string[]; now: Temporal.Instant },
): Promise<Result<null, "forbidden" | "busy">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const totpRoles: Role[] = ROLES.filter((role) => roles.includes(role));
	return write<null, never>(async (tx) => {
		await tx.city.update({ where: { id: 1 }, data: { totpRoles } });
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "second-factor:required",
				detail: { roles: totpRoles },
			},
			now,
		);
		return ok(null);
	});
}
