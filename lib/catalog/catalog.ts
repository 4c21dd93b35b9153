import type { CivilDate, Weekday } from "#lib/time.ts";
import type { MinorRule } from "./minors/rules/minor-case.ts";
import type { AccessFact } from "./rules/access-facts.ts";
import type { BookableDays } from "./rules/bookable-days.ts";
import type { ContactRule } from "./rules/contact-rule.ts";
import type { RemoteServices, VideoBy } from "./rules/kind.ts";

/** A text and the language it is really in: German where a catalogue has no translation yet. */
interface Localized {
	lang: string;
}

interface ServiceText extends Localized {
	name: string;
	summary: string;
	/** What the quantity counts: "Personen", "Dokumente" … */
	quantityLabel: string;
	documents: readonly string[];
	/** Which of them, from 0, are for children only; where that is known. */
	childDocuments?: readonly number[];
	hint: string | null;
	onlineAlternative: { text: string; url: string | null } | null;
	/** Only for signposts: where to go instead. */
	referral: {
		text: string;
		address: string | null;
		url: string | null;
	} | null;
}

/** What a service costs from a day on, until the next one begins. */
export interface DatedFee {
	from: CivilDate;
	/** One line per fee; empty: it costs nothing, or nobody has said. */
	lines: readonly string[];
}

/** What holds from a day on, until the next one begins. */
export interface ServicePlan {
	/** Null: from the beginning. */
	from: CivilDate | null;
	durationMinutes: number;
	/** Added for each further person or item. */
	extraMinutes: number;
	maxQuantity: number;
	combineGroup: CombineGroup | null;
}

export interface Service {
	id: number;
	slug: string;
	categoryId: number;
	/** How long it takes and with what it combines, the first from the beginning on, ascending; `planOn` knows that of a day. */
	plans: readonly ServicePlan[];
	/** Nobody can book it for a later day; null: it stays. */
	lastDay: CivilDate | null;
	/** Its last day has not passed at the instant for which the catalogue was asked. */
	isOffered: boolean;
	personalPresence: boolean;
	walkInSuitable: boolean;
	/** False: a signpost. */
	bookable: boolean;
	popular: boolean;
	/** Handed out only where it was ordered. */
	collectsDocument: boolean;
	/** Null: nobody asks whether it is for somebody under 18. */
	minorRule: MinorRule | null;
	/** All of them, the earliest first; which one is due depends on the day (fee.ts). */
	fees: readonly DatedFee[];
	text: ServiceText;
	/** What the search looks in: all languages at once, whatever the catalogue's own. */
	searchable: SearchableText;
}

export interface SearchableText {
	names: readonly string[];
	summaries: readonly string[];
	/** What people call it in everyday life; never shown. */
	words: readonly string[];
}

export interface CombineGroup {
	slug: string;
	combinesWithin: boolean;
	combinesWithAll: boolean;
}

export interface Category {
	id: number;
	slug: string;
	name: string;
	lang: string;
}

/** walk-in: no online times yet; pilot and live: bookable online. */
export type Phase = "walk-in" | "pilot" | "live";

export interface Station {
	id: number;
	slug: string;
	/** At the instant for which the catalogue was asked. */
	phase: Phase;
	/** The public may know of it: it takes appointments online or is listed, and is not closed for good. */
	isPublic: boolean;
	/** Listed although it takes no appointments online. */
	listed: boolean;
	/** Closed for good after this day; null: it stays. */
	lastDay: CivilDate | null;
	/** Takes no online appointments yet, but will from then on, in epoch milliseconds; null: it does, or nothing is planned. */
	onlineFrom: number | null;
	shortName: string;
	district: string;
	building: string;
	street: string;
	postcode: string;
	city: string;
	phone: string;
	latitude: number;
	longitude: number;
	ortsteile: readonly string[];
	leadMinutes: number;
	horizonDays: number;
	holdMinutes: number;
	usefulGapMinutes: number;
	/** Moving and changing end this many minutes before the appointment. */
	cutoffMinutes: number;
	/** Checking in begins this many minutes before the start. */
	checkInMinutes: number;
	/** What a citizen must tell who books online. */
	contactRule: ContactRule;
	/** Coming appointments of one person, booked online; null: no limit. */
	maxPerContact: number | null;
	/** What it does by phone or video as well, as a lead has said; `kindsFor` knows what of it is offered. */
	remote: RemoteServices;
	/** Who makes the address of a room; null: nobody, and nothing is by video. */
	videoBy: VideoBy | null;
	/** False: pages say "ohne Gewähr". */
	confirmed: boolean;
	/** The day on which a lead last checked what is said about the house. */
	confirmedOn: CivilDate | null;
	/** What was checked about the house, for people with disabilities. */
	access: readonly { fact: AccessFact; present: boolean }[];
	buildingHours: readonly { weekday: Weekday; from: number; until: number }[];
	text: Localized & {
		name: string;
		directions: string;
		accessibility: string;
	};
}

export interface Limits {
	/** Different services in one appointment. */
	maxServices: number;
	/** Length of one appointment. */
	maxMinutes: number;
}

/** Everything the public may know, in one language. */
export interface Catalog {
	locale: string;
	/** From the day for which the catalogue was asked to the last one that can be booked. */
	days: BookableDays;
	limits: Limits;
	categories: readonly Category[];
	/** Also those that are not offered any more: appointments for them stay valid. */
	services: readonly Service[];
	/** Also those that the public does not see: `publicStations`. */
	stations: readonly Station[];
}

/** Stations that take online appointments. */
export function onlineStations(catalog: Catalog): Station[] {
	return catalog.stations.filter((station) => station.phase !== "walk-in");
}

/** Those that everybody may know of. */
export function publicStations({ stations }: Pick<Catalog, "stations">) {
	return stations.filter(({ isPublic }) => isPublic);
}

/** What one can come for. */
export function offeredServices({ services }: Pick<Catalog, "services">) {
	return services.filter(({ isOffered }) => isOffered);
}

export function findStation(catalog: Catalog, slug: string): Station | null {
	return catalog.stations.find((station) => station.slug === slug) ?? null;
}

export function findStationById(catalog: Catalog, id: number): Station | null {
	return catalog.stations.find((station) => station.id === id) ?? null;
}
