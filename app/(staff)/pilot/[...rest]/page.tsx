import { StaffRefused } from "#components/staff-refused.tsx";
import { requireActor } from "#lib/auth/session.ts";

/** Every address of this portal that nobody else answers. */
export default async function UnknownPage() {
	await requireActor();
	return <StaffRefused kind="missing" />;
}
