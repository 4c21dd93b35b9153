import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import { MIN_PASSWORD } from "#lib/auth/rules/password-rule.ts";

/** A password that is chosen, twice. */
export async function newPasswordFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("account.newPassword");
	return [
		{
			type: "password",
			name: "password",
			label: t("label"),
			hint: t("hint", { minimum: MIN_PASSWORD }),
			autoComplete: "new-password",
		},
		{
			type: "password",
			name: "repeated",
			label: t("repeated"),
			autoComplete: "new-password",
		},
	];
}
