import { type Bring, bringFor, readied } from "#lib/catalog/rules/bring.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import type { MessageKind, Notice } from "#lib/notifications/notifications.ts";
import { formatDate, formatDayTime, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { formatReference } from "#lib/text/reference.ts";
import { translator } from "#lib/text/translator.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { isolated, mailedName } from "./name.ts";
import { phoneFor } from "./phone.ts";
import { type Wording, wording } from "./wording.ts";

/** What every letter needs: the words, and the facts written out. */
export interface Draft {
	notice: Notice;
	t: Wording;
	subject: string;
	greeting: string;
	/** "Sie haben für … gebucht."; null: who gets the mail is who comes. */
	bookedFor: string | null;
	when: string;
	/** The time before the move, with the station if that is another one. */
	before: { when: string; station: string | null } | null;
	/** The time that is held instead, and until when. */
	offer: {
		when: string;
		until: string;
		address: readonly string[];
		lang: string;
	} | null;
	duration: string;
	reference: string;
	/** Name of the station, building, street, town; of who is not to come, how one meets. */
	address: readonly string[];
	/** The words about an appointment without coming; null: it is in the house. */
	k: KindWording | null;
	/** As people here dial it. */
	phone: string;
	services: readonly DraftService[];
}

export interface DraftService {
	/** "2 × Personalausweis beantragen" */
	title: string;
	/** The language its texts are really in. */
	lang: string;
	bring: readonly Bring[];
	fee: readonly string[];
}

export function draftOf(notice: Notice): Draft {
	const { locale, station, before } = notice;
	const t = wording(locale);
	const start = Temporal.Instant.fromEpochMilliseconds(notice.startsAt);
	const date = civilDateOf(start);
	const time = formatTime(minuteOf(start), locale);
	const k = notice.remote ? translator("kind", locale) : null;
	return {
		notice,
		t,
		subject: t(`${headed(notice.kind)}.subject`, {
			date: `${formatDate(date, locale, "short")} ${date.slice(0, 4)}`,
			time,
		}).replaceAll("\u00a0", " "),
		...salutation(notice, t),
		when: whenOf(notice.startsAt, locale),
		before: before && {
			when: whenOf(before.startsAt, locale),
			station:
				before.station.id === station.id ? null : before.station.text.name,
		},
		offer: notice.offer && {
			when: whenOf(notice.offer.startsAt, locale),
			until: whenOf(notice.offer.until, locale),
			address:
				k && notice.remote
					? [k(`${notice.remote.kind}.place`)]
					: addressOf(notice.offer.station),
			lang: notice.offer.station.text.lang,
		},
		duration: t("facts.minutes", { minutes: notice.minutes }),
		reference: formatReference(notice.reference),
		address:
			k && notice.remote
				? [k(`${notice.remote.kind}.place`)]
				: addressOf(station),
		k,
		phone: phoneFor(station.phone, locale),
		services: notice.services.map(({ service, quantity }) => ({
			title:
				quantity === 1
					? service.text.name
					: `${quantity} × ${service.text.name}`,
			lang: service.text.lang,
			bring: readied(
				bringFor(
					{ service, quantity },
					notice.services,
					notice.minorCase,
					locale,
				),
				k?.("have"),
			),
			fee: feeOn(service, date),
		})),
	};
}

export type KindWording = ReturnType<typeof translator<"kind">>;

/** Whose subject and heading it has: an announcement is a message about the appointment like others. */
export const headed = (kind: MessageKind) =>
	kind === "announcement" ? "note" : kind;

export const addressOf = ({
	text,
	building,
	street,
	postcode,
	city,
}: Notice["station"]): string[] => [
	text.name,
	building,
	street,
	`${postcode} ${city}`,
];

/** "Mittwoch, 25. November 2026, 10:00 Uhr" */
export function whenOf(startsAt: number, locale: Locale): string {
	const start = Temporal.Instant.fromEpochMilliseconds(startsAt);
	const time = { date: civilDateOf(start), start: minuteOf(start) };
	return formatDayTime(time, locale, "long");
}

/** Whoever booked is greeted; names that are none are left out. */
function salutation({ name, bookedBy }: Notice, t: Wording) {
	const reader = mailedName(bookedBy ?? name);
	const guest = bookedBy === null ? null : mailedName(name);
	return {
		greeting: reader
			? t("greeting", { name: isolated(reader) })
			: t("greetingWithoutName"),
		bookedFor: guest && t("bookedFor", { name: isolated(guest) }),
	};
}
