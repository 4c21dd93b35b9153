import { getTranslations } from "next-intl/server";
import { StaffForm } from "#components/staff-form.tsx";
import { StaffPage } from "#components/staff-page.tsx";
import { requireSignedIn } from "#lib/auth/session.ts";
import { staffPaths } from "#lib/staff-paths.ts";
import { formTexts } from "../../../form-texts.ts";
import { newPasswordFields } from "../../../new-password-fields.ts";
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
			<StaffForm
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
				values={{}}
				texts={await formTexts(t("submit"))}
			/>
		</StaffPage>
	);
}
