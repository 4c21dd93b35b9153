import {
	MINOR_RULES,
	type MinorRule,
} from "#lib/catalog/minors/rules/minor-case.ts";
import { isOffered } from "#lib/city/city.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type InLanguages, type Locale, locales } from "#lib/text/locale.ts";
import {
	entriesOf,
	plainEnds,
	sentencesOf,
	typedEntries,
} from "#lib/text/typed-lines.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import {
	answer,
	type EditProblem,
	FURTHEST_DAYS,
	LINE,
	linesOf,
	oneLine,
	optionalAddress,
	optionalLine,
	type Read,
	TEXT,
	type Typed,
	wholeNumber,
} from "./edit-schema.ts";

/** How long it takes and with what it combines: what has a first day. */
export interface PlanFields {
	durationMinutes: number;
	extraMinutes: number;
	maxQuantity: number;
	/** Slug of a group; null: alone. */
	combineGroup: string | null;
}

/** What people read about a service, in one language. */
export interface ServiceWords {
	name: string;
	summary: string;
	quantityLabel: string;
	documents: string[];
	/** What people call it in everyday life. */
	searchWords: string[];
	hint: string | null;
	onlineAlternative: string | null;
	onlineUrl: string | null;
	referral: string | null;
	referralAddress: string | null;
	referralUrl: string | null;
}

/** All that an administrator decides about a service, but its fees. */
export interface ServiceFields extends PlanFields {
	/** Slug. */
	category: string;
	/** False: a signpost. */
	bookable: boolean;
	personalPresence: boolean;
	walkInSuitable: boolean;
	popular: boolean;
	collectsDocument: boolean;
	minorRule: MinorRule | null;
	lastDay: CivilDate | null;
	/** From this day on the plan holds; null: it is the one that holds already, or the service is new. */
	validFrom: CivilDate | null;
	/** A language without words shows the German ones. */
	texts: InLanguages<ServiceWords | null>;
}

/** A group of its own, which others may join. */
export const NEW_GROUP = "neu";
/** Goes with everything. */
export const WITH_ALL = "mit-allen";
/** Goes with nothing. */
export const ALONE = "allein";

/** Starts lie on a grid of five minutes (design §3), and so do lengths. */
const STEP = 5;
const MAX_QUANTITY = 20;
const MAX_WORDS = 100;
const LONGEST_WORD = 80;

/** What a form may choose from, and what it began with. */
export interface Choices {
	/** Of one appointment. */
	maxMinutes: number;
	/** Slugs. */
	categories: readonly string[];
	groups: readonly string[];
	today: CivilDate;
	/** Null: a new service. */
	current: ServiceFields | null;
	/** What it has from a later day on. */
	laterPlans?: readonly PlanFields[];
}

export function readService(
	typed: Typed,
	choices: Choices,
): Read<ServiceFields> {
	const errors: Record<string, EditProblem> = {};
	const isTicked = (name: string) => typed(name) !== "";
	const bookable = typed("kind") !== "signpost";
	const category = typed("category");
	if (!choices.categories.includes(category))
		errors.category = "category-missing";
	const plan = bookable
		? readPlan(typed, choices, errors)
		: (choices.current ?? SIGNPOST);
	// One that holds until a first day, or from another one on, counts as well.
	const known = choices.current?.bookable ? choices.current : null;
	const isCounted = [plan, known, ...(choices.laterPlans ?? [])].some(
		(one) => one !== null && one.maxQuantity > 1,
	);
	const value: ServiceFields = {
		category,
		bookable,
		personalPresence: bookable && isTicked("personalPresence"),
		walkInSuitable: bookable && isTicked("walkInSuitable"),
		popular: isTicked("popular"),
		collectsDocument: bookable && isTicked("collectsDocument"),
		minorRule: bookable ? readMinorRule(typed("minorRule"), errors) : null,
		lastDay: readLastDay(typed("lastDay"), choices, errors),
		durationMinutes: plan.durationMinutes,
		extraMinutes: plan.extraMinutes,
		maxQuantity: plan.maxQuantity,
		combineGroup: plan.combineGroup,
		validFrom: bookable ? readFirstDay(typed, plan, choices, errors) : null,
		texts: textsBy((locale) => {
			// Of a language that the city does not offer just now the form shows nothing, and its words stay.
			if (!isOffered(locale)) return choices.current?.texts[locale] ?? null;
			return locale === "de" || isSaid(locale, typed)
				? readWords(locale, typed, { bookable, isCounted }, errors)
				: null;
		}),
	};
	return answer(value, errors);
}

function textsBy(
	wordsIn: (locale: Locale) => ServiceWords | null,
): ServiceFields["texts"] {
	return Object.fromEntries(
		locales.map((locale) => [locale, wordsIn(locale)]),
	) as ServiceFields["texts"];
}

/** A signpost takes no time; these stand there in case it becomes something one can book. */
const SIGNPOST: PlanFields = {
	durationMinutes: STEP,
	extraMinutes: 0,
	maxQuantity: 1,
	combineGroup: null,
};

