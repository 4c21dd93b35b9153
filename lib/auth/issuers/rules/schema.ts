import { FACTOR_RULES, type Issuer } from "#lib/auth/issuers/issuers.ts";
import { needsStations, ROLES } from "#lib/auth/rules/permission.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { isIssuerUrl } from "./address.ts";
import type { Claims, Condition, MappingRule } from "./mapping.ts";

/** What an administrator decides about an issuer. */
export type IssuerFacts = Omit<Issuer, "id" | "checkedAt" | "version">;

export type IssuerProblem =
	| "slug"
	| "name-missing"
	| "url"
	| "client-missing"
	| "scopes"
	| "factor-rule"
	| "factor-values-missing"
	| "hours"
	| "too-long";

type IssuerField =
	| "slug"
	| "name"
	| "url"
	| "clientId"
	| "scopes"
	| "factorRule"
	| "factorValues"
	| "maxHours";

type Read<Value, Field extends string, Problem> =
	| { ok: true; value: Value }
	| { ok: false; errors: Partial<Record<Field, Problem>> };

const LONGEST = 300;
const wordsOf = (text: string) =>
	[...new Set(text.split(/[\s,]+/))].filter((word) => word !== "");

/** @param text a field as it was typed; ticks are "" or something */
export function readIssuer(
	text: (name: string) => string,
	allowed: { allowsLoopback: boolean },
): Read<IssuerFacts, IssuerField, IssuerProblem> {
	const typed = (name: string) => text(name).trim();
	const factorRule = FACTOR_RULES.find((one) => one === typed("factorRule"));
	const factorValues = wordsOf(typed("factorValues"));
	const scopes = wordsOf(typed("scopes"));
	const hours = plainDigits(typed("maxHours"));
	const maxHours = /^\d{1,2}$/.test(hours) ? Number(hours) : 0;
	const errors: Partial<Record<IssuerField, IssuerProblem>> = {};
	for (const name of [
		"name",
		"url",
		"clientId",
		"scopes",
		"factorValues",
	] as const)
		if (typed(name).length > LONGEST) errors[name] = "too-long";
	if (!/^[a-z][a-z0-9-]{0,29}$/.test(typed("slug"))) errors.slug = "slug";
	if (!typed("name")) errors.name = "name-missing";
	if (!isIssuerUrl(typed("url"), allowed)) errors.url = "url";
	if (!typed("clientId")) errors.clientId = "client-missing";
	if (!scopes.includes("openid")) errors.scopes = "scopes";
	if (!factorRule) errors.factorRule = "factor-rule";
	else if (factorRule !== "never" && factorValues.length === 0)
		errors.factorValues = "factor-values-missing";
	if (maxHours < 1 || maxHours > 12) errors.maxHours = "hours";
	if (!factorRule || Object.keys(errors).length > 0)
		return { ok: false, errors };
	return {
		ok: true,
		value: {
			slug: typed("slug"),
			name: typed("name").replace(/\s+/g, " "),
			url: typed("url"),
			clientId: typed("clientId"),
			scopes: scopes.join(" "),
			active: text("active") !== "",
			trustsEmail: text("trustsEmail") !== "",
			factorRule,
			factorValues,
			maxHours,
		},
	};
}

export type RuleProblem =
	| "claim-missing"
	| "value-missing"
	| "role-missing"
	| "stations-missing"
	| "too-long";

type RuleField =
	| "claim"
	| "value"
	| "claim2"
	| "value2"
	| "role"
	| "stations"
	| "stationsClaim";

/** More rules than that nobody keeps apart. */
export const MOST_RULES = 100;

export function readRule(
	text: (name: string) => string,
	stations: readonly string[],
	known: readonly string[],
): Read<MappingRule, RuleField, RuleProblem> {
	const typed = (name: string) => text(name).normalize("NFC").trim();
	const role = ROLES.find((one) => one === typed("role"));
	const stationsClaim = typed("stationsClaim");
	const chosen = known.filter((slug) => stations.includes(slug));
	const errors: Partial<Record<RuleField, RuleProblem>> = {};
	const conditions: Condition[] = [];
	for (const [claim, value] of [
		["claim", "value"],
		["claim2", "value2"],
	] as const) {
		const isOptional = claim === "claim2";
		if (isOptional && !typed(claim) && !typed(value)) continue;
		if (!typed(claim)) errors[claim] = "claim-missing";
		if (!typed(value)) errors[value] = "value-missing";
		for (const name of [claim, value])
			if (typed(name).length > LONGEST) errors[name] = "too-long";
		conditions.push({ claim: typed(claim), value: typed(value) });
	}
	if (stationsClaim.length > LONGEST) errors.stationsClaim = "too-long";
	if (!role) errors.role = "role-missing";
	else if (needsStations(role) && chosen.length === 0 && !stationsClaim)
		errors.stations = "stations-missing";
	if (!role || Object.keys(errors).length > 0) return { ok: false, errors };
	const hasStations = needsStations(role);
	return {
		ok: true,
		value: {
			conditions,
			role,
			stations: hasStations ? chosen : [],
			stationsClaim: hasStations ? stationsClaim : "",
		},
	};
}

/** What somebody pasted to try the rules: an object in JSON, or a token, whose middle is one. Nothing is proved by it. */
export function readClaims(typed: string): Claims | null {
	const text = typed.trim();
	const [, middle] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text) ?? [];
	try {
		const value: unknown = JSON.parse(middle ? ofBase64Url(middle) : text);
		return typeof value === "object" && value !== null && !Array.isArray(value)
			? (value as Claims)
			: null;
	} catch {
		return null;
	}
}

const ofBase64Url = (text: string) =>
	new TextDecoder().decode(
		Uint8Array.fromBase64(text, { alphabet: "base64url" }),
	);
