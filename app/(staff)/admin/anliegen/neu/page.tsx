import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { ServiceForm } from "#app/(staff)/admin/anliegen/_parts/service-form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import { NEW_SERVICE } from "#lib/catalog/rules/service-form.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** A service that there was not until now. */
export default async function NewServicePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const id = textOf(await searchParams, "entwurf");
	const draft = id ? await findDraft(actor, id, now()) : null;
	const t = await getTranslations("admin.services");
	return (
		<AdminPage
			current="services"
			actor={actor}
			title={t("newTitle")}
			lead={t("newLead")}
		>
			<p>
				<a href={staffPaths.services()}>{t("back")}</a>
			</p>
			<ServiceForm
				service={null}
				fields={draft?.ok ? draft.value.fields : NEW_SERVICE}
			/>
		</AdminPage>
	);
}
