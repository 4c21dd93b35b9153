import {
	type Details,
	type DetailsRefusal,
	parseDetails,
	typedDetails,
} from "#lib/booking/rules/schema.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import { type Sent, textOf, textsOf, typedIn } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import {
	HALVES_OF_WEEK,
	type HalfOfWeek,
	readHalves,
} from "#lib/wishes/rules/halves.ts";

/** What a form tells that hands in a wish. */
export interface HandedIn {
	/** `dienst` entries. */
	services: string[];
	/** Empty: any. */
	halves: HalfOfWeek[];
	details: Details;
	/** Ticked: the desk may see their language. */
	showsLanguage?: boolean;
}

export type HandInProblem = "service-missing" | DetailsRefusal;

/** Who comes with more has another way: the phone. */
export const MOST_PERSONS = 5;

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
			halves: readHalves(sent, "wann"),
			details: parsed.details,
			showsLanguage: textOf(sent, "showsLanguage") !== "",
		},
	};
}

const NOTHING_SENT = {
	verlosung: "",
	formular: "",
	zahl: "1",
	name: "",
	email: "",
	phone: "",
	showsLanguage: "",
};
/** What comes back to be put right. */
const MAX_SHOWN = 1_000;

/** What a form sent, to be read and shown again beside what is wrong. */
export function typedHandIn(sent: Sent): Sent {
	return {
		...typedIn(sent, NOTHING_SENT, MAX_SHOWN),
		dienst: textsOf(sent, "dienst").slice(0, 20),
		wann: textsOf(sent, "wann").slice(0, HALVES_OF_WEEK.length),
	};
}
