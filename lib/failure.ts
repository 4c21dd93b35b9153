import { defaultLocale, isLocale, type Locale } from "./text/locale.ts";

/** What went wrong, and the status that says so to programs. */
export const FAILURE_STATUS = {
	/** A page could not be built. */
	failed: 500,
	/** Nor the answer to a form. */
	"failed-form": 500,
	/** The database is away, or more is on its way than we can hold. */
	busy: 503,
	/** A form of an earlier deployment. */
	outdated: 409,
	/** An address that is no text. */
	"no-address": 404,
	"long-address": 414,
	/** More than a form can hold. */
	"too-large": 413,
	/** Cookies of many years, mostly. */
	"large-headers": 431,
	/** No form, or none of ours. */
	unreadable: 400,
	/** A form on somebody else's page. */
	foreign: 403,
	/** It did not arrive in time. */
	slow: 408,
} as const;
export type FailureKind = keyof typeof FAILURE_STATUS;

interface Words {
	title: string;
	text: string;
	/** Instead of the text, when the page asks again by itself. */
	again?(seconds: number): string;
	/** On the button; without one there is nothing to open. */
	button?: string;
}

/** Not in the catalogues: these words must stand when everything else fails. */
export const FAILURE_WORDS: Record<
	Locale,
	Record<FailureKind, Words> &
		Record<"safe" | "call" | "report" | "status" | "stop", string>
> = {
	de: {
		safe: "Wenn Sie schon eine Terminnummer haben, gilt Ihr Termin.",
		call: "Klappt es nicht? Rufen Sie uns an:",
		report: "Störung melden",
		status: "Was gerade geht und was nicht",
		stop: "Nicht von selbst neu laden",
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
		busy: {
			title: "Gerade geht es nicht",
			text: "Unsere Anwendung ist gerade gestört. Bitte laden Sie diese Seite in einer Minute neu.",
			again: (seconds) =>
				`Unsere Anwendung ist gerade gestört. Sie müssen nichts tun: Die Seite versucht es von selbst noch einmal, in ungefähr ${seconds}\u202fSekunden.`,
		},
		"long-address": {
			title: "Diese Adresse ist zu lang",
			text: "So lange Adressen gibt es bei uns nicht. Vielleicht ist beim Kopieren etwas dazugekommen.",
			button: "Termin buchen",
		},
		"large-headers": {
			title: "Ihr Browser schickt zu viele Cookies",
			text: "Löschen Sie bitte in Ihrem Browser die Cookies für diese Adresse und öffnen Sie die Seite noch einmal. Für einen Termin brauchen wir keine Cookies.",
			button: "Noch einmal versuchen",
		},
		unreadable: {
			title: "Das Formular kam nicht vollständig an",
			text: "Öffnen Sie die Seite bitte noch einmal und schicken Sie Ihre Angaben neu ab.",
			button: "Seite neu öffnen",
		},
		foreign: {
			title: "Dieses Formular kam nicht von uns",
			text: "Ihr Browser hat das Formular von einer anderen Seite aus abgeschickt. Öffnen Sie unsere Seite bitte selbst und füllen Sie sie dort aus.",
			button: "Seite öffnen",
		},
		slow: {
			title: "Das hat zu lange gedauert",
			text: "Ihre Angaben kamen nicht vollständig an. Gehen Sie bitte eine Seite zurück und versuchen Sie es noch einmal.",
		},
	},
	en: {
		safe: "If you already have an appointment number, your appointment is valid.",
		call: "Not working? Call us:",
		report: "Report the fault",
		status: "What works just now and what does not",
		stop: "Do not reload by itself",
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
		busy: {
			title: "Not possible just now",
			text: "Our service is disturbed just now. Please reload this page in a minute.",
			again: (seconds) =>
				`Our service is disturbed just now. You need not do anything: this page tries again by itself, in about ${seconds}\u202fseconds.`,
		},
		"long-address": {
			title: "This address is too long",
			text: "We have no addresses of that length. Something may have been copied along with it.",
			button: "Book an appointment",
		},
		"large-headers": {
			title: "Your browser sends too many cookies",
			text: "Please delete the cookies for this address in your browser and open the page again. You need no cookies for an appointment.",
			button: "Try again",
		},
		unreadable: {
			title: "The form did not arrive complete",
			text: "Please open the page again and send your details once more.",
			button: "Open the page again",
		},
		foreign: {
			title: "This form did not come from us",
			text: "Your browser sent the form from another page. Please open our page yourself and fill it in there.",
			button: "Open the page",
		},
		slow: {
			title: "That took too long",
			text: "Your details did not arrive complete. Please go back one page and try again.",
		},
	},
};

/** The language an address is in. */
export function localeOfAddress(address: string): Locale {
	const [, first = ""] = address.split("?")[0]?.split("/") ?? [];
	return isLocale(first) ? first : defaultLocale;
}
