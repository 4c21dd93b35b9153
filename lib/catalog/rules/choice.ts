import {
	type Catalog,
	findStation,
	onlineStations,
	type Service,
	type Station,
} from "#lib/catalog/catalog.ts";
import {
	asksMinor,
	minorText,
	parseMinor,
	settledMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { ANY_STATION, type Choice, type paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import {
	isCollecting,
	parseSelection,
	type Selection,
	selectionEntries,
} from "./selection.ts";

/** The choice as an address asks for it, whatever there is of it (docs/ways/booking-form.md). */
interface AskedChoice extends Choice {
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

/** What has been chosen so far and holds: read once from the address, and handed down as it is. */
export interface Chosen {
	selection: Selection;
	/** For whom the documents are, once that is settled. */
	minor: string | undefined;
	/** Null: whichever is first, or not chosen yet. */
	station: Station | null;
	/** The same, as it goes into an address. */
	choice: Choice;
}

/**
 * The steps between the first page and the reservation; and a wish, which does not ask for whom the documents are where
 * it begins itself.
 */
type Step = "minor" | "where" | "when" | "wish";

/** What a step needs of what was chosen, or the address of the step that has to come before it. */
export function chosenFor(
	step: Step,
	asked: AskedChoice,
	catalog: Catalog,
	to: ReturnType<typeof paths>,
): Chosen | { elsewhere: string } {
	const parsed = parseSelection(asked.services, catalog, "any");
	const isOffered = step === "minor" || onlineStations(catalog).length > 0;
	if (!parsed.ok || !isOffered)
		return { elsewhere: to.start(addressOf(asked)) };
	const selection = parsed.value;
	const services = selectionEntries(selection);
	const address = { ...addressOf(asked), services };
	const asksFirst = step !== "minor" && !(step === "wish" && asked.submitted);
	if (asksFirst && asksMinor(selection, asked.minor))
		return { elsewhere: to.minor(address) };
	const minor = settledMinor(selection, asked.minor) ?? undefined;
	const station = findStation(catalog, asked.station ?? "");
	const chosen = { selection, minor, station, choice: { ...address, minor } };
	if (step === "where" && asked.submitted)
		return {
			elsewhere: asked.station
				? to.when(chosen.choice)
				: to.where(chosen.choice),
		};
	if (step !== "when") return chosen;
	// What is collected lies in one station.
	const isAny = asked.station === ANY_STATION && !isCollecting(selection);
	if (!isAny && (!station || station.phase === "walk-in"))
		return { elsewhere: to.where(address) };
	return {
		...chosen,
		choice: { ...chosen.choice, station: station?.slug ?? ANY_STATION },
	};
}

/** What an address asks for and cannot have, each of which is said (design §9: others link here). */
export interface LinkFindings {
	/** How many services we do not know. */
	unknown: number;
	/** Services that have no appointment here. */
	elsewhere: readonly Service[];
	/** Services that are not offered any more. */
	retired: readonly Service[];
	/** What is to be said about `ort`; null if nothing was asked for. */
	station:
		| { kind: "online" | "walk-in"; station: Station }
		| { kind: "any" }
		| { kind: "unknown" }
		| null;
}

export function findingsOf(choice: Choice, catalog: Catalog): LinkFindings {
	const services = choice.services.map((entry) => {
		const [slug] = entry.split(":");
		return catalog.services.find((service) => service.slug === slug) ?? null;
	});
	const known = [...new Set(services.filter((service) => service !== null))];
	return {
		unknown: services.filter((service) => service === null).length,
		elsewhere: known.filter(
			({ bookable, isOffered }) => !bookable && isOffered,
		),
		retired: known.filter(({ isOffered }) => !isOffered),
		station: stationOf(choice.station, catalog),
	};
}

function stationOf(
	slug: string | undefined,
	catalog: Catalog,
): LinkFindings["station"] {
	if (!slug) return null;
	if (slug === ANY_STATION) return { kind: "any" };
	const station = findStation(catalog, slug);
	if (!station?.isPublic) return { kind: "unknown" };
	return { kind: station.phase === "walk-in" ? "walk-in" : "online", station };
}
