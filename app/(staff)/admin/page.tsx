import { redirect } from "next/navigation";
import { StaffRefused } from "#components/staff-refused.tsx";
import { authorise } from "#lib/auth/authorise.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { staffPaths } from "#lib/staff-paths.ts";

/** The administration begins with the accounts. */
export default async function AdminStartPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "user:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	redirect(staffPaths.accounts());
}
