import type { Station } from "#lib/catalog/catalog.ts";
import type { RemoteKind } from "#lib/catalog/rules/kind.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { formatReference } from "#lib/text/reference.ts";
import { translator } from "#lib/text/translator.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import type { PlainBlock } from "./body.ts";
import { addressOf, whenOf } from "./draft.ts";
import { html } from "./html.ts";
import type { Letter } from "./letter.ts";
import { htmlBlock, htmlPage } from "./letter-html.ts";
import { asSentence, textBlock } from "./letter-text.ts";
import { isolated, mailedName } from "./name.ts";
import { type Wording, wording } from "./wording.ts";

/** What a mail about a wish can tell. "wish-drawn": the lot gave it nothing, and it waits on the wish list. */
export type WishMailKind =
	| "wish-noted"
	| "wish-offer"
	| "wish-ended"
	| "wish-drawn";

interface AboutWish {
	locale: Locale;
	/** Who is greeted; null: nothing is known, or it is none that a mail may say. */
	name: string | null;
	/** Nine digits. */
	reference: string;
	pin: string;
	/** Absolute addresses. */
	links: { wish: string; again: string };
}

interface OfferNotice extends AboutWish {
	kind: "wish-offer";
	/** Epoch milliseconds. */
	startsAt: number;
	until: number;
	minutes: number;
	station: Station;
	/** An appointment that they have would move there. */
	moves: boolean;
	/** How they meet us there; left out: in the house. */
	remote?: RemoteKind | undefined;
	/** There will be no other one. */
	isLast: boolean;
	/** Where it is answered. */
	answer: string;
}

export type WishNotice =
	| (AboutWish & { kind: "wish-noted" })
	| OfferNotice
	| (AboutWish & {
			kind: "wish-drawn";
			/** The page of the draw. */
			draw: string;
	  })
	| (AboutWish & { kind: "wish-ended"; how: "too-late" | "offers-used" });

/** A letter about a wish: nothing in it belongs into a calendar. */
export function wishLetter(notice: WishNotice): Letter {
	const { kind, locale } = notice;
	const t = wording(locale);
	const name = mailedName(notice.name);
	const greeting = name
		? t("greeting", { name: isolated(name) })
		: t("greetingWithoutName");
	const heading = t(`${kind}.heading`);
	const body = bodyOf(notice, t);
	const automatic = t("wish.noReply");
	return {
		subject: subjectOf(notice, t),
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

function subjectOf(notice: WishNotice, t: Wording): string {
	if (notice.kind !== "wish-offer") return t(`${notice.kind}.subject`);
	const { locale } = notice;
	const start = Temporal.Instant.fromEpochMilliseconds(notice.startsAt);
	const date = civilDateOf(start);
	return t("wish-offer.subject", {
		date: `${formatDate(date, locale, "short")} ${date.slice(0, 4)}`,
		time: formatTime(minuteOf(start), locale),
	}).replaceAll("\u00a0", " ");
}

function bodyOf(notice: WishNotice, t: Wording): PlainBlock[] {
	switch (notice.kind) {
		case "wish-noted":
			return [
				paragraph(t("wish-noted.done")),
				...numbers(notice, t),
				paragraph(t("wish-noted.keep")),
				...manage(notice, t),
				paragraph(t("wish-noted.few")),
			];
		case "wish-offer":
			return [
				paragraph(
					t("wish-offer.held", { until: whenOf(notice.until, notice.locale) }),
				),
				facts(notice, t),
				...(notice.moves ? [paragraph(t("wish-offer.brings"))] : []),
				paragraph(t("wish-offer.answer")),
				link(t("wish-offer.link"), notice.answer),
				paragraph(t("wish-offer.silence")),
				paragraph(t(notice.isLast ? "wish-offer.last" : "wish-offer.more")),
				...manage(notice, t),
			];
		case "wish-drawn":
			return [
				paragraph(t("wish-drawn.lost")),
				paragraph(t("wish-drawn.waits")),
				...numbers(notice, t),
				...manage(notice, t),
				paragraph(t("wish-drawn.check")),
				link(t("wish-drawn.link"), notice.draw),
			];
		case "wish-ended":
			return [
				paragraph(t(`wish-ended.${notice.how}`)),
				paragraph(t("wish-ended.again")),
				link(t("wish-ended.link"), notice.links.again),
			];
	}
}

const facts = (notice: OfferNotice, t: Wording): PlainBlock => ({
	is: "facts",
	facts: [
		{ label: t("facts.when"), lines: [whenOf(notice.startsAt, notice.locale)] },
		{
			label: t("facts.duration"),
			lines: [t("facts.minutes", { minutes: notice.minutes })],
		},
		{
			label: t("facts.where"),
			...(notice.remote
				? {
						lines: [
							translator("kind", notice.locale)(`${notice.remote}.place`),
						],
					}
				: {
						lines: addressOf(notice.station),
						lang: notice.station.text.lang,
					}),
		},
	],
});

const numbers = ({ reference, pin }: AboutWish, t: Wording): PlainBlock[] => [
	{
		is: "facts",
		facts: [
			{
				label: t("wish.number"),
				lines: [formatReference(reference)],
				isCode: true,
			},
			{ label: t("wish.pin"), lines: [pin], isCode: true },
		],
	},
];

const manage = ({ links }: AboutWish, t: Wording): PlainBlock[] => [
	link(t("wish.manage"), links.wish),
	paragraph(t("wish.linkSecret")),
];

const paragraph = (text: string): PlainBlock => ({ is: "paragraph", text });
const link = (label: string, href: string): PlainBlock => ({
	is: "link",
	label,
	href,
});
