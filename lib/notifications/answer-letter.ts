import type { Locale } from "#lib/locale.ts";
import { html } from "./html.ts";
import type { Letter } from "./letter.ts";
import { htmlPage, htmlParagraph } from "./letter-html.ts";
import { asSentence } from "./letter-text.ts";
import { wording } from "./wording.ts";

/** What coordinators answer to somebody's feedback. */
export interface AnswerNotice {
	locale: Locale;
	/** The number they were told. */
	number: number;
	text: string;
}

/** Greeting and words are the coordinator's own; nobody knows the person's name. */
export function answerLetter({ locale, number, text }: AnswerNotice): Letter {
	const t = wording(locale);
	const greeting = t("greetingWithoutName");
	const heading = t("answer.heading");
	const about = t("answer.about", { number });
	const lines = text.split(/\n+/);
	const automatic = t("answer.noReply");
	return {
		subject: t("answer.subject"),
		text: `${[greeting, asSentence(heading), about, ...lines, automatic, t("house")].join("\n\n")}\n`,
		html: htmlPage({
			lang: locale,
			house: t("house"),
			heading,
			greeting,
			body: [about, ...lines].map(htmlParagraph),
			foot: html`<p style="margin:0">${automatic}</p>`,
		}),
	};
}
