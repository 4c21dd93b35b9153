import type { Service } from "#lib/catalog/catalog.ts";
import {
	countDocuments,
	isForChild,
	parseMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import type { MinorCase } from "#lib/catalog/minors/rules/minor-case.ts";
import { decide } from "#lib/catalog/minors/rules/minors.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { SelectedService, Selection } from "./selection.ts";

/** What to bring for a service, for one kind of person. */
export interface Bring {
	/** The language of its texts. */
	lang: string;
	/** "Für Ihr Kind (6 bis 9 Jahre), …"; null: for everybody. */
	heading: string | null;
	/** Each with a title unless it is the only one. */
	lists: readonly BringList[];
	/** The printable consent form is among it. */
	needsConsent: boolean;
}

const wording = (locale: Locale) => translator("minors", locale);

interface BringList {
	title: string | null;
	lines: readonly string[];
	/** Good to know, but nothing to take along. */
	isNote?: true;
}

/** What anybody brings. */
export function bringForAll(service: Service): Bring {
	return {
		lang: service.text.lang,
		heading: null,
		lists: [{ title: null, lines: service.text.documents }],
		needsConsent: false,
	};
}

/**
 * What somebody of age brings, once it is known that nobody else comes: texts for everybody also say what holds "Für
 * Kinder unter 16 Jahren: …", on a line of its own.
 */
function bringForAdults(service: Service): Bring {
	const { documents: all, childDocuments = [] } = service.text;
	const documents = all.filter((_, place) => !childDocuments.includes(place));
	return {
		...bringForAll(service),
		lists: [{ title: null, lines: documents }],
	};
}

/** The case in words: "Für Ihr Kind (6 bis 9 Jahre), ein Elternteil kommt mit, gemeinsames Sorgerecht". */
export function minorInWords(
	text: string | null | undefined,
	locale: Locale,
): string | null {
	const answer = parseMinor(text);
	if (!answer) return null;
	return answer === "adult"
		? wording(locale)("adults")
		: caseInWords(answer, locale);
}

function caseInWords({ age, companion, custody }: MinorCase, locale: Locale) {
	const t = wording(locale);
	const own = companion === "both" || companion === "one" ? "own" : "ward";
	const facts = {
		person: t(`persons.${age === "16-17" ? "young" : own}`),
		age: t(`ages.${age}`),
		companion: t(`companions.${companion}`),
	};
	return custody
		? t("headingWithCustody", { ...facts, custody: t(`custodies.${custody}`) })
		: t("heading", facts);
}

/**
 * The one place that says what somebody brings for a service of their appointment: exactly for the case of a minor
 * where it is known, and for adults too where documents of the appointment may be for both.
 */
export function bringFor(
	{ service, quantity }: SelectedService,
	selection: Selection,
	minorText: string | null | undefined,
	locale: Locale,
): readonly Bring[] {
	const rule = service.minorRule;
	const answer = parseMinor(minorText);
	if (!rule || !answer) return [bringForAll(service)];
	if (answer === "adult") return [bringForAdults(service)];
	const decision = decide(rule, answer);
	if (!decision.ok) return [bringForAll(service)];
	const t = wording(locale);
	const several = rule === "family" || countDocuments(selection) > 1;
	const all: BringList[] = [
		{ title: t("come"), lines: decision.come.map((key) => t(`comers.${key}`)) },
		{
			title: t("bring"),
			lines: decision.bring.map((key) => t(`documents.${key}`)),
		},
		{
			title: t("note"),
			isNote: true,
			lines: [
				...(quantity > 1 || rule === "family" ? [t("notes.each-child")] : []),
				...decision.notes.map((key) => t(`notes.${key}`)),
			],
		},
	];
	const lists = all.filter(({ lines }) => lines.length > 0);
	const exact: Bring = {
		lang: locale,
		heading: caseInWords(answer, locale),
		lists,
		needsConsent: decision.bring.includes("consent"),
	};
	return several && !isForChild([rule])
		? [exact, { ...bringForAdults(service), heading: t("adultsToo") }]
		: [exact];
}

/** What somebody has ready where they are, who does not come: lists without a title of their own get this one. */
export function readied(
	bring: readonly Bring[],
	title: string | undefined,
): readonly Bring[] {
	if (title === undefined) return bring;
	return bring.map((one) => ({
		...one,
		lists: one.lists.map((list) => ({ ...list, title: list.title ?? title })),
	}));
}
