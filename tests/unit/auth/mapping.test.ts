import fc from "fast-check";
import { expect, test } from "vitest";
import {
	isIssuerAddress,
	isIssuerUrl,
} from "#lib/auth/issuers/rules/address.ts";
import { lacksFactor, readProfile } from "#lib/auth/issuers/rules/claims.ts";
import { readLogoutToken } from "#lib/auth/issuers/rules/logout-token.ts";
import {
	decide,
	type MappingRule,
	valuesOf,
} from "#lib/auth/issuers/rules/mapping.ts";
import { readClaims, readRule } from "#lib/auth/issuers/rules/schema.ts";
import { ROLES, type Role } from "#lib/auth/rules/permission.ts";

const STATIONS = [
	{ id: 1, slug: "mitte" },
	{ id: 2, slug: "nord" },
];

const rule = (
	value: string,
	role: Role,
	stations: string[] = [],
	more: Partial<MappingRule> = {},
): MappingRule => ({
	conditions: [{ claim: "groups", value }],
	role,
	stations,
	stationsClaim: "",
	...more,
});

const resultOf = (rules: MappingRule[], claims: Record<string, unknown>) =>
	decide(rules, claims, STATIONS).result;

const RULES = [
	rule("leitung-nord", "lead", ["nord"]),
	rule("mitte", "clerk", ["mitte"]),
	rule("nord", "clerk", ["nord"]),
	rule("chefs", "admin"),
];

test.each([
	["no group", {}, "no-rule"],
	["a group that no rule names", { groups: ["kantine"] }, "no-rule"],
	["one group", { groups: ["mitte"] }, "clerk at 1"],
	["a single text", { groups: "mitte" }, "clerk at 1"],
	["two groups of one role", { groups: ["nord", "mitte"] }, "clerk at 1,2"],
	// A right at one house is none at another.
	["a lead in the north", { groups: ["leitung-nord", "mitte"] }, "lead at 2"],
	["a role without stations", { groups: ["chefs"] }, "admin at "],
	["the first rule wins", { groups: ["chefs", "nord"] }, "clerk at 2"],
])("%s", (_, claims, expected) => {
	const result = resultOf(RULES, claims);
	expect(
		result.ok ? `${result.role} at ${result.stationIds}` : result.error,
	).toBe(expected);
});

test("stations may come from what the issuer says; what is no station gives nothing", () => {
	const byClaim = [rule("team", "clerk", [], { stationsClaim: "haus" })];
	const of = (haus: unknown) => resultOf(byClaim, { groups: ["team"], haus });
	expect(of("Nord")).toMatchObject({ stationIds: [2] });
	expect(of(["mitte", "mond"])).toMatchObject({ stationIds: [1] });
	expect(of("mond")).toEqual({ ok: false, error: "no-station" });
	expect(of(undefined)).toEqual({ ok: false, error: "no-station" });
	expect(
		decide(byClaim, { groups: ["team"], haus: ["mond"] }, STATIONS).outcomes[0]
			?.unknownStations,
	).toEqual(["mond"]);
});

test("all conditions of a rule have to hold, and one without any holds for nobody", () => {
	const both = rule("team", "admin", [], {
		conditions: [
			{ claim: "groups", value: "team" },
			{ claim: "realm_access.roles", value: "admin" },
		],
	});
	expect(resultOf([both], { groups: ["team"] })).toMatchObject({ ok: false });
	const claims = { groups: ["team"], realm_access: { roles: ["admin"] } };
	expect(resultOf([both], claims)).toMatchObject({ ok: true, role: "admin" });
	const none = rule("", "admin", [], { conditions: [] });
	expect(resultOf([none], claims)).toMatchObject({ ok: false });
	expect(
		decide([both], { groups: ["team"] }, STATIONS).outcomes[0]?.missing,
	).toEqual({ claim: "realm_access.roles", value: "admin" });
});

test("whatever an issuer says, nobody gets a role or a station that no applying rule names", () => {
	const words = fc.constantFrom("mitte", "nord", "chefs", "x", "__proto__");
	const rules = fc.array(
		fc.record({
			conditions: fc.array(fc.record({ claim: words, value: words }), {
				maxLength: 2,
			}),
			role: fc.constantFrom(...ROLES),
			stations: fc.array(fc.constantFrom("mitte", "nord")),
			stationsClaim: fc.constantFrom("", "x"),
		}),
	);
	const claims = fc.dictionary(
		words,
		fc.oneof(words, fc.array(words), fc.jsonValue()),
	);
	fc.assert(
		fc.property(rules, claims, (all, said) => {
			const { result } = decide(all, said, STATIONS);
			const applying = all.filter(
				({ conditions }) =>
					conditions.length > 0 &&
					conditions.every(({ claim, value }) =>
						valuesOf(said, claim).includes(value),
					),
			);
			if (!result.ok) return;
			expect(applying[0]?.role).toBe(result.role);
			const given = applying
				.filter(({ role }) => role === result.role)
				.flatMap((one) => [
					...one.stations,
					...valuesOf(said, one.stationsClaim || "-"),
				]);
			for (const id of result.stationIds)
				expect(given).toContain(STATIONS.find((one) => one.id === id)?.slug);
		}),
	);
});

test("a claim is found by its own name before a way inwards, and never in what every object has", () => {
	const claims = { "https://stadt.example/roles": ["a"], a: { b: { c: "d" } } };
	expect(valuesOf(claims, "https://stadt.example/roles")).toEqual(["a"]);
	expect(valuesOf(claims, "a.b.c")).toEqual(["d"]);
	expect(valuesOf(claims, "a.b")).toEqual([]);
	for (const name of ["constructor.name", "__proto__", "toString", "a.x.y", ""])
		expect(valuesOf(claims, name)).toEqual([]);
});

