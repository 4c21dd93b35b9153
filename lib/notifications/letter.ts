import { htmlLetter } from "./letter-html.ts";
import { textLetter } from "./letter-text.ts";
import { clockTime, longDate, shortDate } from "./moment.ts";
import { greetedName, isolated } from "./name.ts";
import type { Notice } from "./notice.ts";
import { groupedReference } from "./reference.ts";
import { type Wording, wording } from "./wording.ts";

export interface Letter {
	/** Says when, never what for: subjects are read over shoulders and on lock screens. */
	subject: string;
	text: string;
	html: string;
}

/** What both forms of a letter share: the words and the facts, already written out. */
export interface Draft {
	notice: Notice;
	t: Wording;
	/** With bidi isolates: "\u2068Erika\u2069"; HTML uses `name` in a <bdi>. */
	greeting: string;
	name: string | null;
	when: string;
	duration: string;
	reference: string;
	address: readonly string[];
	/** "Personalausweis beantragen, 2 Personen" and so on, in the order chosen. */
	services: readonly DraftService[];
}

export interface DraftService {
	title: string;
	/** The language its texts are really in. */
	lang: string;
	documents: readonly string[];
	fee: readonly string[];
}

/** The mail for a notice: pure, the same facts as text and as HTML, in the citizen's language. */
export function letterFor(notice: Notice): Letter {
	const draft = draftOf(notice);
	const { t } = draft;
	return {
		subject: t(`${notice.kind}.subject`, {
			date: shortDate(notice.startsAt, notice.locale),
			time: clockTime(notice.startsAt, notice.locale),
		}),
		text: textLetter(draft),
		html: htmlLetter(draft),
	};
}

function draftOf(notice: Notice): Draft {
	const { locale, startsAt, station } = notice;
	const t = wording(locale);
	const name = greetedName(notice.name);
	return {
		notice,
		t,
		name,
		greeting: name
			? t("greeting", { name: isolated(name) })
			: t("greetingWithoutName"),
		when: t("dateAndTime", {
			date: longDate(startsAt, locale),
			time: clockTime(startsAt, locale),
		}),
		duration: t("facts.minutes", { minutes: notice.minutes }),
		reference: groupedReference(notice.reference),
		address: [
			station.text.name,
			station.building,
			station.street,
			`${station.postcode} ${station.city}`,
		],
		services: notice.services.map(({ service, quantity }) => ({
			title:
				quantity === 1
					? service.text.name
					: t("service.quantity", {
							service: service.text.name,
							quantity,
							label: service.text.quantityLabel,
						}),
			lang: service.text.lang,
			documents: service.text.documents,
			fee: service.fee,
		})),
	};
}
