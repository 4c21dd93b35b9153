import { EASY_PATH, rootOf } from "#lib/paths/citizen.ts";
import { withoutLanguage } from "#lib/paths/page-language.ts";
import { type Locale, locales } from "#lib/text/locale.ts";

/** What an address may say: once, or as often as it likes. */
type Parameters = Readonly<Record<string, "once" | "often">>;

/** What was chosen so far; nothing about the person. */
const CHOICE = {
	dienst: "often",
	kind: "once",
	ort: "once",
	bei: "once",
	/** The first page's form was sent. */
	gewaehlt: "once",
	suche: "once",
	"suche-ende": "once",
} as const;

/**
 * The pages that are the same for everybody, with all that their addresses may say for an answer to be kept. Not here:
 * what carries a token, a number or a note of somebody's own form (`t`, `r`, `nummer`, `hinweis`, `warten`), and what asks
 * where somebody came from (`/barrierefreiheit/melden`).
 */
const PAGES: Readonly<Record<string, Parameters>> = {
	"/": {},
	"/termine": CHOICE,
	"/termine/kind": CHOICE,
	"/termine/kind/einverstaendnis": {},
	"/termine/ort": { ...CHOICE, folge: "once" },
	"/termine/zeit": {
		...CHOICE,
		ansicht: "once",
		monat: "once",
		tag: "once",
		gruppe: "once",
	},
	"/termin": {},
	"/wartezeiten": {},
	"/verbesserungen": {},
	"/wirkung": {},
	"/rueckmeldung": { ort: "once" },
	"/impressum": {},
	"/datenschutz": {},
	"/barrierefreiheit": {},
	"/gebaerdensprache": {},
};

/** These are in one language only, or say which by a parameter. */
const ELSEWHERE: Readonly<Record<string, Parameters>> = {
	[EASY_PATH]: {},
	"/api/v1/services": { lang: "once" },
	"/api/v1/stations": { lang: "once" },
	"/api/v1/availability": {
		station: "once",
		service: "often",
		from: "once",
		to: "once",
		lang: "once",
	},
	"/api/v1/next-release": {
		station: "once",
		service: "often",
		lang: "once",
	},
	"/api/v1/wait-times": {},
	"/api/v1/openapi.json": {},
	"/api/offene-daten/wirkung.csv": {},
	"/api/offene-daten/wirkung.json": {},
	"/api/offene-daten/felder.json": {},
	"/api/offene-daten/datensatz.jsonld": {},
	"/api/offene-daten/katalog.jsonld": {},
};

const ROUTES: ReadonlyMap<string, Parameters> = new Map([
	...locales.flatMap((locale) =>
		Object.entries(PAGES).map(([path, known]): [string, Parameters] => {
			const root = rootOf(locale);
			return [root && path === "/" ? root : root + path, known];
		}),
	),
	...Object.entries(ELSEWHERE),
]);

/** Every path of the list, in every language. */
export const PUBLIC_PATHS: readonly string[] = [...ROUTES.keys()];

const STILL =
	/^\/(?:impressum|datenschutz|barrierefreiheit|gebaerdensprache|so-geht-es)$/;

/**
 * Pages without times and waits: what they say is settings and addresses, and stays right for as long as the database
 * is away. Of the law they have to be there.
 */
export const isStill = (kept: string): boolean =>
	STILL.test(withoutLanguage(partsOf(kept).address));

/** What newsletters and networks hang on to a link; no page of ours reads it. */
const CAMPAIGN = /^(?:utm_[a-z]+|mtm_[a-z]+|pk_[a-z]+|fbclid|gclid|msclkid)$/;
/** The first page's form sends how many beside each service, whether it was chosen or not. */
const QUANTITY = /^n-(.+)$/;
/** Longer than any that a page of ours leads to. */
const LONGEST = 1_500;

/**
 * The one address under which the answer to this one is kept, its parameters in one order; null: it is not for
 * everybody, or says something that nobody has thought of.
 * @param address as the gate lets it pass
 */
export function publicAddress(address: string): string | null {
	const at = address.indexOf("?");
	const path = at < 0 ? address : address.slice(0, at);
	const known = ROUTES.get(path);
	if (!known) return null;
	if (at < 0) return path;
	const said = new Map<string, string[]>();
	for (const [name, value] of new URLSearchParams(address.slice(at))) {
		if (CAMPAIGN.test(name)) continue;
		const values = said.get(name);
		if (values) values.push(value);
		else said.set(name, [value]);
	}
	const services = said.get("dienst") ?? [];
	const kept = new URLSearchParams();
	for (const [name, often] of Object.entries(known)) {
		const values = said.get(name) ?? [];
		if (often === "once" && values.length > 1) return null;
		for (const value of values) kept.append(name, value);
		said.delete(name);
	}
	for (const [name, values] of said) {
		const service = QUANTITY.exec(name)?.[1];
		if (service === undefined || !("dienst" in known)) return null;
		// Of a service that was not chosen nobody asks how many.
		if (services.includes(service)) {
			if (values.length > 1) return null;
			kept.append(name, values[0] ?? "");
		}
	}
	// As all of our links write it (lib/paths/citizen.ts).
	const query = kept.toString().replaceAll("%3A", ":");
	if (query.length > LONGEST) return null;
	return query ? `${path}?${query}` : path;
}

/**
 * Where a page is kept that offers a language above itself ("/termine#tr"): beside the one without, so that a page has as
 * many forms as the city has languages, whatever browsers send.
 */
export const withOffer = (address: string, language: Locale | null): string =>
	language === null ? address : `${address}#${language}`;

/** The address to render, and what it offers. */
export function partsOf(kept: string): { address: string; offer: string } {
	const [address = "", offer = ""] = kept.split("#", 2);
	return { address, offer };
}
