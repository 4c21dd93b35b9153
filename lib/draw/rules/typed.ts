import {
	type Details,
	type DetailsRefusal,
	parseDetails,
	typedDetails,
} from "#lib/booking/rules/schema.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import { type Sent, textOf, textsOf, typedIn } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import type { Weekday } from "#lib/time.ts";

/** When somebody could come. */
export const PARTS = ["any", "morning", "afternoon"] as const;
type Part = (typeof PARTS)[number];

/** What a form tells that hands in a wish. */
export interface HandedIn {
	/** `dienst` entries. */
	services: string[];
	/** Empty: any. */
	weekdays: Weekday[];
	part: Part;
	details: Details;
}

export type HandInProblem = "service-missing" | DetailsRefusal;

/** Who comes with more has another way: the phone. */
export const MOST_PERSONS = 5;
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** @throws never: whatever was sent is either a wish or named problems. */
export function readHandedIn(
	sent: Sent,
	rule: ContactRule,
):
	| { ok: true; value: HandedIn }
	| { ok: false; errors: Record<string, HandInProblem> } {
	const parsed = parseDetails(
		{ ...typedDetails(sent), contact: "", forOther: "" },
		rule,
	);
	const errors: Record<string, HandInProblem> = parsed.ok
		? {}
		: { ...parsed.errors };
	const chosen = textsOf(sent, "dienst").filter((entry) => entry !== "");
	const count = Number(plainDigits(textOf(sent, "zahl"))) || 1;
	const services = chosen.map((entry) =>
		entry.includes(":") || count <= 1
			? entry
			: `${entry}:${Math.min(MOST_PERSONS, count)}`,
	);
	if (services.length === 0) errors.dienst = "service-missing";
	if (!parsed.ok || services.length === 0 || "contact" in parsed.details)
		return { ok: false, errors };
	return {
		ok: true,
		value: {
			services,
			weekdays: WEEK.filter((day) =>
				textsOf(sent, "tag").includes(String(day)),
			),
			part: PARTS.find((part) => part === textOf(sent, "tageszeit")) ?? "any",
			details: parsed.details,
		},
	};
}

const NOTHING_SENT = {
	verlosung: "",
	formular: "",
	zahl: "1",
	tageszeit: "any",
	name: "",
	email: "",
	phone: "",
};
/** What comes back to be put right. */
const MAX_SHOWN = 1_000;

/** What a form sent, to be read and shown again beside what is wrong. */
export function typedHandIn(sent: Sent): Sent {
	return {
		...typedIn(sent, NOTHING_SENT, MAX_SHOWN),
		dienst: textsOf(sent, "dienst").slice(0, 20),
		tag: textsOf(sent, "tag").slice(0, 7),
	};
}
