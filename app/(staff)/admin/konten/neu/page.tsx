import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
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
	return (
		<AdminPage
			current="accounts"
			actor={actor}
			title={t("inviteTitle")}
			lead={t("inviteLead")}
		>
			<Form
				action={inviteUserAction}
				fields={[
					{
						type: "email",
						name: "email",
						label: t("email"),
						autoComplete: "off",
					},
					...(await accountFields()),
				]}
				sent={{}}
				texts={await formTexts(t("inviteSubmit"))}
			/>
		</AdminPage>
	);
}
