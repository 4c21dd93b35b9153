import { getTranslations } from "next-intl/server";
import { signInPath } from "#lib/paths/staff.ts";

/** All words of the forms, so that no catalogue goes to the browser. */
export async function factorTexts() {
	const t = await getTranslations("account.factor");
	const part = (name: "replace" | "drop") => ({
		title: t(`${name}.title`),
		text: t(`${name}.text`),
		button: t(`${name}.button`),
	});
	return {
		code: t("code"),
		codeHint: t("codeHint"),
		confirm: t("confirm"),
		password: t("password"),
		replace: part("replace"),
		drop: part("drop"),
		codes: {
			title: t("codes.title"),
			text: t("codes.text"),
			on: { text: t("codes.on"), href: signInPath() },
		},
	};
}

export type FactorTexts = Awaited<ReturnType<typeof factorTexts>>;
