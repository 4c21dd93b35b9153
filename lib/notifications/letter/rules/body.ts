import { isGerman } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { Draft, DraftService, KindWording } from "./draft.ts";

/** What a letter consists of, for text and for HTML alike. */
export type Block =
	| { is: "heading"; text: string }
	| {
			is: "paragraph";
			text: string;
			/** Words in it that are not the letter's own. */
			foreign?: Foreign;
	  }
	| { is: "link"; label: string; href: string }
	| { is: "facts"; facts: readonly Fact[] }
	| ({ is: "service" } & DraftService);

/** What somebody wrote, or what was never translated. */
export interface Foreign {
	text: string;
	/** Null: whatever the writer chose. */
	lang: Locale | null;
}

/** It says by itself all there is to say. */
export type PlainBlock = Exclude<Block, { is: "service" }>;

export interface Fact {
	label: string;
	/** The first one counts, the others say more about it. */
	lines: readonly string[];
	/** Numbers that people keep or compare stand out. */
	isCode?: boolean;
	/** The language of its lines, where it is not the letter's. */
	lang?: string;
}

/** What the letter says after its greeting, most needed first. */
export function bodyOf(draft: Draft): Block[] {
	const { notice, t, bookedFor } = draft;
	const forWhom = bookedFor === null ? [] : [paragraph(bookedFor)];
	switch (notice.kind) {
		case "confirmed":
			return [
				...forWhom,
				...(notice.isByLot ? [paragraph(t("confirmed.byLot"))] : []),
				...standing(draft),
				paragraph(t("stands.calendar")),
			];
		case "changed":
			return [
				...forWhom,
				paragraph(t("changed.now")),
				...standing(draft),
				paragraph(t("changed.calendar")),
			];
		case "moved":
			return [
				...forWhom,
				paragraph(movedFrom(draft)),
				facts(draft),
				...(draft.k ? meeting(draft, draft.k) : [paragraph(t("moved.same"))]),
				heading(t("moved.calendarHeading")),
				paragraph(t("moved.calendar")),
				...services(draft, draft.k?.("services") ?? t("facts.services")),
				manage(draft),
				...cannotCome(draft),
			];
		case "reminder":
			return [
				paragraph(t("reminder.think", { when: draft.when })),
				...forWhom,
				...question(draft),
				...services(draft, draft.k?.("services") ?? t("reminder.services")),
				heading(t("reminder.whenAndWhere")),
				facts(draft),
				...atTheDesk(draft),
				manage(draft),
				paragraph(t("stands.linkSecret")),
			];
		case "cancelled":
			return [...forWhom, paragraph(t("cancelled.done")), ...gone(draft)];
		case "cancelled-by-office":
			return [
				...forWhom,
				paragraph(
					draft.k?.("office.cancelled") ?? t("cancelled-by-office.done"),
				),
				...ownWords(draft),
				...gone(draft),
			];
		case "unsettled":
			return [
				...forWhom,
				paragraph(t("unsettled.missing")),
				...ownWords(draft),
				paragraph(draft.k?.("office.again") ?? t("unsettled.again")),
				link(t("cancelled.book"), notice.links.book),
			];
		case "offer":
			return [...forWhom, ...offered(draft)];
		case "as-before":
			return [
				paragraph(
					draft.k?.("office.stands", { when: draft.when }) ??
						t("as-before.stands", { when: draft.when }),
				),
				...forWhom,
				paragraph(t("as-before.nothing")),
				facts(draft),
				heading(t("moved.calendarHeading")),
				paragraph(t("as-before.calendar")),
				...atTheDesk(draft),
				manage(draft),
				...services(draft, draft.k?.("services") ?? t("facts.services")),
				...cannotCome(draft),
			];
		case "note":
			return [...forWhom, ...ownWords(draft)];
		case "announcement":
			return [...forWhom, ...lines(notice).map(paragraph)];
		case "feedback":
			return [
				paragraph(draft.k?.("feedback.ask") ?? t("feedback.ask")),
				link(t("feedback.link"), notice.links.feedback),
				paragraph(draft.k?.("feedback.anonymous") ?? t("feedback.anonymous")),
				paragraph(t("feedback.once")),
				link(t("answer.improvements"), notice.links.improvements),
			];
	}
}

/** What staff wrote, line by line. */
const ownWords = ({ notice }: Draft): Block[] =>
	lines(notice).map((text) => ({
		...paragraph(text),
		...(isGerman(notice.locale) ? {} : { foreign: { text, lang: null } }),
	}));

const lines = ({ text }: Draft["notice"]) => text?.split(/\n+/) ?? [];

