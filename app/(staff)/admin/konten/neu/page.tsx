import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import { StaffRefused } from "#components/staff-refused.tsx";
import { authorise } from "#lib/auth/authorise.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { formTexts } from "../../../form-texts.ts";
import { AdminPage } from "../../admin-page.tsx";
import { accountFields } from "../account-fields.ts";
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
			<StaffForm
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
				values={{}}
				texts={await formTexts(t("inviteSubmit"))}
			/>
		</AdminPage>
	);
}
