import type { Draft, DraftService } from "./draft.ts";
import { html, type Markup } from "./html.ts";

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
const BOX = "border:1px solid #8a8a8a;border-radius:8px;padding:4px 20px 16px";
const TERM = "margin:12px 0 0;font-size:14px";
const FACT = "margin:0;font-size:17px;font-weight:600";
const CODE = "margin:0;font-size:22px;font-weight:700;letter-spacing:0.04em";
const LIST = "margin:4px 0 8px;padding-left:22px";
const ACTION = "margin:16px 0;font-size:17px;font-weight:600";
const FOOT =
	"margin:40px 0 0;padding-top:16px;border-top:1px solid #8a8a8a;font-size:14px";

export function htmlLetter(draft: Draft): string {
	const { notice, t } = draft;
	const heading = t(`${notice.kind}.heading`);
	const body =
		notice.kind === "cancelled" ? cancelled(draft) : confirmed(draft);
	return html`<!DOCTYPE html>
<html lang="${notice.locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${heading}</title>
</head>
<body style="${BODY}">
<div style="${COLUMN}" lang="${notice.locale}">
<p style="margin:0;font-weight:600">${t("house")}</p>
<main>
<h1 style="${H1}">${heading}</h1>
<p>${greeting(draft)}</p>
${body}
</main>
<div style="${FOOT}">
<p style="margin:0 0 8px">${t("footer.questions")} <a href="tel:${notice.station.phone.replace(/[^+\d]/g, "")}">${draft.phone}</a></p>
<p style="margin:0">${t("footer.automatic")} ${t("footer.notYours")}</p>
</div>
</div>
</body>
</html>
`.text;
}

/** The name in a <bdi>: a right-to-left name leaves the sentence around it as it is. */
function greeting({ t, name }: Draft): Markup {
	if (!name) return html`${t("greetingWithoutName")}`;
	const gap = "\u0000";
	const [before = "", after = ""] = t("greeting", { name: gap }).split(gap);
	return html`${before}<bdi>${name}</bdi>${after}`;
}

function confirmed(draft: Draft): Markup {
	const { notice, t } = draft;
	return html`<dl style="${BOX}">
${fact(t("facts.when"), draft.when)}
${fact(t("facts.duration"), draft.duration)}
${place(draft)}
${fact(t("facts.reference"), draft.reference, CODE)}
${fact(t("facts.pin"), notice.pin, CODE)}
${fact(t("facts.ticket"), notice.ticket, CODE)}
<dd style="margin:0">${t("facts.ticketHint")}</dd>
</dl>
<p>${t("confirmed.numberEnough")}</p>
<p style="${ACTION}"><a href="${notice.links.manage}">${t("confirmed.manage")}</a></p>
<h2 style="${H2}">${t("facts.services")}</h2>
${draft.services.map((service) => serviceHtml(draft, service))}
<h2 style="${H2}">${t("confirmed.change")}</h2>
<p>${t("confirmed.changeHint")}</p>
<p style="${ACTION}"><a href="${notice.links.cancel}">${t("confirmed.cancel")}</a></p>
<p>${t("confirmed.linkSecret")}</p>
<p>${t("confirmed.calendar")}</p>`;
}

function cancelled(draft: Draft): Markup {
	const { notice, t } = draft;
	return html`<p>${t("cancelled.done")}</p>
<dl style="${BOX}">
${fact(t("facts.when"), draft.when)}
${place(draft)}
${fact(t("facts.reference"), draft.reference)}
</dl>
<p>${t("cancelled.calendar")}</p>
<p>${t("cancelled.again")}</p>
<p style="${ACTION}"><a href="${notice.links.book}">${t("cancelled.book")}</a></p>`;
}

const fact = (label: string, value: string, style = FACT) =>
	html`<dt style="${TERM}">${label}</dt>
<dd style="${style}">${value}</dd>`;

function place({ t, address, notice }: Draft): Markup {
	const [name = "", ...lines] = address;
	return html`<dt style="${TERM}">${t("facts.where")}</dt>
<dd style="${FACT}" lang="${notice.station.text.lang}">${name}</dd>
${lines.map((line) => html`<dd style="margin:0" lang="de">${line}</dd>`)}`;
}

function serviceHtml({ t, notice }: Draft, service: DraftService): Markup {
	const list = (
		title: string,
		lines: readonly string[],
		lang = service.lang,
	) =>
		lines.length === 0
			? null
			: html`<p style="margin:8px 0 0">${title}:</p>
<ul style="${LIST}" lang="${lang}">
${lines.map((line) => html`<li>${line}</li>`)}
</ul>`;
	return html`<h3 style="${H3}" lang="${service.lang}">${service.title}</h3>
${service.bring.map(
	({
		heading,
		lists,
		lang,
		needsConsent,
	}) => html`${heading ? html`<p style="margin:8px 0 0;font-weight:600">${heading}</p>` : null}
${lists.map(({ title, lines }) => list(title ?? t("confirmed.bring"), lines, lang))}
${needsConsent ? html`<p style="margin:0 0 8px"><a href="${notice.links.consent}">${t("confirmed.consent")}</a></p>` : null}`,
)}
${list(t("confirmed.fee"), service.fee)}`;
}
