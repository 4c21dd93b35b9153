/** How a service treats people under 18; null in the catalogue: it makes no difference. */
export const MINOR_RULES = [
	"id-card",
	"child-id-card",
	"temporary-id-card",
	"passport",
	"temporary-passport",
	"eid-card",
	"family",
] as const;
export type MinorRule = (typeof MINOR_RULES)[number];

/**
 * The ages the law tells apart: fingerprints from 6 (PAuswG § 9 (3) sentence 4, for passports alike), an own signature
 * from 10 (administrative rules to both acts), an identity card on one's own from 16 (PAuswG § 9 (2)).
 */
export const AGES = ["0-5", "6-9", "10-15", "16-17"] as const;
export type Age = (typeof AGES)[number];

/** Who comes along. "someone" has no custody: a grandmother, a neighbour. */
export const COMPANIONS = [
	"both",
	"one",
	"guardian",
	"someone",
	"alone",
] as const;
export type Companion = (typeof COMPANIONS)[number];

/** Who has custody, asked of one parent. "other": somebody else than this parent, alone or as a guardian. */
export const CUSTODIES = ["joint", "sole", "other"] as const;
export type Custody = (typeof CUSTODIES)[number];

export interface MinorCase {
	age: Age;
	companion: Companion;
	/** Null where it was not asked. */
	custody: Custody | null;
}

export type Comer =
	| "child"
	| "small-child"
	| "young-person"
	| "both-parents"
	| "parent"
	| "guardian";

export type MinorDocument =
	| "old-document"
	| "birth-certificate"
	| "birth-certificate-if-first"
	| "photo"
	| "urgency-proof"
	| "travel-proof"
	| "home-country-document"
	| "both-parents-documents"
	| "parent-document"
	| "consent"
	| "absent-parent-copy"
	| "sole-custody-proof"
	| "guardian-document"
	| "guardianship-proof";

export type MinorNote =
	| "small-child-photo"
	| "fingerprints"
	| "signature"
	| "price-under-24"
	| "living-apart"
	| "no-consent"
	| "first-document"
	| "family-id-card";

/** Why it does not work like this; each has a sentence that says what to do instead. */
export type MinorRefusal =
	| "child-card-too-old"
	| "eid-too-young"
	| "alone-under-16"
	| "alone-passport"
	| "no-custody"
	| "custody-missing"
	| "custodian-must-come";

export type MinorDecision =
	| { ok: false; refusal: MinorRefusal }
	| {
			ok: true;
			come: readonly Comer[];
			bring: readonly MinorDocument[];
			notes: readonly MinorNote[];
	  };
