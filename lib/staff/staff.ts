import { needsStations, ROLES, type Role } from "#lib/auth/rules/permission.ts";

export interface Account {
	id: string;
	email: string;
	name: string;
	role: Role;
	active: boolean;
	stationIds: readonly number[];
	/** False: invited, no password chosen yet. */
	hasPassword: boolean;
	hasSecondFactor: boolean;
	/** Epoch milliseconds; null: never signed in lately. */
	lastSeenAt: number | null;
	/** Names of issuers that it is opened by; empty: with a password. */
	issuers: readonly string[];
	/** Whom issuers know by its address, and nobody has linked yet. */
	asks: readonly LinkAsk[];
}

export interface LinkAsk {
	issuerId: number;
	subject: string;
	/** Of the issuer. */
	issuer: string;
	/** Of the person, as the issuer says it. */
	name: string;
	/** Epoch milliseconds. */
	askedAt: number;
}

/** What an admin decides about an account. */
export interface AccountFacts {
	name: string;
	role: Role;
	stationIds: readonly number[];
}

/** Tells whether two forms showed the same. */
export const accountMark = ({ name, role, stationIds }: AccountFacts): string =>
	[role, ...stationIds.toSorted((a, b) => a - b), name].join(" ");

type AccountProblem =
	| "name-missing"
	| "name-too-long"
	| "email-invalid"
	| "role-missing"
	| "stations-missing";

/** What the history calls somebody whose account is erased; data like any name, so it is in the staff's language. */
export const FORMER_NAME = "ehemalige:r Mitarbeiter:in";

const MAX_NAME = 120;

/** As typed, to show it again beside what is wrong. */
interface TypedAccount {
	name: string;
	email: string;
	role: string;
	stations: readonly string[];
}

const isRole = (text: string): text is Role =>
	(ROLES as readonly string[]).includes(text);

/** @param known ids of all stations: what is none is left out */
export function readAccount(
	typed: Omit<TypedAccount, "email">,
	known: readonly number[],
):
	| { ok: true; facts: AccountFacts }
	| {
			ok: false;
			errors: Partial<Record<"name" | "role" | "stations", AccountProblem>>;
	  } {
	const name = typed.name.normalize("NFC").replace(/\s+/gu, " ").trim();
	const { role } = typed;
	const stationIds = typed.stations
		.map(Number)
		.filter((id) => known.includes(id));
	const lacksStations =
		isRole(role) && needsStations(role) && stationIds.length === 0;
	const errors: Partial<Record<"name" | "role" | "stations", AccountProblem>> =
		{
			...(name === ""
				? { name: "name-missing" }
				: name.length > MAX_NAME
					? { name: "name-too-long" }
					: {}),
			...(isRole(role) ? {} : { role: "role-missing" }),
			...(lacksStations ? { stations: "stations-missing" } : {}),
		};
	if (!isRole(role) || Object.keys(errors).length > 0)
		return { ok: false, errors };
	return {
		ok: true,
		facts: {
			name,
			role,
			stationIds: needsStations(role) ? [...new Set(stationIds)] : [],
		},
	};
}
