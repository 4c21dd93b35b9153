/** Whether an issuer has to say that there was a second factor: for nobody, for roles that need a code here, for all. */
export const FACTOR_RULES = ["never", "for-roles", "always"] as const;
export type FactorRule = (typeof FACTOR_RULES)[number];

/** Whom we believe who somebody is: a sign-in of the house (docs/decisions/0048). */
export interface Issuer {
	id: number;
	/** In our addresses, and the name of its client secret. */
	slug: string;
	/** On the button. */
	name: string;
	/** Exactly as its tokens say it. */
	url: string;
	clientId: string;
	scopes: string;
	/** False: nobody signs in there but to try it. */
	active: boolean;
	/** Its e-mail addresses count although it does not say that it verified them. */
	trustsEmail: boolean;
	factorRule: FactorRule;
	/** What of acr or amr says that there was a second factor. */
	factorValues: readonly string[];
	/** After so many hours a session asks it again. */
	maxHours: number;
	/** When an administrator last tried it and came out of it as one; epoch milliseconds. */
	checkedAt: number | null;
	/** One more with each change of what stands above, but for having been tried. */
	version: number;
}

/** Why nobody gets in by an issuer; each has its sentence on the sign-in page. */
export const ISSUER_REFUSALS = [
	/** No such issuer, or none that is open. */
	"unknown-issuer",
	/** It does not answer, or not in time. */
	"away",
	/** It answers something else than agreed: address, client or secret are wrong. */
	"set-up",
	/** Pressed "cancel" there, or it says no. */
	"cancelled",
	/** It reports a fault of its own. */
	"issuer-fault",
	/** Used before, begun in another browser, or too long ago. */
	"stale",
	/** The answer is not of the issuer that was asked. */
	"mixed-up",
	/** What it says of the person cannot be trusted. */
	"token",
	/** Its clock and ours differ. */
	"clock",
	"no-rule",
	"no-station",
	"no-email",
	/** An account has this address already; an administrator links the two. */
	"account-exists",
	/** An administrator has closed the account. */
	"closed",
	"second-factor",
	/** Signed out there meanwhile. */
	"ended",
	"too-many-tries",
	"busy",
] as const;
export type IssuerRefusal = (typeof ISSUER_REFUSALS)[number];
