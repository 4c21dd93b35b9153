import { directionOf, langOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { Block, Fact, Foreign, PlainBlock } from "./body.ts";
import { notYours } from "./closing.ts";
import { type Draft, type DraftService, headed } from "./draft.ts";
import { html, type Markup } from "./html.ts";
import { isolatedParts } from "./name.ts";

/**
 * One column, no images, no colours but the reader's own: light and dark stay legible, and nothing
 * is loaded from anywhere. Styles are inline because mail programs drop style sheets.
 */
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Arial,sans-serif";
const BODY = `margin:0;padding:24px 16px;${FONT};font-size:16px;line-height:1.5`;
const COLUMN = "max-width:600px;margin:0 auto";
const H1 = "font-size:26px;line-height:1.25;margin:24px 0 16px";
const H2 = "font-size:19px;line-height:1.3;margin:32px 0 8px";
const H3 = "font-size:16px;margin:20px 0 4px";
const BOX =
	"border:1px solid #8a8a8a;border-radius:8px;margin:16px 0;padding:4px 20px 16px";
const TERM = "margin:12px 0 0;font-size:14px";
const FACT = "margin:0;font-size:17px;font-weight:600";
const CODE = "margin:0;font-size:22px;font-weight:700;letter-spacing:0.04em";
const LIST = "margin:4px 0 8px;padding-inline-start:22px";
const ACTION = "margin:16px 0;font-size:17px;font-weight:600";
/** Tall enough for a thumb. */
const LINK = "display:inline-block;padding:8px 0";
const FOOT =
	"margin:40px 0 0;padding-top:16px;border-top:1px solid #8a8a8a;font-size:14px";

export function htmlLetter(draft: Draft, body: readonly Block[]): string {
	const { notice, t } = draft;
	return htmlPage({
		lang: notice.locale,
		house: t("house"),
		heading: t(`${headed(notice.kind)}.heading`),
		greeting: draft.greeting,
		body: body.map((block) => written(block, draft)),
		foot: html`<p style="margin:0 0 8px">${t("footer.questions")} <a href="tel:${notice.station.phone.replace(/[^+\d]/g, "")}">${draft.phone}</a></p>
<p style="margin:0">${t("footer.automatic")} ${notYours(draft)}</p>`,
	});
}

/** What every letter of ours looks like. */
export function htmlPage({
	lang,
	house,
	heading,
	greeting,
	body,
	foot,
}: {
	lang: Locale;
	house: string;
	heading: string;
	greeting: string;
	body: readonly Markup[];
	foot: Markup;
}): string {
	return html`<!DOCTYPE html>
<html lang="${langOf(lang)}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${heading}</title>
</head>
<body style="${BODY}">
<div style="${COLUMN}" lang="${langOf(lang)}" dir="${directionOf(lang)}">
<p style="margin:0;font-weight:600">${house}</p>
<main>
<h1 style="${H1}">${heading}</h1>
<p>${sentence(greeting)}</p>
${body}
</main>
<div style="${FOOT}">
${foot}
</div>
</div>
</body>
</html>
`.text;
}

const written = (block: Block, draft: Draft): Markup =>
	block.is === "service" ? service(block, draft) : htmlBlock(block);

/** What letters about other things than an appointment have, too. */
export function htmlBlock(block: PlainBlock): Markup {
	switch (block.is) {
		case "heading":
			return htmlHeading(block.text);
		case "paragraph":
			return htmlParagraph(block.text, block.foreign);
		case "link":
			return htmlLink(block);
		case "facts":
			return html`<dl style="${BOX}">
${block.facts.map(fact)}</dl>
`;
	}
}

export const htmlHeading = (
	text: string,
): Markup => html`<h2 style="${H2}">${text}</h2>
`;

/** @param foreign what in it is not in the letter's language: voices and directions follow its own */
export function htmlParagraph(text: string, foreign?: Foreign): Markup {
	if (!foreign)
		return html`<p>${sentence(text)}</p>
`;
	const [before = "", ...after] = text.split(foreign.text);
	const lang = foreign.lang ? html` lang="${langOf(foreign.lang)}"` : null;
	return html`<p>${sentence(before.replace(/\u2068$/u, ""))}<span${lang} dir="auto">${foreign.text}</span>${sentence(
		after.join(foreign.text).replace(/^\u2069/u, ""),
	)}</p>
`;
}

export const htmlLink = ({
	href,
	label,
}: {
	href: string;
	label: string;
}): Markup => html`<p style="${ACTION}"><a href="${href}" style="${LINK}">${label}</a></p>
`;

/** Names in a <bdi>, where plain text has its marks. */
const sentence = (text: string): Markup[] =>
	isolatedParts(text).map((part, index) =>
		index % 2 === 1 ? html`<bdi>${part}</bdi>` : html`${part}`,
	);

function fact({ label, lines, isCode = false, lang }: Fact): Markup {
	const [first = "", ...others] = lines;
	const language = lang ? html` lang="${lang}"` : null;
	// In another language it may run the other way.
	const apart = (line: string) => (lang ? html`<bdi>${line}</bdi>` : line);
	return html`<dt style="${TERM}">${label}</dt>
<dd style="${isCode ? CODE : FACT}"${language}>${apart(first)}</dd>
${others.map(
	(line) => html`<dd style="margin:0"${language}>${apart(line)}</dd>
`,
)}`;
}

function service(
	{ title, lang, bring, fee }: DraftService,
	{ t, notice }: Draft,
): Markup {
	const list = (
		name: string,
		lines: readonly string[],
		language: string = lang,
	) =>
		lines.length === 0
			? null
			: html`<p style="margin:8px 0 0">${name}:</p>
<ul style="${LIST}" lang="${language}"${language === notice.locale ? null : html` dir="auto"`}>
${lines.map((line) => html`<li>${line}</li>`)}
</ul>
`;
	return html`<h3 style="${H3}" dir="auto" lang="${lang}">${title}</h3>
${bring.map(
	({ heading, lists, lang, needsConsent }) =>
		html`${heading ? html`<p style="margin:8px 0 0;font-weight:600">${heading}</p>` : null}
${lists.map(({ title, lines }) => list(title ?? t("stands.bring"), lines, lang))}
${needsConsent ? html`<p style="margin:0 0 8px"><a href="${notice.links.consent}" style="${LINK}">${t("stands.consent")}</a></p>` : null}`,
)}${list(t("stands.fee"), fee)}`;
}
