import { getTranslations } from "next-intl/server";
import type { Issuer } from "#lib/auth/issuers/issuers.ts";
import { lacksFactor, readProfile } from "#lib/auth/issuers/rules/claims.ts";
import {
	type Claims,
	decide,
	type MappingRule,
	valuesOf,
} from "#lib/auth/issuers/rules/mapping.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatList } from "#lib/text/format.ts";
import type { Trial } from "./trial.ts";

/** So much of what was pasted is said back. */
const MOST_SAID = 5;

/** What these rules make of somebody of whom an issuer says this. */
export async function trialWords(
	issuer: Issuer,
	rules: readonly MappingRule[],
	claims: Claims,
	stations: readonly Station[],
	totpRoles: readonly string[],
): Promise<Trial> {
	const t = await getTranslations("houseSignIn.rules.try");
	const roles = await getTranslations("staff.roles");
	const { outcomes, result } = decide(rules, claims, stations);
	const list = (texts: readonly string[]) =>
		formatList([...texts].slice(0, MOST_SAID), "de");
	const reasons = outcomes.flatMap(
		({ missing, counts, unknownStations }, index) => {
			const number = index + 1;
			const found = missing ? valuesOf(claims, missing.claim) : [];
			const said = missing
				? t("missing", {
						number,
						claim: missing.claim,
						value: missing.value,
						found: list(found) || t("nothing"),
					})
				: t(counts ? "applies" : "appliesNot", { number });
			return unknownStations.length > 0
				? [said, t("unknown", { number, names: list(unknownStations) })]
				: [said];
		},
	);
	if (!result.ok) return { title: t(result.error), hasAccess: false, reasons };
	const { role, stationIds } = result;
	const where = stations.filter(({ id }) => stationIds.includes(id));
	const lacks = lacksFactor(claims, role, issuer, totpRoles);
	const hasEmail = readProfile({ sub: "-", ...claims }, issuer)?.email != null;
	return {
		title:
			where.length === 0
				? t("yes", { role: roles(role) })
				: t("yesAt", {
						role: roles(role),
						stations: formatList(
							where.map(({ shortName }) => shortName),
							"de",
						),
					}),
		hasAccess: !lacks,
		reasons: [
			...reasons,
			...(lacks ? [t("factor")] : []),
			...(hasEmail ? [] : [t("email")]),
		],
	};
}
