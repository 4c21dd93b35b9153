import { isEmailAddress } from "#lib/booking/rules/email-address.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { isScope, type Scope } from "./scope.ts";

/** What the city and whoever runs a program have agreed upon. */
export interface Agreement {
	name: string;
	contactEmail: string;
	scopes: readonly Scope[];
	/** Slugs of the stations at which it may book; "all": also at those that are still to come. */
	stations: readonly string[] | "all";
	hourMinutes: number;
	dayShare: number;
}

/** Tells whether two forms showed the same. */
export function agreementMark(agreement: Agreement): string {
	const { name, contactEmail, scopes, stations, hourMinutes, dayShare } =
		agreement;
	const where = stations === "all" ? stations : stations.toSorted();
	const plain = [name, contactEmail, hourMinutes, dayShare];
	return JSON.stringify([...plain, scopes.toSorted(), where]);
}

const MAX_HOUR_MINUTES = 100_000;
const MAX_NAME = 120;

type AgreementProblem =
	| "name-missing"
	| "email-invalid"
	| "scopes-missing"
	| "stations-missing"
	| "hour-minutes-wrong"
	| "day-share-wrong";
export type AgreementErrors = Partial<
	Record<keyof Agreement, AgreementProblem>
>;

/** What an administrator typed: an agreement, or what is wrong with each field. */
export function readAgreement(
	sent: Sent,
): { ok: true; value: Agreement } | { ok: false; errors: AgreementErrors } {
	const name = textOf(sent, "name")
		.normalize("NFC")
		.replace(/\s+/gu, " ")
		.trim();
	const contactEmail = textOf(sent, "contactEmail").trim();
	const scopes = textsOf(sent, "scopes").filter(isScope);
	const stations =
		textOf(sent, "where") === "all"
			? ("all" as const)
			: [...new Set(textsOf(sent, "stations"))];
	const hourMinutes = wholeNumber(textOf(sent, "hourMinutes"));
	const dayShare = wholeNumber(textOf(sent, "dayShare"));
	const errors: AgreementErrors = {
		...(name === "" || name.length > MAX_NAME ? { name: "name-missing" } : {}),
		...(isEmailAddress(contactEmail) ? {} : { contactEmail: "email-invalid" }),
		...(scopes.length > 0 ? {} : { scopes: "scopes-missing" }),
		...(stations.length > 0 ? {} : { stations: "stations-missing" }),
		...(isWithin(hourMinutes, MAX_HOUR_MINUTES)
			? {}
			: { hourMinutes: "hour-minutes-wrong" }),
		...(isWithin(dayShare, 100) ? {} : { dayShare: "day-share-wrong" }),
	};
	return Object.keys(errors).length > 0
		? { ok: false, errors }
		: {
				ok: true,
				value: { name, contactEmail, scopes, stations, hourMinutes, dayShare },
			};
}

/** NaN: it is none. */
function wholeNumber(text: string): number {
	const digits = plainDigits(text);
	return /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
}

const isWithin = (number: number, most: number) =>
	number >= 1 && number <= most;
