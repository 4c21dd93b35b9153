import { IDENTITIES, type Identity } from "#lib/privacy/privacy.ts";
import { foldName } from "#lib/text/names.ts";
import { phoneKey } from "#lib/text/phone.ts";
import { parseReference } from "#lib/text/reference.ts";
import { onlyDigits, plainDigits } from "#lib/text/typed-digits.ts";

/** What somebody says of themselves at the counter: of each kind two facts, or it is not looked for. */
export interface Sought {
	/** Of an appointment or a wish. */
	number: { reference: string; pin: string } | null;
	contact: {
		name: string;
		phoneKey: string | null;
		email: string | null;
	} | null;
	/** The number that people are told, and the address that they gave with it. */
	feedback: { id: number; email: string } | null;
	/** The address with which a number from afar was asked for, and the slug of the station. */
	afar: { email: string; station: string } | null;
	identity: Identity;
}

/** As it stands in the form. */
export const TYPED = {
	nummer: "",
	pin: "",
	name: "",
	telefon: "",
	email: "",
	rueckmeldung: "",
	antwortadresse: "",
	nummeradresse: "",
	nummerstation: "",
	ausweis: "",
	gesehen: "",
} as const;
export type TypedPerson = Record<keyof typeof TYPED, string>;

export type SoughtProblem =
	| "nothing-said"
	| "number-wrong"
	| "pin-missing"
	| "number-missing"
	| "name-missing"
	| "contact-missing"
	| "feedback-number-wrong"
	| "feedback-email-missing"
	| "feedback-number-missing"
	| "afar-email-missing"
	| "afar-station-missing"
	| "identity-missing"
	| "not-seen";

export function readSought(
	typed: TypedPerson,
):
	| { ok: true; sought: Sought }
	| { ok: false; errors: Partial<Record<keyof TypedPerson, SoughtProblem>> } {
	const said = Object.fromEntries(
		Object.entries(typed).map(([name, text]) => [name, text.trim()]),
	) as TypedPerson;
	const number = readNumber(said);
	const contact = readContact(said);
	const feedback = readFeedback(said);
	const afar = readAfar(said);
	const identity = IDENTITIES.find((one) => one === said.ausweis);
	const errors = {
		...number.errors,
		...contact.errors,
		...feedback.errors,
		...afar.errors,
		...(identity ? {} : { ausweis: "identity-missing" as const }),
		...(said.gesehen ? {} : { gesehen: "not-seen" as const }),
	};
	const isNothing =
		!number.value &&
		!contact.value &&
		!feedback.value &&
		!afar.value &&
		Object.keys({
			...number.errors,
			...contact.errors,
			...feedback.errors,
			...afar.errors,
		}).length === 0;
	if (isNothing || !identity || Object.keys(errors).length > 0)
		return {
			ok: false,
			errors: isNothing ? { nummer: "nothing-said", ...errors } : errors,
		};
	return {
		ok: true,
		sought: {
			number: number.value,
			contact: contact.value,
			feedback: feedback.value,
			afar: afar.value,
			identity,
		},
	};
}

interface Read<Value> {
	value: Value | null;
	errors: Partial<Record<keyof TypedPerson, SoughtProblem>>;
}

function readNumber({ nummer, pin }: TypedPerson): Read<Sought["number"]> {
	if (!nummer && !pin) return { value: null, errors: {} };
	if (!nummer) return { value: null, errors: { nummer: "number-missing" } };
	const reference = parseReference(nummer);
	if (!reference) return { value: null, errors: { nummer: "number-wrong" } };
	const digits = onlyDigits(pin);
	if (!digits) return { value: null, errors: { pin: "pin-missing" } };
	return { value: { reference, pin: digits }, errors: {} };
}

function readContact({
	name,
	telefon,
	email,
}: TypedPerson): Read<Sought["contact"]> {
	if (!name && !telefon && !email) return { value: null, errors: {} };
	if (foldName(name) === "")
		return { value: null, errors: { name: "name-missing" } };
	const key = telefon ? phoneKey(telefon) : null;
	if (!key && !email.includes("@"))
		return { value: null, errors: { telefon: "contact-missing" } };
	return {
		value: { name, phoneKey: key, email: email ? email.toLowerCase() : null },
		errors: {},
	};
}

function readFeedback({
	rueckmeldung,
	antwortadresse,
}: TypedPerson): Read<Sought["feedback"]> {
	if (!rueckmeldung && !antwortadresse) return { value: null, errors: {} };
	if (!rueckmeldung)
		return { value: null, errors: { rueckmeldung: "feedback-number-missing" } };
	const digits = plainDigits(rueckmeldung);
	if (!/^\d{1,9}$/.test(digits))
		return { value: null, errors: { rueckmeldung: "feedback-number-wrong" } };
	if (!antwortadresse.includes("@"))
		return {
			value: null,
			errors: { antwortadresse: "feedback-email-missing" },
		};
	return {
		value: { id: Number(digits), email: antwortadresse.toLowerCase() },
		errors: {},
	};
}

function readAfar({
	nummeradresse,
	nummerstation,
}: TypedPerson): Read<Sought["afar"]> {
	if (!nummeradresse && !nummerstation) return { value: null, errors: {} };
	if (!nummeradresse.includes("@"))
		return { value: null, errors: { nummeradresse: "afar-email-missing" } };
	if (!nummerstation)
		return { value: null, errors: { nummerstation: "afar-station-missing" } };
	return {
		value: { email: nummeradresse, station: nummerstation },
		errors: {},
	};
}
