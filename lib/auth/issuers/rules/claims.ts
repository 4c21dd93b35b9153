import type { FactorRule } from "#lib/auth/issuers/issuers.ts";
import type { Role } from "#lib/auth/rules/permission.ts";
import { type Claims, valuesOf } from "./mapping.ts";

/** Who somebody is, as an issuer says it. */
export interface Profile {
	/** With the issuer this is the identity; nothing else is (docs/decisions/0048). */
	subject: string;
	name: string;
	/** Null: none that one may believe. */
	email: string | null;
	/** What the issuer calls the session; null: nothing. */
	session: string | null;
}

const MAX_NAME = 120;
const MAX_SIGNS = 255;
const EMAIL = /^[^\s@<>"]{1,64}@[a-z0-9.-]{1,180}\.[a-z]{2,}$/;

/**
 * Reads who it is. An address counts if the issuer has verified it, or is trusted to (Entra ID never says so); it is
 * where mails go, and never says whose account it is.
 * @returns null: it says nothing that could be kept
 */
export function readProfile(
	claims: Claims,
	{ trustsEmail }: { trustsEmail: boolean },
): Profile | null {
	const subject = claims.sub;
	if (typeof subject !== "string" || !isShort(subject)) return null;
	const email = text(claims.email).toLowerCase();
	const isVerified =
		claims.email_verified === true || claims.email_verified === "true";
	const isDenied =
		claims.email_verified === false || claims.email_verified === "false";
	const counts =
		EMAIL.test(email) && (isVerified || (trustsEmail && !isDenied));
	const session = text(claims.sid);
	return {
		subject,
		name: nameOf(claims) || (counts ? email : subject),
		email: counts ? email : null,
		session: isShort(session) ? session : null,
	};
}

function nameOf(claims: Claims): string {
	const whole = text(claims.name);
	const name =
		whole || `${text(claims.given_name)} ${text(claims.family_name)}`;
	return name
		.normalize("NFC")
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
		.trim()
		.slice(0, MAX_NAME);
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const isShort = (value: string) =>
	value.length > 0 && value.length <= MAX_SIGNS && !value.includes("\0");

/** Whether the issuer has to say that there was a second factor, and does not. */
export function lacksFactor(
	claims: Claims,
	role: Role,
	{
		factorRule,
		factorValues,
	}: { factorRule: FactorRule; factorValues: readonly string[] },
	/** Roles that need a code here. */
	totpRoles: readonly string[],
): boolean {
	const isNeeded =
		factorRule === "always" ||
		(factorRule === "for-roles" && totpRoles.includes(role));
	if (!isNeeded) return false;
	const said = [...valuesOf(claims, "acr"), ...valuesOf(claims, "amr")];
	return !factorValues.some((value) => said.includes(value));
}
