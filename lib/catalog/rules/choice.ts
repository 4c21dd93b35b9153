import {
	minorText,
	parseMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import type { Choice } from "#lib/paths/citizen.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

export interface AskedChoice extends Choice {
	/** Somebody chose something, or pressed "Weiter" without choosing. */
	asked: boolean;
	/** It comes from the first page's form and is not yet written the short way. */
	submitted: boolean;
}

/** More entries than any form of ours sends are not read. */
const MAX_ENTRIES = 60;
const MAX_SEARCH = 120;

/** What was looked for, without characters that cannot be seen or turn the text around. */
function readSearch(text: string): string {
	return text
		.slice(0, MAX_SEARCH)
		.replace(/[\p{C}\s]+/gu, " ")
		.trim();
}

/**
 * What an address, or a form that carries it, says was chosen. The form of the first page sends `dienst=slug` for each
 * tick and the quantity beside it as `n-slug`; every other address has `dienst=slug:n` (design §9).
 */
export function readChoice(sent: Sent): AskedChoice {
	const withQuantity = (entry: string) => {
		const quantity = plainDigits(textOf(sent, `n-${entry}`));
		return /^[2-9]\d?$/.test(quantity) ? `${entry}:${quantity}` : entry;
	};
	const services = textsOf(sent, "dienst")
		.slice(0, MAX_ENTRIES)
		.filter(Boolean)
		.map(withQuantity);
	const station = textOf(sent, "ort").slice(0, 64);
	const minor = parseMinor(textOf(sent, "kind"));
	const home = textOf(sent, "bei");
	const search = sent["suche-ende"] ? "" : readSearch(textOf(sent, "suche"));
	return {
		services,
		...(minor ? { minor: minorText(minor) } : {}),
		...(station ? { station } : {}),
		...(/^[a-z0-9-]{1,64}$/.test(home) ? { home } : {}),
		...(search ? { search } : {}),
		asked: sent.dienst !== undefined || sent.gewaehlt !== undefined,
		submitted: sent.gewaehlt !== undefined,
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

/** The choice as fields that carry it through a form; what was not chosen is left out. */
export function choiceFields({ services, minor, station, home }: Choice): Sent {
	return {
		dienst: services.filter(Boolean),
		...(minor ? { kind: minor } : {}),
		...(station ? { ort: station } : {}),
		...(home ? { bei: home } : {}),
	};
}
