import { needsStations, type Role } from "#lib/auth/rules/permission.ts";

/** What an issuer says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

export interface Condition {
	/** "groups", or a way inwards: "realm_access.roles". */
	claim: string;
	/** What the claim is, or one of what it holds. */
	value: string;
}

/** Who all conditions hold for has the role. */
export interface MappingRule {
	conditions: readonly Condition[];
	role: Role;
	/** Slugs of stations that go with it. */
	stations: readonly string[];
	/** A claim that holds slugs of further stations; empty: none. */
	stationsClaim: string;
}

interface RuleOutcome {
	/** Null: it applies. */
	missing: Condition | null;
	/** Counts for the stations: it applies, and its role is the one that was chosen. */
	counts: boolean;
	/** What the claim for stations held that is no station. */
	unknownStations: readonly string[];
}

export interface Decision {
	/** For each rule, in order, what became of it. */
	outcomes: readonly RuleOutcome[];
	result:
		| { ok: true; role: Role; stationIds: readonly number[] }
		| { ok: false; error: "no-rule" | "no-station" };
}

interface KnownStation {
	id: number;
	slug: string;
}

/** Nobody is in more groups; an issuer that says so is looked at so far. */
const MOST_VALUES = 2_000;

/**
 * What somebody may, by what is said of them. The first rule that applies says the role; the stations are those of all
 * applying rules of the same role, because a right at one house is none at another. No rule: no access.
 */
export function decide(
	rules: readonly MappingRule[],
	claims: Claims,
	stations: readonly KnownStation[],
): Decision {
	const missing = rules.map(({ conditions }) =>
		firstMissing(conditions, claims),
	);
	const role = rules.find((_, index) => missing[index] === null)?.role ?? null;
	const outcomes = rules.map((rule, index) => {
		const counts = missing[index] === null && rule.role === role;
		return {
			missing: missing[index] ?? null,
			counts,
			...stationsOf(rule, claims, stations),
		};
	});
	if (role === null)
		return { outcomes, result: { ok: false, error: "no-rule" } };
	const found = new Set(
		outcomes.flatMap(({ counts, found }) => (counts ? found : [])),
	);
	const stationIds = needsStations(role)
		? [...found].sort((a, b) => a - b)
		: [];
	return {
		outcomes,
		result:
			needsStations(role) && stationIds.length === 0
				? { ok: false, error: "no-station" }
				: { ok: true, role, stationIds },
	};
}

/** A rule without conditions would hold for everybody: it holds for nobody. */
function firstMissing(
	conditions: readonly Condition[],
	claims: Claims,
): Condition | null {
	if (conditions.length === 0) return { claim: "", value: "" };
	return (
		conditions.find(
			({ claim, value }) => !valuesOf(claims, claim).includes(plain(value)),
		) ?? null
	);
}

function stationsOf(
	{ stations, stationsClaim }: MappingRule,
	claims: Claims,
	known: readonly KnownStation[],
): { found: number[]; unknownStations: string[] } {
	const said = stationsClaim === "" ? [] : valuesOf(claims, stationsClaim);
	const idOf = (slug: string) =>
		known.find((station) => station.slug === slug.toLowerCase())?.id;
	const ids = [...stations, ...said].map(idOf);
	return {
		found: ids.filter((id) => id !== undefined),
		unknownStations: said.filter((slug) => idOf(slug) === undefined),
	};
}

/** What a claim holds, as texts: its own name counts before a way inwards, for some names have dots in them. */
export function valuesOf(claims: Claims, name: string): string[] {
	if (Object.hasOwn(claims, name)) return textsOf(claims[name]);
	let value: unknown = claims;
	for (const part of name.split(".")) {
		if (typeof value !== "object" || value === null) return [];
		if (!Object.hasOwn(value, part)) return [];
		value = (value as Claims)[part];
	}
	return textsOf(value);
}

function textsOf(value: unknown): string[] {
	const all = Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
	return all
		.filter((one) => ["string", "number", "boolean"].includes(typeof one))
		.map((one) => plain(String(one)));
}

const plain = (text: string) => text.normalize("NFC").trim();
