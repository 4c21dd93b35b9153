import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";

/** Every address of this portal that nobody else answers. */
export default async function UnknownPage() {
	await requireActor();
	return <StaffRefused kind="missing" />;
}
