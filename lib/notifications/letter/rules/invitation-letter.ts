import type { Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { formatDate } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";
import type { PlainBlock } from "./body.ts";
import { addressOf } from "./draft.ts";
import { html } from "./html.ts";
import type { Letter } from "./letter.ts";
import { htmlBlock, htmlPage } from "./letter-html.ts";
import { asSentence, textBlock } from "./letter-text.ts";
import { isolated, mailedName } from "./name.ts";
import { type Wording, wording } from "./wording.ts";

export interface InvitationNotice {
	locale: Locale;
	name: string | null;
	services: Selection;
	stations: readonly Station[];
	lastDay: CivilDate;
	/** So many appointments. */
	times: number;
	/** Absolute address of the link. */
	link: string;
}

/** "You may book this until …": what, where, until when, how often, and the link. */
export function invitationLetter(notice: InvitationNotice): Letter {
	const { locale } = notice;
	const t = wording(locale);
	const name = mailedName(notice.name);
	const greeting = name
		? t("greeting", { name: isolated(name) })
		: t("greetingWithoutName");
	const heading = t("invited.heading");
	const body = bodyOf(notice, t);
	const automatic = t("invited.noReply");
	return {
		subject: t("invited.subject"),
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

function bodyOf(notice: InvitationNotice, t: Wording): PlainBlock[] {
	const { services, stations, lastDay, times, link, locale } = notice;
	return [
		paragraph(t("invited.text")),
		{
			is: "facts",
			facts: [
				...services.map(({ service, quantity }) => ({
					label: t("facts.services"),
					lines: [
						quantity === 1
							? service.text.name
							: `${quantity} × ${service.text.name}`,
					],
					lang: service.text.lang,
				})),
				...stations.map((station) => ({
					label: t("facts.where"),
					lines: addressOf(station),
					lang: station.text.lang,
				})),
				{
					label: t("invited.until"),
					lines: [
						`${formatDate(lastDay, locale, "long")} ${lastDay.slice(0, 4)}`,
					],
				},
			],
		},
		{ is: "link", label: t("invited.link"), href: link },
		paragraph(
			times === 1
				? t("invited.once")
				: t("invited.several", { count: String(times) }),
		),
	];
}

const paragraph = (text: string): PlainBlock => ({ is: "paragraph", text });
