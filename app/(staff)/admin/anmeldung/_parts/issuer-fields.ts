import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	again,
	type FieldSpec,
	type FormState,
	inWords,
} from "#components/form/form-state.ts";
import type { SaveIssuerRefusal } from "#lib/auth/issuers/commands/save-issuer.ts";
import { FACTOR_RULES, type Issuer } from "#lib/auth/issuers/issuers.ts";
import type { IssuerProblem } from "#lib/auth/issuers/rules/schema.ts";
import type { Sent } from "#lib/sent.ts";

/** All that is decided about an issuer, but its client secret, which the server's settings hold. */
export async function issuerFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("houseSignIn.fields");
	const rules = await getTranslations("houseSignIn.factorRules");
	const typed = { autoComplete: "off" } as const;
	return [
		{
			type: "text",
			name: "name",
			label: t("name"),
			hint: t("nameHint"),
			...typed,
		},
		{
			type: "text",
			name: "url",
			label: t("url"),
			hint: t("urlHint"),
			...typed,
		},
		{ type: "text", name: "clientId", label: t("clientId"), ...typed },
		{
			type: "text",
			name: "scopes",
			label: t("scopes"),
			hint: t("scopesHint"),
			...typed,
		},
		{
			type: "tick",
			name: "trustsEmail",
			label: t("trustsEmail"),
			hint: t("trustsEmailHint"),
		},
		{
			type: "choice",
			name: "factorRule",
			label: t("factorRule"),
			options: FACTOR_RULES.map((rule) => ({ value: rule, text: rules(rule) })),
		},
		{
			type: "text",
			name: "factorValues",
			label: t("factorValues"),
			hint: t("factorValuesHint"),
			...typed,
		},
		{
			type: "text",
			name: "maxHours",
			label: t("maxHours"),
			hint: t("maxHoursHint"),
			inputMode: "numeric",
			width: "half",
		},
	];
}

/** What a new one begins with. */
export const NEW_ISSUER: Sent = {
	scopes: "openid profile email",
	factorRule: "for-roles",
	factorValues: "mfa",
	maxHours: "4",
};

export const issuerValues = (issuer: Issuer): Sent => ({
	name: issuer.name,
	url: issuer.url,
	clientId: issuer.clientId,
	scopes: issuer.scopes,
	factorRule: issuer.factorRule,
	factorValues: issuer.factorValues.join(" "),
	maxHours: String(issuer.maxHours),
	...(issuer.trustsEmail ? { trustsEmail: "1" } : {}),
	...(issuer.active ? { active: "1" } : {}),
});

export async function issuerErrors(
	sent: Sent,
	errors: Readonly<Partial<Record<string, IssuerProblem>>>,
): Promise<FormState> {
	const t = await getTranslations("houseSignIn.errors");
	return again(sent, { errors: inWords(errors, (problem) => t(problem)) });
}

export async function issuerRefused(
	sent: Sent,
	error: Exclude<SaveIssuerRefusal, "forbidden" | "busy">,
): Promise<FormState> {
	if (error === "issuer-changed") return refusedState(sent, "changed");
	const t = await getTranslations("houseSignIn.errors");
	return again(sent, { notice: { kind: "danger", title: t(error) } });
}
