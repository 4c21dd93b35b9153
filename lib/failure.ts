import { defaultLocale, isLocale, type Locale } from "#lib/locale.ts";

/**
 * failed: a page could not be built · failed-form: nor the answer to a form · outdated: a form of an
 * earlier deployment · no-address: an address that is no text · too-large: more than a form can hold
 */
export type FailureKind =
	| "failed"
	| "failed-form"
	| "outdated"
	| "no-address"
	| "too-large";

interface Words {
	title: string;
	text: string;
	/** On the button; without one there is nothing to open. */
	button?: string;
}

/** Not in the catalogues: these words must stand when everything else fails. */
export const FAILURE_WORDS: Record<
	Locale,
	Record<FailureKind, Words> & Record<"safe" | "call" | "report", string>
> = {
	de: {
		safe: "Wenn Sie schon eine Terminnummer haben, gilt Ihr Termin.",
		call: "Klappt es nicht? Rufen Sie uns an:",
		report: "Störung melden",
		failed: {
			title: "Das hat gerade nicht geklappt",
			text: "Bei uns ist ein Fehler passiert. Bitte versuchen Sie es in einer Minute noch einmal.",
			button: "Noch einmal versuchen",
		},
		"failed-form": {
			title: "Das hat gerade nicht geklappt",
			// Behind a link, what was typed would be lost; reloading sends it again.
			text: "Bei uns ist ein Fehler passiert. Bitte laden Sie diese Seite in einer Minute neu. Dann schickt Ihr Browser Ihre Angaben noch einmal ab.",
		},
		outdated: {
			title: "Diese Seite ist nicht mehr aktuell",
			text: "Wir haben die Anwendung gerade erneuert. Öffnen Sie die Seite bitte noch einmal und schicken Sie Ihre Angaben neu ab.",
			button: "Seite neu öffnen",
		},
		"no-address": {
			title: "Diese Seite gibt es nicht",
			text: "Die Adresse ist nicht vollständig oder enthält einen Fehler.",
			button: "Termin buchen",
		},
		"too-large": {
			title: "Das war zu viel Text",
			text: "So lange Angaben können wir nicht annehmen. Gehen Sie bitte eine Seite zurück und kürzen Sie Ihren Text.",
		},
	},
	en: {
		safe: "If you already have an appointment number, your appointment is valid.",
		call: "Not working? Call us:",
		report: "Report the fault",
		failed: {
			title: "That did not work just now",
			text: "Something went wrong on our side. Please try again in a minute.",
			button: "Try again",
		},
		"failed-form": {
			title: "That did not work just now",
			text: "Something went wrong on our side. Please reload this page in a minute. Your browser will then send your details again.",
		},
		outdated: {
			title: "This page is out of date",
			text: "We have just renewed this service. Please open the page again and send your details once more.",
			button: "Open the page again",
		},
		"no-address": {
			title: "This page does not exist",
			text: "The address is not complete or has a mistake in it.",
			button: "Book an appointment",
		},
		"too-large": {
			title: "That was too much text",
			text: "We cannot accept details of that length. Please go back one page and shorten your text.",
		},
	},
};

/** The language an address is in. */
export function localeOfAddress(address: string): Locale {
	const [, first = ""] = address.split("?")[0]?.split("/") ?? [];
	return isLocale(first) ? first : defaultLocale;
}
