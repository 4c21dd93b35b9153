import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffForm } from "#components/staff/staff-form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { accountFields } from "../_parts/account-fields.ts";
import { inviteUserAction } from "./actions.ts";

export default async function InvitePage() {
	const actor = await requireActor();
	const may = await authorise(actor, "user:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.accounts");
	const { values, before } = await keptOr(actor, {});
	return (
		<AdminPage
			current="accounts"
			title={t("inviteTitle")}
			lead={t("inviteLead")}
		>
			<StaffForm
				action={inviteUserAction}
				before={before}
				fields={[
					{
						type: "email",
						name: "email",
						label: t("email"),
						autoComplete: "off",
					},
					...(await accountFields()),
				]}
				values={values}
				texts={await formTexts(t("inviteSubmit"))}
			/>
		</AdminPage>
	);
}
