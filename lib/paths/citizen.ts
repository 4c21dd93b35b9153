import { defaultLocale, type Locale, segmentOf } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";

/** What the steps before the hold carry in their URL; nothing about the person. */
export interface Choice {
	/** `dienst` entries: slug or slug:n. */
	services: readonly string[];
	/** Station slug, or ANY_STATION. */
	station?: string | undefined;
	/** For whom the documents are: `6-9.one.joint` or `adult` (lib/catalog/minors/rules/minor-answer.ts). */
	minor?: string | undefined;
	/** Where the person lives, as lib/catalog/rules/home.ts calls it; sorts stations by distance. */
	home?: string | undefined;
	/** What was typed into the search of the first page, which alone carries it. */
	search?: string | undefined;
}

/** `ort` of "whichever station is first". */
export const ANY_STATION = "alle";

export interface WhenView {
	view?: "monat" | "liste" | undefined;
	/** YYYY-MM */
	month?: string | undefined;
	day?: CivilDate | undefined;
	/** A notice to show: the time was just taken, too many holds … */
	notice?: string | undefined;
	/** Of whoever was told the price of the next hold (lib/booking/limits/commands/admission.ts). */
	ticket?: string | undefined;
	/** Times of several stations under the name of each, instead of by the hour. */
	grouping?: "station" | undefined;
}

export interface WhereView {
	/** The earliest station first, although a home is known. */
	order?: "frueh" | undefined;
}

/**
 * Between two slashes, whatever somebody sent: neither ends the line of a header nor the part of the address.
 */
export const part = (text: string): string =>
	encodeURIComponent(text.toWellFormed());

/** "?tag=2026-11-25"; what is undefined is left out. */
export function query(entries: [string, string | undefined][]): string {
	const params = new URLSearchParams();
	for (const [name, value] of entries)
		if (value !== undefined) params.append(name, value);
	// slug:n stays readable in deep links
	const text = params.toString().replaceAll("%3A", ":");
	return text ? `?${text}` : "";
}

export const choiceEntries = (
	choice: Choice,
): [string, string | undefined][] => [
	...choice.services.map((entry): [string, string] => ["dienst", entry]),
	["kind", choice.minor],
	["ort", choice.station],
	["bei", choice.home],
];

export const viewEntries = (view: WhenView): [string, string | undefined][] => [
	["ansicht", view.view],
	["monat", view.month],
	["tag", view.day],
	["hinweis", view.notice],
	["gruppe", view.grouping],
	["warten", view.ticket],
];

/** What booking is, in Leichte Sprache. */
export const EASY_PATH = "/leicht/so-geht-es";
/** RFC 9116 */
export const SECURITY_PATH = "/.well-known/security.txt";

/** The public figures as data; these addresses stay. */
export const openData = {
	csv: () => "/api/offene-daten/wirkung.csv",
	json: () => "/api/offene-daten/wirkung.json",
	/** What the columns mean. */
	fields: () => "/api/offene-daten/felder.json",
	/** schema.org */
	dataset: () => "/api/offene-daten/datensatz.jsonld",
	/** DCAT-AP.de */
	catalogue: () => "/api/offene-daten/katalog.jsonld",
	license: "https://www.govdata.de/dl-de/by-2-0",
} as const;

/** A file of a step's film in sign language. */
export const filmPath = (
	place: string,
	file: "film" | "bild" | "untertitel.vtt",
	version: number,
): string => `/api/filme/${part(place)}/${file}?v=${version}`;

/** The waiting room's display; it speaks all languages at once. */
export function displayPath(station: string): string {
	return `/anzeige/${part(station)}`;
}

/** What a station's screens and phones listen to (public/scripts/stream.js, app/api/events); a phone by its ticket. */
export function liveTopic(station: string, ticket?: string): string {
	return ticket === undefined ? station : `${station}:${ticket}`;
}

/** What stands before every public address in this language. */
export const rootOf = (locale: Locale): string =>
	locale === defaultLocale ? "" : `/${segmentOf(locale)}`;