function readPlan(
	typed: Typed,
	{ maxMinutes, groups }: Choices,
	errors: Record<string, EditProblem>,
): PlanFields {
	const minutes = (name: string, least: number) => {
		const number = wholeNumber(typed(name));
		if (number === null || number < least || number % STEP !== 0)
			errors[name] = "not-in-steps";
		else if (number > maxMinutes) errors[name] = "too-many-minutes";
		return number ?? least;
	};
	const maxQuantity = wholeNumber(typed("maxQuantity")) ?? 0;
	if (maxQuantity < 1 || maxQuantity > MAX_QUANTITY)
		errors.maxQuantity = "quantity-invalid";
	const group = typed("combineGroup");
	if (![ALONE, NEW_GROUP, WITH_ALL, ...groups].includes(group))
		errors.combineGroup = "group-missing";
	return {
		durationMinutes: minutes("durationMinutes", STEP),
		extraMinutes: minutes("extraMinutes", 0),
		maxQuantity,
		combineGroup: group === ALONE ? null : group,
	};
}

/** Of what has a first day nothing is different. */
const isSamePlan = (one: PlanFields, other: PlanFields): boolean =>
	one.durationMinutes === other.durationMinutes &&
	one.extraMinutes === other.extraMinutes &&
	one.maxQuantity === other.maxQuantity &&
	one.combineGroup === other.combineGroup;

function readFirstDay(
	typed: Typed,
	plan: PlanFields,
	{ current, today }: Choices,
	errors: Record<string, EditProblem>,
): CivilDate | null {
	const text = typed("validFrom").trim();
	const isChanged = current?.bookable === true && !isSamePlan(plan, current);
	if (text === "") {
		if (isChanged) errors.validFrom = "first-day-missing";
		return null;
	}
	// What is new holds from the beginning; nobody has booked it yet.
	if (!current?.bookable) return null;
	const day = parseCivilDate(text);
	if (!day) errors.validFrom = "date-invalid";
	else if (day < today) errors.validFrom = "date-past";
	else if (day > addDays(today, FURTHEST_DAYS)) errors.validFrom = "date-far";
	return day;
}

function readLastDay(
	text: string,
	{ current, today }: Choices,
	errors: Record<string, EditProblem>,
): CivilDate | null {
	if (text.trim() === "") return null;
	const day = parseCivilDate(text.trim());
	if (!day) errors.lastDay = "date-invalid";
	// One that is over already may stay.
	else if (day < addDays(today, -1) && day !== current?.lastDay)
		errors.lastDay = "date-past";
	else if (day > addDays(today, FURTHEST_DAYS)) errors.lastDay = "date-far";
	return day;
}

function readMinorRule(
	text: string,
	errors: Record<string, EditProblem>,
): MinorRule | null {
	if (text === "none") return null;
	const rule = MINOR_RULES.find((one) => one === text) ?? null;
	if (rule === null) errors.minorRule = "minor-rule-missing";
	return rule;
}

function readSearchWords(
	typed: Typed,
	locale: Locale,
	errors: Record<string, EditProblem>,
): string[] {
	const field = wordField("searchWords", locale);
	const words = [
		...new Set(linesOf(typed(field)).map((word) => word.replace(/\s+/gu, " "))),
	];
	if (words.length > MAX_WORDS) errors[field] = "too-many-words";
	if (words.some((word) => word.length > LONGEST_WORD))
		errors[field] = "text-too-long";
	return words;
}

/** What is typed for each language. */
export const WORD_FIELDS = [
	"name",
	"summary",
	"quantityLabel",
	"documents",
	"searchWords",
	"hint",
	"onlineAlternative",
	"onlineUrl",
	"referral",
	"referralAddress",
	"referralUrl",
] as const satisfies readonly (keyof ServiceWords)[];

export const wordField = (name: keyof ServiceWords, locale: Locale) =>
	`${name}-${locale}`;

const isSaid = (locale: Locale, typed: Typed) =>
	WORD_FIELDS.some((name) => typed(wordField(name, locale)).trim() !== "");

