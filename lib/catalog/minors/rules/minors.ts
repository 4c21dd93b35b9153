import type {
	Age,
	Comer,
	Companion,
	MinorCase,
	MinorDecision,
	MinorDocument,
	MinorNote,
	MinorRefusal,
	MinorRule,
} from "./minor-case.ts";

interface Rule {
	/** From 16 on one applies alone (PAuswG § 9 (2); eIDKG: from 16 only); for a passport from 18 (PassG § 6 (1)). */
	aloneFrom16: boolean;
	/** Temporary documents have no chip, so nothing is scanned; neither is it for an eID card. */
	fingerprints: boolean;
	/** Who can have it at all. */
	ages?: "under-16" | "from-16";
	/** What the document itself needs, beside papers about the person. */
	extra?: MinorDocument;
	/** Its fee depends on the age. */
	cheaperUnder24: boolean;
}

const RULES: Record<MinorRule, Rule> = {
	"id-card": { aloneFrom16: true, fingerprints: true, cheaperUnder24: true },
	"child-id-card": {
		aloneFrom16: true,
		fingerprints: true,
		ages: "under-16",
		cheaperUnder24: false,
	},
	"temporary-id-card": {
		aloneFrom16: true,
		fingerprints: false,
		extra: "urgency-proof",
		cheaperUnder24: false,
	},
	passport: { aloneFrom16: false, fingerprints: true, cheaperUnder24: true },
	"temporary-passport": {
		aloneFrom16: false,
		fingerprints: false,
		extra: "travel-proof",
		cheaperUnder24: false,
	},
	"eid-card": {
		aloneFrom16: true,
		fingerprints: false,
		ages: "from-16",
		cheaperUnder24: false,
	},
	// Identity cards and passports together: the stricter law of the two.
	family: { aloneFrom16: false, fingerprints: true, cheaperUnder24: true },
};

/** Whether whoever has custody must apply: always below 16, for a passport below 18. */
export function needsCustodian(rule: MinorRule, age: Age): boolean {
	return age !== "16-17" || !RULES[rule].aloneFrom16;
}

/**
 * Who must come and what to bring, for one service and one case; or why it does not work like this.
 *
 * The child comes in person: PAuswG § 9 (1) sentence 6, PassG § 6 (1) sentence 7. Only who has custody applies, and
 * cannot send somebody else: PAuswG § 9 (1) sentence 4 and (2), PassG § 6 (1) sentences 4 and 6. Parents with joint
 * custody act together (BGB § 1629 (1)), one may bring the other's consent; how sole custody is proved: SGB VIII
 * § 58 (Negativbescheinigung), BGB § 1671 (court), § 1680 (death); a guardian: FamFG § 168b (Bestellungsurkunde).
 */
export function decide(rule: MinorRule, minor: MinorCase): MinorDecision {
	const { age, companion } = minor;
	const refusal = refusalOf(rule, minor);
	if (refusal) return { ok: false, refusal };
	const isChild = age !== "16-17";
	const accompanied = needsCustodian(rule, age);
	return {
		ok: true,
		come: [
			isChild ? (age === "0-5" ? "small-child" : "child") : "young-person",
			...(accompanied ? custodianOf(companion) : []),
		],
		bring: [
			...ownDocuments(rule, isChild),
			...(accompanied ? custodyDocuments(minor) : []),
		],
		notes: notesFor(rule, minor),
	};
}

function refusalOf(
	rule: MinorRule,
	{ age, companion, custody }: MinorCase,
): MinorRefusal | null {
	const isChild = age !== "16-17";
	const { ages } = RULES[rule];
	if (ages === "under-16" && !isChild) return "child-card-too-old";
	if (ages === "from-16" && isChild) return "eid-too-young";
	if (!needsCustodian(rule, age)) return null;
	if (companion === "alone")
		return isChild ? "alone-under-16" : "alone-passport";
	if (companion === "someone") return "no-custody";
	if (companion !== "one") return null;
	if (custody === null) return "custody-missing";
	return custody === "other" ? "custodian-must-come" : null;
}

function custodianOf(companion: Companion): Comer[] {
	if (companion === "both") return ["both-parents"];
	return [companion === "guardian" ? "guardian" : "parent"];
}

function ownDocuments(rule: MinorRule, isChild: boolean): MinorDocument[] {
	if (rule === "eid-card") return ["home-country-document"];
	const { extra } = RULES[rule];
	return [
		"old-document",
		isChild ? "birth-certificate" : "birth-certificate-if-first",
		"photo",
		...(extra ? [extra] : []),
	];
}

function custodyDocuments({ companion, custody }: MinorCase): MinorDocument[] {
	if (companion === "both") return ["both-parents-documents"];
	if (companion === "guardian")
		return ["guardian-document", "guardianship-proof"];
	return custody === "joint"
		? ["parent-document", "consent", "absent-parent-copy"]
		: ["parent-document", "sole-custody-proof"];
}

function notesFor(rule: MinorRule, minor: MinorCase): MinorNote[] {
	const { age, companion, custody } = minor;
	const { fingerprints, cheaperUnder24 } = RULES[rule];
	const accompanied = needsCustodian(rule, age);
	const signs = age === "10-15" || age === "16-17";
	const isJoint = accompanied && companion === "one" && custody === "joint";
	const notes: (MinorNote | false)[] = [
		age === "0-5" && "small-child-photo",
		fingerprints && age !== "0-5" && "fingerprints",
		signs && rule !== "eid-card" && "signature",
		// BGB § 1687 (1): where the child lives may be enough; the office decides.
		isJoint && "living-apart",
		!accompanied && "no-consent",
		// Somebody has to say who the person is (PAuswG § 9 (4)).
		!accompanied &&
			companion === "alone" &&
			rule !== "eid-card" &&
			"first-document",
		rule === "family" && age === "16-17" && "family-id-card",
		cheaperUnder24 && "price-under-24",
	];
	return notes.filter((note) => note !== false);
}
