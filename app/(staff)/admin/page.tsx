import { redirect } from "next/navigation";
import { StaffRefused } from "#components/staff-refused.tsx";
import { may } from "#lib/auth/permission.ts";
import { requireActor } from "#lib/auth/session.ts";
import { staffPaths } from "#lib/paths.ts";

/** The administration begins with the accounts. */
export default async function AdminStartPage() {
	const actor = await requireActor();
	if (!may(actor, "user:write", null)) return <StaffRefused kind="forbidden" />;
	redirect(staffPaths.accounts());
}
