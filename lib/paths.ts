import { defaultLocale, type Locale } from "./locale.ts";
import type { CivilDate } from "./time.ts";

/** What the steps before the hold carry in their URL; nothing about the person. */
export interface Choice {
	/** `dienst` entries: slug or slug:n. */
	services: readonly string[];
	/** Station slug, or ANY_STATION. */
	station?: string | undefined;
	/** Token of the hold this booking makes or has made; lets "back" know its own time. */
	hold?: string | undefined;
	/** Where the person lives, as lib/catalog/home.ts calls it; sorts stations by distance. */
	home?: string | undefined;
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
	/** Times of several stations under the name of each, instead of by the hour. */
	grouping?: "station" | undefined;
}

export interface WhereView {
	/** The earliest station first, although a home is known. */
	order?: "frueh" | undefined;
}

function query(entries: [string, string | undefined][]): string {
	const params = new URLSearchParams();
	for (const [name, value] of entries)
		if (value !== undefined) params.append(name, value);
	// slug:n stays readable in deep links
	const text = params.toString().replaceAll("%3A", ":");
	return text ? `?${text}` : "";
}

const choiceEntries = (choice: Choice): [string, string | undefined][] => [
	...choice.services.map((entry): [string, string] => ["dienst", entry]),
	["ort", choice.station],
	["r", choice.hold],
	["bei", choice.home],
];

/** Every public address of the booking, in one language. Addresses of design §9 stay as they are. */
export function paths(locale: Locale) {
	const root = locale === defaultLocale ? "" : `/${locale}`;
	const appointment = (reference: string) => `${root}/termin/${reference}`;
	return {
		start: (choice?: Choice) =>
			`${root}/termine${choice ? query(choiceEntries(choice)) : ""}`,
		where: (choice: Choice, view: WhereView = {}) =>
			`${root}/termine/ort${query([
				...choiceEntries(choice),
				["folge", view.order],
			])}`,
		when: (choice: Choice, view: WhenView = {}) =>
			`${root}/termine/zeit${query([
				...choiceEntries(choice),
				["ansicht", view.view],
				["monat", view.month],
				["tag", view.day],
				["hinweis", view.notice],
				["gruppe", view.grouping],
			])}`,
		hold: (token: string) => `${root}/termine/reservierung/${token}`,
		appointment: (reference: string, token: string, view?: "neu") =>
			`${appointment(reference)}${query([
				["t", token],
				["neu", view === "neu" ? "1" : undefined],
			])}`,
		cancel: (reference: string, token: string) =>
			`${appointment(reference)}/absagen${query([["t", token]])}`,
		calendar: (reference: string, token: string) =>
			`${appointment(reference)}/termin.ics${query([["t", token]])}`,
		outbox: () => `${root}/demo/postausgang`,
		outboxMessage: (id: string) => `${root}/demo/postausgang/${id}`,
	};
}
