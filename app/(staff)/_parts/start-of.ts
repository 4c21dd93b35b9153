import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { staffPaths } from "#lib/paths/staff.ts";

/** Where an account's work begins. */
export function startOf(actor: Actor): string {
	if (may(actor, "user:write", null)) return staffPaths.admin();
	const isAtWork =
		may(actor, "day:read", null) || may(actor, "appointment:find", null);
	if (isAtWork) return staffPaths.team();
	return may(actor, "figures:read", null)
		? pilot.overview()
		: staffPaths.account();
}
