import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { signInPath } from "#lib/paths/staff.ts";
import { requestResetAction } from "./actions.ts";

export default async function ForgottenPasswordPage() {
	const t = await getTranslations("signIn.reset");
	const { since } = await readPasswordsOff();
	const back = (
		<p>
			<a href={signInPath()}>{t("back")}</a>
		</p>
	);
	if (since !== null)
		return (
			<StaffPage narrow title={t("off.title")} lead={t("off.text")}>
				{back}
			</StaffPage>
		);
	return (
		<StaffPage narrow title={t("title")} lead={t("lead")}>
			<Form
				action={requestResetAction}
				fields={[
					{
						type: "email",
						name: "email",
						label: t("email"),
						autoComplete: "username",
					},
				]}
				sent={{}}
				texts={await formTexts(t("submit"))}
			/>
			{back}
		</StaffPage>
	);
}
