import type { Kind } from "./kind.ts";

/** What a citizen must tell who books online: nothing, one of them, or a certain one. Staff always book without. */
export const CONTACT_RULES = ["none", "email", "phone", "either"] as const;
export type ContactRule = (typeof CONTACT_RULES)[number];

const MISSING = ["email-missing", "phone-missing", "contact-missing"] as const;
export type MissingContact = (typeof MISSING)[number];

export const isMissing = (code: string): code is MissingContact =>
	MISSING.some((one) => one === code);

/** Beside which field what is missing is said. */
export const fieldOfMissing = (missing: MissingContact) =>
	missing === "phone-missing" ? "phone" : "email";

/** Whether this field is more than voluntary. */
export const asksFor = (rule: ContactRule, field: "email" | "phone") =>
	rule === field || rule === "either";

/** The same for an appointment of a kind: whoever is called must say where. */
export function missingFor(
	rule: ContactRule,
	kind: Kind,
	contact: { email: string | null; phone: string | null },
): MissingContact | null {
	return kind === "phone" && contact.phone === null
		? "phone-missing"
		: missingContact(rule, contact);
}

/** What is still to be told; null: nothing. */
export function missingContact(
	rule: ContactRule,
	{ email, phone }: { email: string | null; phone: string | null },
): MissingContact | null {
	switch (rule) {
		case "none":
			return null;
		case "email":
			return email === null ? "email-missing" : null;
		case "phone":
			return phone === null ? "phone-missing" : null;
		case "either":
			return email === null && phone === null ? "contact-missing" : null;
	}
}
