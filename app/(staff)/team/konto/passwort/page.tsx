import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { newPasswordFields } from "#app/(staff)/_password/new-password-fields.ts";
import { Form } from "#components/form/form.tsx";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { changePasswordAction } from "./actions.ts";

export default async function PasswordPage() {
	await requireSignedIn();
	const t = await getTranslations("account.change");
	return (
		<StaffPage
			narrow
			title={t("title")}
			lead={t("lead")}
			before={
				<p>
					<a href={staffPaths.account()}>{t("back")}</a>
				</p>
			}
		>
			<Form
				action={changePasswordAction}
				fields={[
					{
						type: "password",
						name: "old",
						label: t("old"),
						autoComplete: "current-password",
					},
					...(await newPasswordFields()),
				]}
				sent={{}}
				texts={await formTexts(t("submit"))}
			/>
		</StaffPage>
	);
}
