import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { StationForm } from "../_parts/station-form.tsx";

/** A house that there was not until now. */
export default async function NewStationPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.stations");
	return (
		<AdminPage
			current="stations"
			actor={actor}
			title={t("newTitle")}
			lead={t("newLead")}
		>
			<p>
				<a href={staffPaths.stations()}>{t("back")}</a>
			</p>
			<StationForm station={null} />
		</AdminPage>
	);
}
