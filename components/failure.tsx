import { PHONE } from "#components/phone.ts";
import { PageFrame, PageTitle } from "#components/page.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { defaultLocale, isLocale, type Locale } from "#lib/locale.ts";

/** Written here and not in the catalogues: this page must stand when everything else fails. */
const WORDS: Record<Locale, Record<"title" | "text" | "safe" | "retry" | "call", string>> = {
	de: {
		title: "Das hat gerade nicht geklappt",
		text: "Bei uns ist ein Fehler passiert. Bitte versuchen Sie es in einer Minute noch einmal.",
		safe: "Wenn Sie schon eine Terminnummer haben, gilt Ihr Termin.",
		retry: "Noch einmal versuchen",
		call: "Klappt es wieder nicht? Rufen Sie uns an:",
	},
	en: {
		title: "That did not work just now",
		text: "Something went wrong on our side. Please try again in a minute.",
		safe: "If you already have an appointment number, your appointment is valid.",
		retry: "Try again",
		call: "Still not working? Call us:",
	},
};

/** The language an address is in. */
export function localeOfAddress(path: string): Locale {
	const [, first = ""] = path.split("/");
	return isLocale(first) ? first : defaultLocale;
}

export function Failure({ locale, here }: { locale: Locale; here: string }) {
	const words = WORDS[locale];
	return (
		<PageFrame>
			<PageTitle title={words.title} />
			<PageHeading title={words.title}>{words.text}</PageHeading>
			<p>{words.safe}</p>
			<a href={here} className="kern-btn kern-btn--primary self-start">
				<span className="kern-label">{words.retry}</span>
			</a>
			<p>
				{words.call} <a href={PHONE.href}>{PHONE.number}</a>
			</p>
		</PageFrame>
	);
}