test("an address counts when the issuer verified it, or is trusted to", () => {
	const of = (more: object, trustsEmail = false) =>
		readProfile(
			{ sub: "1", email: "Ada@Stadt.example", ...more },
			{ trustsEmail },
		)?.email ?? null;
	expect(of({})).toBeNull();
	expect(of({ email_verified: true })).toBe("ada@stadt.example");
	expect(of({ email_verified: "true" })).toBe("ada@stadt.example");
	expect(of({}, true)).toBe("ada@stadt.example");
	expect(of({ email_verified: false }, true)).toBeNull();
	expect(of({ email_verified: true, email: "ada@stadt" })).toBeNull();
	expect(of({ email_verified: true, email: "a b@stadt.example" })).toBeNull();
	expect(of({ email_verified: true, email: ["a@stadt.example"] })).toBeNull();
});

test("without a subject that can be kept there is nobody", () => {
	for (const sub of [undefined, "", 7, "x".repeat(256), "a\0"])
		expect(readProfile({ sub }, { trustsEmail: true })).toBeNull();
	expect(
		readProfile(
			{ sub: "7", given_name: "Ada\n", family_name: " Lovelace" },
			{ trustsEmail: false },
		),
	).toEqual({ subject: "7", name: "Ada Lovelace", email: null, session: null });
});

test("a second factor is asked for where the city wants a code, or always, or never", () => {
	const lacks = (
		factorRule: "never" | "for-roles" | "always",
		claims: object,
		role: Role = "clerk",
	) =>
		lacksFactor(
			{ ...claims },
			role,
			{ factorRule, factorValues: ["mfa", "otp"] },
			["admin"],
		);
	expect(lacks("never", {}, "admin")).toBe(false);
	expect(lacks("for-roles", {})).toBe(false);
	expect(lacks("for-roles", {}, "admin")).toBe(true);
	expect(lacks("for-roles", { amr: ["pwd", "otp"] }, "admin")).toBe(false);
	expect(lacks("always", { amr: ["pwd"] })).toBe(true);
	expect(lacks("always", { acr: "mfa" })).toBe(false);
});

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

test("a logout token says whom, and is never an ID token", () => {
	const token = { jti: "1", sub: "7", events: { [EVENT]: {} } };
	expect(readLogoutToken(token)).toEqual({
		tokenId: "1",
		subject: "7",
		session: null,
	});
	for (const wrong of [
		{ ...token, nonce: "n" },
		{ ...token, jti: undefined },
		{ ...token, sub: undefined },
		{ ...token, events: undefined },
		{ ...token, events: {} },
		{ ...token, events: [EVENT] },
		{ ...token, events: { [EVENT]: true } },
		{ ...token, events: EVENT },
	])
		expect(readLogoutToken(wrong)).toBeNull();
});

test("only encrypted addresses are asked, and this machine itself only where nothing is real", () => {
	const inside = { allowsLoopback: true };
	const outside = { allowsLoopback: false };
	expect(isIssuerUrl("https://login.example/realms/a", outside)).toBe(true);
	expect(isIssuerUrl("http://localhost:4000", inside)).toBe(true);
	for (const wrong of [
		"http://login.example",
		"http://localhost:4000",
		"ftp://login.example",
		"file:///etc/passwd",
		"https://user:secret@login.example",
		"https://login.example#x",
		"login.example",
		"javascript:alert(1)",
		`https://${"a".repeat(300)}.example`,
	]) {
		expect(isIssuerAddress(wrong, outside), wrong).toBe(false);
		expect(isIssuerUrl(wrong, outside), wrong).toBe(false);
	}
	expect(isIssuerUrl("https://login.example?x=1", outside)).toBe(false);
	expect(isIssuerAddress("http://localhost.evil.example", inside)).toBe(false);
});

test("a rule that would give a role of a house without one is refused, with what is missing", () => {
	const read = (fields: Record<string, string>, stations: string[] = []) =>
		readRule((name) => fields[name] ?? "", stations, ["mitte"]);
	expect(read({})).toEqual({
		ok: false,
		errors: {
			claim: "claim-missing",
			value: "value-missing",
			role: "role-missing",
		},
	});
	const typed = { claim: "groups", value: " team ", role: "clerk" };
	expect(read(typed, ["mond"])).toEqual({
		ok: false,
		errors: { stations: "stations-missing" },
	});
	expect(read(typed, ["mitte", "mond"])).toEqual({
		ok: true,
		value: rule("team", "clerk", ["mitte"]),
	});
	expect(read({ ...typed, claim2: "x" }, ["mitte"])).toMatchObject({
		errors: { value2: "value-missing" },
	});
	// Stations of a role that asks for none are nobody's.
	expect(
		read({ ...typed, role: "admin", stationsClaim: "x" }, ["mitte"]),
	).toEqual({ ok: true, value: rule("team", "admin") });
});

test("claims are pasted as JSON or as a whole token", () => {
	expect(readClaims(' {"groups":["ä"]} ')).toEqual({ groups: ["ä"] });
	const middle = Buffer.from('{"groups":["ä"]}').toString("base64url");
	expect(readClaims(`eyJh.${middle}.c2ln`)).toEqual({ groups: ["ä"] });
	for (const wrong of ["", "[]", "null", "7", "{", "a.b.c", "a.!!.c"])
		expect(readClaims(wrong), wrong).toBeNull();
});
