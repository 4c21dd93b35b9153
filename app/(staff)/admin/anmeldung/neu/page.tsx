import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { issuerFields, NEW_ISSUER } from "../_parts/issuer-fields.ts";
import { addIssuerAction } from "../actions.ts";

export default async function NewIssuerPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "user:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("houseSignIn");
	return (
		<AdminPage
			current="signIn"
			actor={actor}
			title={t("new.title")}
			lead={t("new.lead")}
		>
			<p>
				<a href={staffPaths.signIn()}>{t("new.back")}</a>
			</p>
			<Form
				action={addIssuerAction}
				fields={[
					{
						type: "text",
						name: "slug",
						label: t("fields.slug"),
						hint: t("fields.slugHint"),
						autoComplete: "off",
						width: "half",
					},
					...(await issuerFields()),
				]}
				sent={NEW_ISSUER}
				texts={await formTexts(t("new.submit"))}
			/>
		</AdminPage>
	);
}
