import { defaultLocale, isLocale, type Locale } from "#lib/locale.ts";

/** Not in the catalogues: these words must stand when everything else fails. */
export const FAILURE_WORDS: Record<
	Locale,
	Record<
		| "title"
		| "text"
		| "safe"
		| "retry"
		| "reload"
		| "call"
		| "outdatedTitle"
		| "outdatedText"
		| "outdatedRetry",
		string
	>
> = {
	de: {
		title: "Das hat gerade nicht geklappt",
		text: "Bei uns ist ein Fehler passiert. Bitte versuchen Sie es in einer Minute noch einmal.",
		safe: "Wenn Sie schon eine Terminnummer haben, gilt Ihr Termin.",
		retry: "Noch einmal versuchen",
		reload:
			"Laden Sie dazu diese Seite neu. Dann schickt Ihr Browser Ihre Angaben noch einmal ab.",
		call: "Klappt es wieder nicht? Rufen Sie uns an:",
		outdatedTitle: "Diese Seite ist nicht mehr aktuell",
		outdatedText:
			"Wir haben die Anwendung gerade erneuert. Öffnen Sie die Seite bitte noch einmal und schicken Sie Ihre Angaben neu ab.",
		outdatedRetry: "Seite neu öffnen",
	},
	en: {
		title: "That did not work just now",
		text: "Something went wrong on our side. Please try again in a minute.",
		safe: "If you already have an appointment number, your appointment is valid.",
		retry: "Try again",
		reload: "Reload this page. Your browser will then send your details again.",
		call: "Still not working? Call us:",
		outdatedTitle: "This page is out of date",
		outdatedText:
			"We have just renewed this service. Please open the page again and send your details once more.",
		outdatedRetry: "Open the page again",
	},
};

/** The language an address is in. */
export function localeOfAddress(path: string): Locale {
	const [, first = ""] = path.split("?")[0]?.split("/") ?? [];
	return isLocale(first) ? first : defaultLocale;
}