/** Every public address of the booking, in one language. Addresses of design §9 stay as they are. */
export function paths(locale: Locale) {
	const root = rootOf(locale);
	const appointment = (reference: string) =>
		`${root}/termin/${part(reference)}`;
	return {
		start: (choice?: Choice) =>
			`${root}/termine${
				choice
					? query([...choiceEntries(choice), ["suche", choice.search]])
					: ""
			}`,
		minor: (choice: Choice) =>
			`${root}/termine/kind${query(choiceEntries(choice))}`,
		consent: () => `${root}/termine/kind/einverstaendnis`,
		where: (choice: Choice, view: WhereView = {}) =>
			`${root}/termine/ort${query([
				...choiceEntries(choice),
				["folge", view.order],
			])}`,
		when: (choice: Choice, view: WhenView = {}) =>
			`${root}/termine/zeit${query([
				...choiceEntries(choice),
				...viewEntries(view),
			])}`,
		/** Where the calendar sends its form: the calendar, by an address that no other page has. */
		reserve: (choice: Choice) =>
			`${root}/termine/zeit${query([
				...choiceEntries(choice),
				["schritt", "reservieren"],
			])}`,
		hold: (token: string) => `${root}/termine/reservierung/${part(token)}`,
		/** A service as it will be, for whoever is changing it. */
		preview: (draft: string) => `${root}/vorschau/${part(draft)}`,
		/** Number and PIN lead on from here. */
		entry: () => `${root}/termin`,
		appointment: (
			reference: string,
			token: string,
			/** What has just happened to it. */
			news?:
				| "neu"
				| "verschoben"
				| "geaendert"
				| "kontakt"
				| "kontakt-mail"
				| "sprache"
				| "zu-spaet"
				| "busy",
		) =>
			`${appointment(reference)}${query([
				["t", token],
				["stand", news],
			])}`,
		move: (
			reference: string,
			token: string,
			choice: Choice = { services: [] },
			view: WhenView = {},
		) =>
			`${appointment(reference)}/verschieben${query([
				["t", token],
				...choiceEntries(choice),
				...viewEntries(view),
			])}`,
		/** Keep, move or cancel: the question of a reminder. */
		coming: (reference: string, token: string, notice?: string) =>
			`${appointment(reference)}/kommen${query([
				["t", token],
				["stand", notice],
			])}`,
		/** A new time that the house holds for somebody. */
		offer: (reference: string, token: string, notice?: string) =>
			`${appointment(reference)}/angebot${query([
				["t", token],
				["hinweis", notice],
			])}`,
		moveCheck: (
			reference: string,
			token: string,
			hold: string,
			notice?: string,
		) =>
			`${appointment(reference)}/verschieben/pruefen${query([
				["t", token],
				["r", hold],
				["hinweis", notice],
			])}`,
		changeServices: (
			reference: string,
			token: string,
			services: readonly string[] = [],
			notice?: string,
		) =>
			`${appointment(reference)}/anliegen${query([
				["t", token],
				...choiceEntries({ services }),
				["hinweis", notice],
			])}`,
		contact: (reference: string, token: string) =>
			`${appointment(reference)}/kontakt${query([["t", token]])}`,
		/** The same for the next person. */
		again: (reference: string, token: string, notice?: string) =>
			`${appointment(reference)}/noch-einer${query([
				["t", token],
				["hinweis", notice],
			])}`,
		slip: (reference: string, token: string, format: "a6" | "a4") =>
			`${appointment(reference)}/zettel${query([
				["t", token],
				["format", format],
			])}`,
		cancel: (reference: string, token: string) =>
			`${appointment(reference)}/absagen${query([["t", token]])}`,
		calendar: (reference: string, token: string) =>
			`${appointment(reference)}/termin.ics${query([["t", token]])}`,
		imprint: () => `${root}/impressum`,
		privacy: () => `${root}/datenschutz`,
		accessibility: () => `${root}/barrierefreiheit`,
		reportBarrier: (page?: string) =>
			`${root}/barrierefreiheit/melden${query([["seite", page]])}`,
		reportThanks: (number: number) =>
			`${root}/barrierefreiheit/danke${query([["nummer", String(number)]])}`,
		/** How was it? Open to all; a station's poster and a one-time link say which visit. */
		feedback: (about: { station?: string; token?: string } = {}) =>
			`${root}/rueckmeldung${query([
				["ort", about.station],
				["t", about.token],
			])}`,
		/** Writing again after an answer; the token is the feedback's. */
		conversation: (token: string) => `${root}/rueckmeldung/gespraech/${token}`,
		feedbackThanks: (number: number) =>
			`${root}/rueckmeldung/danke${query([["nummer", String(number)]])}`,
		reportFault: (page?: string) =>
			`${root}/rueckmeldung/stoerung${query([["seite", page]])}`,
		/** @param page on which a text is wrong in its language */
		reportMistake: (page?: string) =>
			`${root}/rueckmeldung/uebersetzung${query([["seite", page || undefined]])}`,
		mistakeThanks: (number: number, page: string) =>
			`${root}/rueckmeldung/uebersetzung/danke${query([
				["nummer", String(number)],
				["seite", page || undefined],
			])}`,
		improvements: () => `${root}/verbesserungen`,
		effect: () => `${root}/wirkung`,
		/** All stations now. */
		waitTimes: () => `${root}/wartezeiten`,
		/** What works just now, and what does not; scripts/server/status answers it. */
		status: () => `${root}/status`,
		/** Own place in line; the token is the visit's. */
		ticket: (token: string, notice?: string) =>
			`${root}/wartenummer/${part(token)}${query([["hinweis", notice]])}`,
		/** Where somebody asks for a number who waits elsewhere. */
		afar: (station?: string) =>
			`${root}/wartenummer/unterwegs${query([["ort", station]])}`,
		/** The mail is on its way. */
		afarSent: () => `${root}/wartenummer/unterwegs/gesendet`,
		/** Of a mail: here the number is drawn. */
		afarLink: (token: string, notice?: string) =>
			`${root}/wartenummer/unterwegs/${part(token)}${query([["hinweis", notice]])}`,
		/** Where somebody who waits elsewhere says that their way is another one. */
		changeWay: (token: string) => `${root}/wartenummer/${part(token)}/weg`,
		leaveQueue: (token: string, notice?: string) =>
			`${root}/wartenummer/${part(token)}/verlassen${query([["hinweis", notice]])}`,
		kiosk: (station: string) => `${root}/kiosk/${part(station)}`,
		/** Terminnummer on a keypad, or the digits of a number from afar. */
		kioskCheckIn: (station: string, number?: "unterwegs") =>
			`${root}/kiosk/${part(station)}/termin${query([["nummer", number]])}`,
		kioskCheckInByName: (station: string) =>
			`${root}/kiosk/${part(station)}/termin/name`,
		/** Three questions by keys; what is answered so far goes along. */
		kioskFeedback: (
			station: string,
			answers: { booking?: string; waiting?: string; notice?: string } = {},
		) =>
			`${root}/kiosk/${part(station)}/rueckmeldung${query([
				["buchung", answers.booking],
				["wartezeit", answers.waiting],
				["hinweis", answers.notice],
			])}`,
		/** Services, then a ticket; what is chosen so far goes along. */
		kioskDraw: (
			station: string,
			view: {
				services?: readonly string[];
				category?: string;
				/** Chosen last: for how many is still to be said. */
				asking?: string;
				/** Services once more, although some are chosen. */
				step?: "mehr";
				notice?: string;
			} = {},
		) =>
			`${root}/kiosk/${part(station)}/nummer${query([
				...(view.services ?? []).map((entry): [string, string] => [
					"dienst",
					entry,
				]),
				["gruppe", view.category],
				["wahl", view.asking],
				["schritt", view.step],
				["hinweis", view.notice],
			])}`,
		kioskTicket: (
			station: string,
			token: string,
			/** What has just happened at this kiosk. */
			news:
				| "drawn"
				/** Also by a printer of the house, which did it or did not. */
				| "printed"
				| "not-printed"
				| "checked-in"
				| "already-here",
		) =>
			`${root}/kiosk/${part(station)}/wartenummer/${part(token)}${query([["stand", news]])}`,
		signLanguage: () => `${root}/gebaerdensprache`,
		signFilm: (ending: "mp4" | "vtt") =>
			`${root}/gebaerdensprache/film.${ending}`,
		outbox: () => `${root}/demo/postausgang`,
		outboxMessage: (id: string) => `${root}/demo/postausgang/${part(id)}`,
	};
}
