import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import {
	type Actor,
	ROLES,
	type Role,
	rolesMark,
} from "#lib/auth/rules/permission.ts";
import { lockCity } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** Which roles may do nothing before they have set up a second factor; it holds from their next click on. */
export async function requireSecondFactor(
	actor: Actor,
	{
		roles,
		shown,
		now,
	}: {
		roles: readonly string[];
		/** As the form showed them (`rolesMark`): who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "changed" | "busy">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const totpRoles: Role[] = ROLES.filter((role) => roles.includes(role));
	return write<null, "changed">(async (tx) => {
		await lockCity(tx);
		const before = await tx.city.findUniqueOrThrow({
			where: { id: 1 },
			select: { totpRoles: true },
		});
		const mark = rolesMark(before.totpRoles);
		if (mark === rolesMark(totpRoles)) return ok(null);
		if (mark !== shown) return refuse("changed");
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
