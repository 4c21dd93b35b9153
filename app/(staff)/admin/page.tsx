import { redirect } from "next/navigation";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";

/** The administration begins with the accounts. */
export default async function AdminStartPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "user:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	redirect(staffPaths.accounts());
}
