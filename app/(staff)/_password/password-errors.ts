import { getTranslations } from "next-intl/server";
import { type FormState, untouched } from "#components/form/form-state.ts";
import type { ChangePasswordRefusal } from "#lib/auth/commands/change-password.ts";
import { MIN_PASSWORD } from "#lib/auth/rules/password-rule.ts";
import type { AcceptRefusal } from "#lib/staff/commands/accept-link.ts";

/** Why a chosen password was not taken, in words, at the field it is about. Nothing typed comes back. */
export async function passwordErrors(
	error: ChangePasswordRefusal | AcceptRefusal,
): Promise<FormState> {
	const t = await getTranslations("account.passwordErrors");
	const again = untouched({});
	switch (error) {
		case "wrong":
			return { ...again, errors: { old: t("wrong") } };
		case "passwords-differ":
			return { ...again, errors: { repeated: t("passwords-differ") } };
		case "password-missing":
		case "password-too-short":
			return {
				...again,
				errors: { password: t(error, { minimum: MIN_PASSWORD }) },
			};
		case "password-too-long":
		case "password-guessable":
			return { ...again, errors: { password: t(error) } };
		case "no-link":
		case "too-many-tries":
		case "busy":
			return { ...again, notice: { kind: "danger", title: t(error) } };
	}
}
