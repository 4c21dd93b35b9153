import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import type { MappingRule } from "#lib/auth/issuers/rules/mapping.ts";
import { ROLES } from "#lib/auth/rules/permission.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Sent } from "#lib/sent.ts";

/** One rule: up to two conditions that both have to hold, and what follows. */
export async function ruleFields(
	stations: readonly Station[],
): Promise<FieldSpec[]> {
	const t = await getTranslations("houseSignIn.rules");
	const roles = await getTranslations("staff.roles");
	const typed = { type: "text", autoComplete: "off" } as const;
	const optional = t("optional");
	return [
		{ name: "claim", label: t("claim"), hint: t("claimHint"), ...typed },
		{ name: "value", label: t("value"), ...typed },
		{ name: "claim2", label: t("claim2"), optional, ...typed },
		{ name: "value2", label: t("value2"), optional, ...typed },
		{
			type: "choice",
			name: "role",
			label: t("role"),
			options: ROLES.map((role) => ({ value: role, text: roles(role) })),
		},
		{
			type: "ticks",
			name: "stations",
			label: t("stations"),
			hint: t("stationsHint"),
			options: stations.map(({ slug, shortName }) => ({
				value: slug,
				text: shortName,
			})),
		},
		{
			...typed,
			name: "stationsClaim",
			label: t("stationsClaim"),
			hint: t("stationsClaimHint", {
				slugs: stations.map(({ slug }) => slug).join(", "),
			}),
			optional,
		},
	];
}

export function ruleValues(rule: MappingRule): Sent {
	const [first, second] = rule.conditions;
	return {
		claim: first?.claim,
		value: first?.value,
		claim2: second?.claim,
		value2: second?.value,
		role: rule.role,
		stations: rule.stations,
		stationsClaim: rule.stationsClaim,
	};
}
