import type { Locale } from "#lib/text/locale.ts";
import { html, type Markup } from "./html.ts";
import type { Letter } from "./letter.ts";
import {
	htmlHeading,
	htmlLink,
	htmlPage,
	htmlParagraph,
} from "./letter-html.ts";
import { asSentence } from "./letter-text.ts";
import { wording } from "./wording.ts";

interface AboutFeedback {
	locale: Locale;
	/** The number they were told. */
	number: number;
	/** Address of the page that tells what became better. */
	improvements: string;
}

/** What coordinators answer to somebody's feedback. */
interface AnswerNotice extends AboutFeedback {
	kind: "answer";
	text: string;
	/** Address of the form by which they can write again. */
	conversation: string;
}

/** Something became better because of what they wrote, and they wanted to know. */
interface ImprovedNotice extends AboutFeedback {
	kind: "improved";
	said: string;
	done: string;
	/** The language of both: German where nobody has translated them. */
	wordsIn: Locale;
}

export type FeedbackNotice = AnswerNotice | ImprovedNotice;

/** The words are the coordinator's own; nobody knows the person's name. */
export function feedbackLetter(notice: FeedbackNotice): Letter {
	const { kind, locale, number, improvements } = notice;
	const t = wording(locale);
	const greeting = t("greetingWithoutName");
	const heading = t(`${kind}.heading`);
	const automatic = t(`${kind}.noReply`);
	const parts = [
		paragraph(t(`${kind}.about`, { number: String(number) })),
		...(notice.kind === "answer"
			? [
					...paragraphs(notice.text, null),
					paragraph(t("answer.goOn")),
					link(t("answer.goOnLink"), notice.conversation),
				]
			: [
					title(t("improved.said")),
					...paragraphs(notice.said, notice.wordsIn),
					title(t("improved.done")),
					...paragraphs(notice.done, notice.wordsIn),
				]),
		link(t(`${kind}.improvements`), improvements),
	];
	return {
		subject: t(`${kind}.subject`),
		text: `${[greeting, asSentence(heading), ...parts.map(({ text }) => text), automatic, t("house")].join("\n\n")}\n`,
		html: htmlPage({
			lang: locale,
			house: t("house"),
			heading,
			greeting,
			body: parts.map((part) => part.html),
			foot: html`<p style="margin:0">${automatic}</p>`,
		}),
	};
}

/** The same for people who read text and for those who read HTML. */
interface Part {
	text: string;
	html: Markup;
}

const paragraph = (text: string): Part => ({ text, html: htmlParagraph(text) });
/** What somebody wrote. */
const paragraphs = (written: string, lang: Locale | null): Part[] =>
	written.split(/\n+/).map((text) => ({
		text,
		html: htmlParagraph(text, { text, lang }),
	}));
const title = (text: string): Part => ({
	text: `${text}:`,
	html: htmlHeading(text),
});
const link = (label: string, href: string): Part => ({
	text: `${label}:\n${href}`,
	html: htmlLink({ label, href }),
});
