import type { Station } from "#lib/catalog/catalog.ts";
import type { DocumentKind } from "#lib/catalog/rules/document-kind.ts";
import { formatSpan, formatWeekday } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { PlainBlock } from "./body.ts";
import { addressOf } from "./draft.ts";
import { html } from "./html.ts";
import type { Letter } from "./letter.ts";
import { htmlBlock, htmlPage } from "./letter-html.ts";
import { asSentence, textBlock } from "./letter-text.ts";
import { isolated, mailedName } from "./name.ts";
import { type Wording, wording } from "./wording.ts";

/** What a mail about a finished document can tell. */
export type CollectionMailKind = "collection-ready" | "collection-reminder";

export interface CollectionNotice {
	kind: CollectionMailKind;
	locale: Locale;
	name: string | null;
	/** Said at the counter; it opens nothing. */
	number: number;
	document: DocumentKind;
	/** Where it lies, and when the house is open. */
	station: Station;
	/** Absolute address of the booking of the short service for it; null: one comes without an appointment. */
	book: string | null;
}

/** That a document can be fetched: what, where and when, and whether it takes an appointment. */
export function collectionLetter(notice: CollectionNotice): Letter {
	const { kind, locale } = notice;
	const t = wording(locale);
	const name = mailedName(notice.name);
	const greeting = name
		? t("greeting", { name: isolated(name) })
		: t("greetingWithoutName");
	const heading = t(`${kind}.heading`);
	const body = bodyOf(notice, t);
	const automatic = t("collection.noReply");
	return {
		subject: t(`${kind}.subject`),
		text: `${[greeting, asSentence(heading), ...body.map((block) => textBlock(block, locale)), automatic, t("house")].join("\n\n")}\n`,
		html: htmlPage({
			lang: locale,
			house: t("house"),
			heading,
			greeting,
			body: body.map(htmlBlock),
			foot: html`<p style="margin:0">${automatic}</p>`,
		}),
	};
}

function bodyOf(notice: CollectionNotice, t: Wording): PlainBlock[] {
	const { kind, document, number, station, book, locale } = notice;
	return [
		paragraph(t(`${kind}.text`)),
		{
			is: "facts",
			facts: [
				{
					label: t("collection.what"),
					lines: [t(`collection.documents.${document}`)],
				},
				{
					label: t("collection.number"),
					lines: [String(number)],
					isCode: true,
				},
				{
					label: t("facts.where"),
					lines: addressOf(station),
					lang: station.text.lang,
				},
				...(station.buildingHours.length > 0
					? [{ label: t("collection.hours"), lines: hoursOf(station, locale) }]
					: []),
			],
		},
		...(book === null
			? [paragraph(t("collection.noAppointment"))]
			: [
					paragraph(t("collection.withAppointment")),
					{ is: "link" as const, label: t("collection.book"), href: book },
				]),
		paragraph(t("collection.bring")),
	];
}

/** "Montag: 8:00 bis 16:00 Uhr" */
const hoursOf = ({ buildingHours }: Station, locale: Locale): string[] =>
	buildingHours.map(
		({ weekday, from, until }) =>
			`${formatWeekday(weekday, locale, "long")}: ${formatSpan(from, until, locale)}`,
	);

const paragraph = (text: string): PlainBlock => ({ is: "paragraph", text });
