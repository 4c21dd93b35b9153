import type { Station } from "#lib/catalog/catalog.ts";
import { formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { formatReference } from "#lib/text/reference.ts";
import { minuteOf } from "#lib/time.ts";
import type { PlainBlock } from "./body.ts";
import { addressOf } from "./draft.ts";
import { html } from "./html.ts";
import type { Letter } from "./letter.ts";
import { htmlBlock, htmlPage } from "./letter-html.ts";
import { asSentence, textBlock } from "./letter-text.ts";
import { type Wording, wording } from "./wording.ts";

/** What a mail about a number from afar can tell: how it is drawn, and that it is time to come. */
export type AfarMailKind = "afar-draw" | "afar-come";

interface AboutAfar {
	locale: Locale;
	station: Station;
	/** Absolute address: where the number is drawn, or its page. */
	link: string;
}

export type AfarNotice =
	| (AboutAfar & { kind: "afar-draw" })
	| (AboutAfar & {
			kind: "afar-come";
			/** Wartenummer. */
			ticket: string;
			/** Nine digits for checking in. */
			reference: string;
			/** Epoch milliseconds. */
			dueAt: number;
	  });

/** A letter about a number from afar: nobody's name is known, and nothing in it belongs into a calendar. */
export function afarLetter(notice: AfarNotice): Letter {
	const { kind, locale } = notice;
	const t = wording(locale);
	const greeting = t("greetingWithoutName");
	const heading = t(`${kind}.heading`);
	const body = bodyOf(notice, t);
	const automatic = t("answer.noReply");
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

function bodyOf(notice: AfarNotice, t: Wording): PlainBlock[] {
	const { station, link } = notice;
	const where = {
		label: t("facts.where"),
		lines: addressOf(station),
		lang: station.text.lang,
	};
	if (notice.kind === "afar-draw")
		return [
			paragraph(t("afar-draw.how")),
			{ is: "link", label: t("afar-draw.link"), href: link },
			{ is: "facts", facts: [where] },
			paragraph(t("afar-draw.today")),
			paragraph(t("afar-draw.ignore")),
		];
	const time = formatTime(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(notice.dueAt)),
		notice.locale,
	);
	return [
		paragraph(t("afar-come.by", { time })),
		{
			is: "facts",
			facts: [
				where,
				{ label: t("afar-come.ticket"), lines: [notice.ticket], isCode: true },
				{
					label: t("afar-come.code"),
					lines: [formatReference(notice.reference)],
					isCode: true,
				},
			],
		},
		paragraph(t("afar-come.checkIn")),
		{ is: "link", label: t("afar-come.link"), href: link },
		paragraph(t("afar-come.late")),
	];
}

const paragraph = (text: string): PlainBlock => ({ is: "paragraph", text });
