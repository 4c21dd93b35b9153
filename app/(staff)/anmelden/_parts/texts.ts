import { getTranslations } from "next-intl/server";
import { FORGOTTEN_PATH } from "#lib/paths/staff.ts";
import type { SignInReason } from "./sign-in-state.ts";

/** All words of the form, so that no catalogue goes to the browser. */
export async function signInTexts() {
	const t = await getTranslations("signIn");
	const form = await getTranslations("staff.form");
	const refusal = (reason: SignInReason) => ({
		title: t(`refusals.${reason}.title`),
		text:
			reason === "locked" || reason === "too-many-tries"
				? t(`refusals.${reason}.text`, { time: "{time}" })
				: t(`refusals.${reason}.text`),
	});
	return {
		email: t("email"),
		password: t("password"),
		code: t("code"),
		codeHint: t("codeHint"),
		codeAtOnceHint: t("codeAtOnceHint"),
		optional: form("optional"),
		submit: t("submit"),
		forgotten: { text: t("forgotten"), href: FORGOTTEN_PATH },
		missing: {
			email: t("missing.email"),
			password: t("missing.password"),
			code: t("missing.code"),
		},
		refusals: {
			wrong: refusal("wrong"),
			"wrong-code": refusal("wrong-code"),
			locked: refusal("locked"),
			"too-many-tries": refusal("too-many-tries"),
			"too-late": refusal("too-late"),
			busy: refusal("busy"),
		} satisfies Record<SignInReason, unknown>,
		errorSummary: form("errorSummary"),
	};
}

export type SignInTexts = Awaited<ReturnType<typeof signInTexts>>;