function readWords(
	locale: Locale,
	typed: Typed,
	{
		bookable,
		isCounted,
	}: {
		bookable: boolean;
		/** One may take more than one of it. */
		isCounted: boolean;
	},
	errors: Record<string, EditProblem>,
): ServiceWords {
	const line = (name: keyof ServiceWords) =>
		oneLine(typed, wordField(name, locale), errors);
	const maybe = (name: keyof ServiceWords) =>
		optionalLine(typed, wordField(name, locale), errors);
	const sentences = (name: keyof ServiceWords, isNeeded: boolean) => {
		const value = sentencesOf(typed(wordField(name, locale)), locale);
		if (value === "" && isNeeded)
			errors[wordField(name, locale)] = "text-missing";
		if (value.length > LINE) errors[wordField(name, locale)] = "text-too-long";
		return value;
	};
	const address = (name: keyof ServiceWords) =>
		optionalAddress(typed, wordField(name, locale), errors);
	const long = (name: keyof ServiceWords) => {
		const value = plainEnds(typed(wordField(name, locale))).trim();
		if (value.length > TEXT) errors[wordField(name, locale)] = "text-too-long";
		return value;
	};
	const common = {
		name: line("name"),
		summary: sentences("summary", true),
		searchWords: readSearchWords(typed, locale, errors),
		onlineUrl: null,
		onlineAlternative: null,
		referral: null,
		referralAddress: null,
		referralUrl: null,
	};
	if (!bookable)
		return {
			...common,
			quantityLabel: maybe("quantityLabel") ?? "",
			documents: entriesOf(long("documents"), locale),
			hint: long("hint") || null,
			referral: sentences("referral", true),
			referralAddress: maybe("referralAddress"),
			referralUrl: address("referralUrl"),
		};
	const onlineUrl = address("onlineUrl");
	return {
		...common,
		// What there is only one of nobody counts.
		quantityLabel: isCounted
			? line("quantityLabel")
			: (maybe("quantityLabel") ?? ""),
		documents: entriesOf(long("documents"), locale),
		hint: long("hint") || null,
		// A link needs a sentence that says where it leads.
		onlineAlternative:
			sentences("onlineAlternative", onlineUrl !== null) || null,
		onlineUrl,
	};
}

/** As `readService` reads it. */
export function typedService(
	fields: ServiceFields,
): Record<string, readonly string[]> {
	const tick = (on: boolean) => (on ? ["1"] : []);
	const words = locales.flatMap((locale) =>
		WORD_FIELDS.map((name): [string, string[]] => {
			const value = fields.texts[locale]?.[name] ?? "";
			const text =
				typeof value === "string"
					? value
					: name === "documents"
						? typedEntries(value, locale)
						: value.join("\n");
			return [wordField(name, locale), [text]];
		}),
	);
	return {
		category: [fields.category],
		kind: [fields.bookable ? "bookable" : "signpost"],
		personalPresence: tick(fields.personalPresence),
		walkInSuitable: tick(fields.walkInSuitable),
		popular: tick(fields.popular),
		collectsDocument: tick(fields.collectsDocument),
		minorRule: [fields.minorRule ?? "none"],
		lastDay: [fields.lastDay ?? ""],
		durationMinutes: [String(fields.durationMinutes)],
		extraMinutes: [String(fields.extraMinutes)],
		maxQuantity: [String(fields.maxQuantity)],
		combineGroup: [fields.combineGroup ?? ALONE],
		validFrom: [fields.validFrom ?? ""],
		...Object.fromEntries(words),
	};
}

/** What a form for a new service begins with. */
export const NEW_SERVICE: ServiceFields = {
	...SIGNPOST,
	durationMinutes: 15,
	category: "",
	bookable: true,
	personalPresence: true,
	walkInSuitable: false,
	popular: false,
	collectsDocument: false,
	minorRule: null,
	lastDay: null,
	validFrom: null,
	texts: textsBy(() => null),
};

/** Names of what differs; of texts "name-de". */
export function changedFields(
	before: ServiceFields,
	after: ServiceFields,
): string[] {
	const one = flat(before);
	const other = flat(after);
	return Object.keys(other).filter(
		(name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
	);
}

/** Each fact by the name of its field. */
export function flat({
	texts,
	...facts
}: ServiceFields): Record<string, unknown> {
	const words = locales.flatMap((locale) =>
		WORD_FIELDS.map((name) => [
			wordField(name, locale),
			texts[locale]?.[name] ?? null,
		]),
	);
	return { ...facts, ...Object.fromEntries(words) };
}

const UMLAUTS: Readonly<Record<string, string>> = {
	ä: "ae",
	ö: "oe",
	ü: "ue",
	ß: "ss",
};
const LONGEST_SLUG = 48;

/** "Führerschein: Umtausch" → "fuehrerschein-umtausch"; with a number where that is taken. It stays when the name changes. */
export function newSlug(name: string, taken: Iterable<string>): string {
	const others = taken instanceof Set ? taken : new Set(taken);
	const plain = name
		.toLowerCase()
		.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? "")
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, LONGEST_SLUG)
		.replace(/^-+|-+$/g, "");
	const first = plain || "anliegen";
	for (let number = 1; ; number += 1) {
		const slug = number === 1 ? first : `${first}-${number}`;
		if (!others.has(slug)) return slug;
	}
}

/** A plan with its first day, as it stands in the table of later plans. */
export type LaterPlan = PlanFields & { validFrom: CivilDate };

/** The later plans with one more; the same day is replaced, and what changes nothing is left out. Ascending. */
export function withPlan(
	first: PlanFields,
	later: readonly LaterPlan[],
	added: LaterPlan,
): LaterPlan[] {
	const all = [
		...later.filter(({ validFrom }) => validFrom !== added.validFrom),
		added,
	].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
	let before = first;
	return all.filter((plan) => {
		const isNews = !isSamePlan(before, plan);
		before = plan;
		return isNews;
	});
}
