import {
	minorText,
	parseMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import type { Choice } from "#lib/paths/citizen.ts";
import { sentValues } from "#lib/sent-values.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

/** More entries than any form of ours sends are not read. */
const MAX_ENTRIES = 60;

const all = (value: string | string[] | undefined): string[] =>
	value === undefined ? [] : [value].flat().slice(0, MAX_ENTRIES);

export function firstOf(value: string | string[] | undefined): string {
	return all(value)[0] ?? "";
}

/** What a form sent, as if it stood in an address; files are left out. */
export function sentParams(form: FormData): SearchParams {
	return sentValues(form);
}

interface AskedChoice extends Choice {
	/** Somebody chose something, or pressed "Weiter" without choosing. */
	asked: boolean;
	/** It comes from the first page's form and is not yet written the short way. */
	submitted: boolean;
}

const MAX_SEARCH = 120;

/** What was looked for, without characters that cannot be seen or turn the text around. */
function readSearch(text: string): string {
	return text
		.slice(0, MAX_SEARCH)
		.replace(/[\p{C}\s]+/gu, " ")
		.trim();
}

/**
 * What the address says was chosen. The form of the first page sends `dienst=slug` for each tick and
 * the quantity beside it as `n-slug`; every other address has `dienst=slug:n` (design §9).
 */
export function readChoice(params: SearchParams): AskedChoice {
	const withQuantity = (entry: string) => {
		const quantity = plainDigits(firstOf(params[`n-${entry}`]));
		return /^[2-9]\d?$/.test(quantity) ? `${entry}:${quantity}` : entry;
	};
	const services = all(params.dienst).filter(Boolean).map(withQuantity);
	const station = firstOf(params.ort).slice(0, 64);
	const minor = parseMinor(firstOf(params.kind));
	const home = firstOf(params.bei);
	const search = params["suche-ende"] ? "" : readSearch(firstOf(params.suche));
	return {
		services,
		...(minor ? { minor: minorText(minor) } : {}),
		...(station ? { station } : {}),
		...(/^[a-z0-9-]{1,64}$/.test(home) ? { home } : {}),
		...(search ? { search } : {}),
		asked: params.dienst !== undefined || params.gewaehlt !== undefined,
		submitted: params.gewaehlt !== undefined,
	};
}

/** The choice as it goes into an address; an empty entry keeps "nothing was chosen". */
export function addressOf({
	services,
	minor,
	station,
	home,
	search,
}: Choice): Choice {
	return {
		services: services.length > 0 ? services : [""],
		...(minor ? { minor } : {}),
		...(station ? { station } : {}),
		...(home ? { home } : {}),
		...(search ? { search } : {}),
	};
}