/** What is lost, what is held instead, and one link to answer. */
function offered(draft: Draft): Block[] {
	const { notice, t, offer, when } = draft;
	if (!offer || !notice.offer) throw new Error("An offer without a time");
	const { reason } = notice.offer;
	return [
		paragraph(draft.k?.("office.lost", { when }) ?? t("offer.lost", { when })),
		...(reason
			? [
					{
						is: "paragraph",
						text: t("offer.reason", { reason: reason.text }),
						...(reason.lang === notice.locale ? {} : { foreign: reason }),
					} as const,
				]
			: []),
		paragraph(t("offer.held", { until: offer.until })),
		{
			is: "facts",
			facts: [
				{ label: t("offer.newTime"), lines: [offer.when] },
				{
					label: t("facts.where"),
					lines: offer.address,
					...(draft.k ? {} : { lang: offer.lang }),
				},
				{ label: t("facts.duration"), lines: [draft.duration] },
				reference(draft),
			],
		},
		paragraph(t("offer.answer")),
		link(t("offer.link"), notice.links.offer),
		paragraph(t("offer.silence")),
		paragraph(t("offer.calendar")),
		paragraph(t("offer.linkSecret")),
	];
}

/** An appointment that is none any more. */
const gone = (draft: Draft): Block[] => [
	{ is: "facts", facts: [when(draft), where(draft), reference(draft)] },
	paragraph(draft.t("cancelled.calendar")),
	paragraph(draft.t("cancelled.again")),
	link(draft.t("cancelled.book"), draft.notice.links.book),
];

/** An appointment that stands, told from the start. */
const standing = (draft: Draft): Block[] => [
	facts(draft),
	...atTheDesk(draft),
	manage(draft),
	...services(draft, draft.k?.("services") ?? draft.t("facts.services")),
	...cannotCome(draft),
];

function facts(draft: Draft): Block {
	const { notice, t } = draft;
	return {
		is: "facts",
		facts: [
			when(draft),
			{ label: t("facts.duration"), lines: [draft.duration] },
			where(draft),
			{ ...reference(draft), isCode: true },
			{ label: t("facts.pin"), lines: [notice.pin], isCode: true },
			// Nobody is called in a house where they are not.
			...(draft.k
				? []
				: [
						{
							label: t("facts.ticket"),
							lines: [notice.ticket, t("facts.ticketHint")],
							isCode: true,
						},
					]),
		],
	};
}

const when = ({ t, when }: Draft): Fact => ({
	label: t("facts.when"),
	lines: [when],
});

/** Who keeps several appointments must know which one it was. */
function movedFrom({ t, before }: Draft): string {
	if (before === null) return t("moved.now");
	const { when, station } = before;
	return station === null
		? t("moved.from", { when })
		: t("moved.fromStation", { when, station });
}

const where = ({ t, address, notice, k }: Draft): Fact => ({
	label: t("facts.where"),
	lines: address,
	...(k ? {} : { lang: notice.station.text.lang }),
});

const reference = ({ t, reference }: Draft): Fact => ({
	label: t("facts.reference"),
	lines: [reference],
});

const services = (draft: Draft, title: string): Block[] => [
	heading(title),
	...draft.services.map((service): Block => ({ is: "service", ...service })),
];

/** What the number is good for in the house, or how one meets without coming. */
const atTheDesk = (draft: Draft): Block[] =>
	draft.k ? meeting(draft, draft.k) : [numberEnough(draft)];

function meeting({ notice }: Draft, k: KindWording): Block[] {
	const { remote } = notice;
	if (!remote) return [];
	const { kind, address } = remote;
	const room = address
		? link(k("video.link"), address)
		: paragraph(k("video.later"));
	return [
		heading(k(`${kind}.title`)),
		paragraph(k(`${kind}.text`)),
		...(kind === "video" ? [room] : []),
		paragraph(k("enough")),
	];
}

/** Whoever booked for somebody else does not come along. */
const numberEnough = ({ notice, t }: Draft) =>
	paragraph(
		t(
			notice.bookedBy === null
				? "stands.numberEnough"
				: "stands.numberEnoughFor",
		),
	);

const manage = ({ notice, t }: Draft) =>
	link(t("stands.manage"), notice.links.manage);

/** Three answers, each a page with a button. Nobody has to answer, and the mail says so. */
const question = ({ notice, t, k }: Draft): Block[] => [
	heading(
		notice.bookedBy === null
			? (k?.("ready") ?? t("reminder.coming"))
			: t("reminder.comingFor"),
	),
	// A wording that is tried asks whether they come.
	paragraph((k ? null : notice.ask) ?? t("reminder.ask")),
	link(
		notice.bookedBy === null
			? (k?.("yes") ?? t("reminder.yes"))
			: t("reminder.yesFor"),
		notice.links.coming,
	),
	link(t("stands.move"), notice.links.move),
	link(t("stands.cancel"), notice.links.cancel),
	paragraph(t("reminder.askHint")),
];

/** Mail scanners follow links: they lead to pages that change nothing until a button is pressed. */
const cannotCome = ({ notice, t, k }: Draft): Block[] => [
	heading(
		t(
			notice.bookedBy === null && !k
				? "stands.cannotCome"
				: "stands.cannotComeFor",
		),
	),
	paragraph(t("stands.cannotComeHint")),
	link(t("stands.move"), notice.links.move),
	link(t("stands.cancel"), notice.links.cancel),
	paragraph(t("stands.linkSecret")),
];

const heading = (text: string): Block => ({ is: "heading", text });
const paragraph = (text: string) => ({ is: "paragraph", text }) as const;
const link = (label: string, href: string): Block => ({
	is: "link",
	label,
	href,
});
