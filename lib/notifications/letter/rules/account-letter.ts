import { formatDate, formatTime } from "#lib/text/format.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { html } from "./html.ts";
import type { Letter } from "./letter.ts";
import { htmlLink, htmlPage, htmlParagraph } from "./letter-html.ts";
import { asSentence } from "./letter-text.ts";
import { isolated, mailedName } from "./name.ts";
import { wording } from "./wording.ts";

/** What a mail with a one-time link tells somebody of the staff. */
export type AccountMailKind = "invitation" | "reset";

/**
 * That somebody else tries: passwords from everywhere, or codes, and then with the right password. "emergency": somebody
 * has signed in with the emergency account.
 */
export type WarningKind = "attack" | "password-known" | "emergency";

export interface AccountNotice {
	kind: AccountMailKind | WarningKind;
	name: string;
	/** Absolute. */
	link: string;
	/** Epoch milliseconds; null: a page that is always there. */
	expiresAt: number | null;
}

/** Staff read German. The link opens a page with a form: a mail scanner that follows it changes nothing. */
export function accountLetter({
	kind,
	name,
	link,
	expiresAt,
}: AccountNotice): Letter {
	const t = wording(defaultLocale);
	const reader = mailedName(name);
	const greeting = reader
		? t("greeting", { name: isolated(reader) })
		: t("greetingWithoutName");
	const heading = t(`account.${kind}.heading`);
	const before = [t(`account.${kind}.text`)];
	const action = { label: t(`account.${kind}.link`), href: link };
	const after = [
		...(expiresAt === null ? [] : [untilOf(expiresAt)]),
		t(`account.${kind}.unwanted`),
	];
	const automatic = t("footer.automatic");
	return {
		subject: t(`account.${kind}.subject`),
		text: `${[
			greeting,
			asSentence(heading),
			...before,
			`${action.label}:\n${action.href}`,
			...after,
			automatic,
			t("house"),
		].join("\n\n")}\n`,
		html: htmlPage({
			lang: defaultLocale,
			house: t("house"),
			heading,
			greeting,
			body: [
				...before.map((text) => htmlParagraph(text)),
				htmlLink(action),
				...after.map((text) => htmlParagraph(text)),
			],
			foot: html`<p style="margin:0">${automatic}</p>`,
		}),
	};
}

function untilOf(expiresAt: number): string {
	const end = Temporal.Instant.fromEpochMilliseconds(expiresAt);
	return wording(defaultLocale)("account.until", {
		date: formatDate(civilDateOf(end), defaultLocale, "long"),
		time: formatTime(minuteOf(end), defaultLocale),
	});
}
