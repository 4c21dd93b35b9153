import { DOCUMENTS } from "#lib/catalog/rules/document-kind.ts";
import {
	type AfarMailKind,
	afarLetter,
} from "#lib/notifications/letter/rules/afar-letter.ts";
import {
	type CollectionMailKind,
	collectionLetter,
} from "#lib/notifications/letter/rules/collection-letter.ts";
import { feedbackLetter } from "#lib/notifications/letter/rules/feedback-letter.ts";
import { invitationLetter } from "#lib/notifications/letter/rules/invitation-letter.ts";
import {
	type Letter,
	letterFor,
} from "#lib/notifications/letter/rules/letter.ts";
import {
	type WishMailKind,
	wishLetter,
} from "#lib/notifications/letter/rules/wish-letter.ts";
import type { MessageKind, Notice } from "#lib/notifications/notifications.ts";
import type { Locale } from "#lib/text/locale.ts";
import { notice, passport, station } from "./examples.ts";

const DAY = 24 * 60 * 60_000;
/** Staff write in whatever language they like: what they wrote says nothing about the letter's. */
const WRITTEN = "№ 12345";

const elsewhere = {
	...station,
	id: 9,
	text: { ...station.text, name: "Musterhaus" },
};

/** Each kind with everything that it can say; the compiler asks for a new one. */
const ABOUT_APPOINTMENTS: Record<MessageKind, Partial<Notice>> = {
	confirmed: { isByLot: true, minorCase: "6-9.one.joint" },
	changed: { bookedBy: "Ada Muster" },
	moved: {
		before: { startsAt: notice.startsAt + DAY, station: elsewhere },
	},
	cancelled: { bookedBy: "Ada Muster" },
	"cancelled-by-office": { text: WRITTEN },
	reminder: { minorCase: "10-17.one.one" },
	unsettled: { text: WRITTEN },
	note: { text: WRITTEN, bookedBy: "Ada Muster" },
	announcement: { text: "№ 12345" },
	offer: {
		offer: {
			startsAt: notice.startsAt + DAY,
			until: notice.startsAt - DAY,
			station: elsewhere,
			reason: { text: "Rohrbruch, es ist nicht auf", lang: "de" },
		},
	},
	"as-before": {},
	feedback: {},
};

const wish = {
	name: "Erika Mustermann",
	reference: notice.reference,
	pin: notice.pin,
	links: {
		wish: "https://termine.example/wunsch/Abc_-123",
		again: notice.links.book,
	},
};
const offered = {
	...wish,
	kind: "wish-offer",
	startsAt: notice.startsAt,
	until: notice.startsAt - DAY,
	minutes: 15,
	station,
	answer: "https://termine.example/angebot/Abc_-123",
} as const;

const ABOUT_WISHES: Record<
	WishMailKind,
	readonly ((locale: Locale) => Letter)[]
> = {
	"wish-noted": [
		(locale) => wishLetter({ ...wish, kind: "wish-noted", locale }),
	],
	"wish-offer": [
		(locale) => wishLetter({ ...offered, locale, moves: true, isLast: true }),
		(locale) => wishLetter({ ...offered, locale, moves: false, isLast: false }),
	],
	"wish-ended": (["too-late", "offers-used"] as const).map(
		(how) => (locale) =>
			wishLetter({ ...wish, kind: "wish-ended", how, locale }),
	),
	"wish-drawn": [
		(locale) =>
			wishLetter({
				...wish,
				kind: "wish-drawn",
				draw: "https://termine.example/verlosung/1",
				locale,
			}),
	],
};

const ABOUT_AFAR: Record<AfarMailKind, (locale: Locale) => Letter> = {
	"afar-draw": (locale) =>
		afarLetter({
			kind: "afar-draw",
			locale,
			station,
			link: "https://termine.example/wartenummer/unterwegs/Abc_-123",
		}),
	"afar-over": (locale) =>
		afarLetter({
			kind: "afar-over",
			locale,
			station,
			link: "https://termine.example/",
		}),
	"afar-come": (locale) =>
		afarLetter({
			kind: "afar-come",
			locale,
			station,
			link: "https://termine.example/wartenummer/Abc_-123",
			ticket: "W012",
			reference: notice.reference,
			dueAt: notice.startsAt,
		}),
};

const about = {
	number: 17,
	improvements: notice.links.improvements,
};

const ABOUT_FEEDBACK = {
	answer: (locale: Locale) =>
		feedbackLetter({
			...about,
			kind: "answer",
			text: WRITTEN,
			conversation: "https://termine.example/gespraech/Abc_-123",
			locale,
		}),
	improved: (locale: Locale) =>
		feedbackLetter({
			...about,
			kind: "improved",
			said: "Es ist zu laut, und man hört nichts",
			done: "Wir haben die Anzeige lauter gestellt",
			wordsIn: "de",
			locale,
		}),
};

const KINDS_OF_COLLECTION: Record<CollectionMailKind, true> = {
	"collection-ready": true,
	"collection-reminder": true,
};

/** Each document once with an appointment and once without. */
const ABOUT_DOCUMENTS = Object.keys(KINDS_OF_COLLECTION).flatMap((kind) =>
	DOCUMENTS.map(
		(document, index) =>
			[
				`${kind} ${document}`,
				(locale: Locale) =>
					collectionLetter({
						kind: kind as CollectionMailKind,
						locale,
						name: wish.name,
						number: 512,
						document,
						station: {
							...station,
							buildingHours: [{ weekday: 1, from: 480, until: 960 }],
						},
						book: index % 2 === 0 ? null : notice.links.book,
					}),
			] as const,
	),
);

const INVITED = (locale: Locale, times: number) =>
	invitationLetter({
		locale,
		name: wish.name,
		services: [{ service: passport, quantity: 2 }],
		stations: [station, elsewhere],
		lastDay: "2026-12-08",
		times,
		link: "https://termine.example/einladung/Abc_-123",
	});

/** How one meets who does not come. */
const MEETINGS = [
	{ name: "by phone", remote: { kind: "phone", address: null } },
	{ name: "by video", remote: { kind: "video", address: null } },
	{
		name: "by video in a room",
		remote: { kind: "video", address: "https://video.example/Abc123" },
	},
] as const;

/** Every letter that a citizen can get, by its kind. */
export const ALL_LETTERS: readonly [
	kind: string,
	write: (locale: Locale) => Letter,
][] = [
	...Object.entries(ABOUT_APPOINTMENTS).map(
		([kind, more]) =>
			[
				kind,
				(locale: Locale) =>
					letterFor({ ...notice, ...more, kind: kind as MessageKind, locale }),
			] as const,
	),
	...MEETINGS.flatMap(({ name, remote }) =>
		Object.entries(ABOUT_APPOINTMENTS).map(
			([kind, more]) =>
				[
					`${kind} ${name}`,
					(locale: Locale) =>
						letterFor({
							...notice,
							...more,
							minorCase: null,
							remote,
							kind: kind as MessageKind,
							locale,
						}),
				] as const,
		),
	),
	...Object.entries(ABOUT_WISHES).flatMap(([kind, letters]) =>
		letters.map((write, index) => [`${kind} ${index + 1}`, write] as const),
	),
	...ABOUT_DOCUMENTS,
	...[1, 2, 5].map(
		(times) =>
			[`invited ${times}`, (locale: Locale) => INVITED(locale, times)] as const,
	),
	...Object.entries(ABOUT_AFAR),
	...Object.entries(ABOUT_FEEDBACK),
].map(([kind, write]) => [kind, write]);
