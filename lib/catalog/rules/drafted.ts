import type {
	CombineGroup,
	Service,
	ServicePlan,
} from "#lib/catalog/catalog.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import { childDocuments } from "./child-documents.ts";
import { isOfferedOn } from "./plan.ts";
import {
	NEW_GROUP,
	newSlug,
	type PlanFields,
	type ServiceFields,
	WITH_ALL,
} from "./service-form.ts";

interface Drafted {
	fields: ServiceFields;
	/** As the catalogue has it; null: a new one. */
	service: Service | null;
	groups: readonly CombineGroup[];
	categoryId: number;
	/** Slugs of all services. */
	taken: readonly string[];
	locale: string;
	today: CivilDate;
}

/** A service as the catalogue will have it once what was typed is saved; nobody else ever gets to see this one. */
export function draftedService({
	fields,
	service,
	groups,
	categoryId,
	taken,
	locale,
	today,
}: Drafted): Service {
	const own = locales.find((one) => one === locale && fields.texts[one]);
	const lang = own ?? defaultLocale;
	const words = fields.texts[lang];
	const { onlineAlternative, referral } = words ?? {};
	return {
		id: service?.id ?? 0,
		slug: service?.slug ?? newSlug(fields.texts.de?.name ?? "", taken),
		categoryId,
		plans: plansOf(fields, service, groups),
		lastDay: fields.lastDay,
		isOffered: isOfferedOn(fields, today),
		personalPresence: fields.personalPresence,
		walkInSuitable: fields.walkInSuitable,
		bookable: fields.bookable,
		popular: fields.popular,
		collectsDocument: fields.collectsDocument,
		minorRule: fields.minorRule,
		fees: service?.fees ?? [],
		text: {
			lang,
			name: words?.name ?? "",
			summary: words?.summary ?? "",
			quantityLabel: words?.quantityLabel ?? "",
			documents: words?.documents ?? [],
			childDocuments: childDocuments(
				words?.documents ?? [],
				fields.texts.de?.documents ?? [],
			),
			hint: words?.hint ?? null,
			onlineAlternative: onlineAlternative
				? { text: onlineAlternative, url: words?.onlineUrl ?? null }
				: null,
			referral: referral
				? {
						text: referral,
						address: words?.referralAddress ?? null,
						url: words?.referralUrl ?? null,
					}
				: null,
		},
		searchable: {
			names: locales.flatMap((one) => fields.texts[one]?.name ?? []),
			summaries: locales.flatMap((one) => fields.texts[one]?.summary ?? []),
			words: locales.flatMap((one) => fields.texts[one]?.searchWords ?? []),
		},
	};
}

/** Ascending, with the one that was typed on its day; what nobody could book until now has one from the beginning on. */
function plansOf(
	fields: ServiceFields,
	service: Service | null,
	groups: readonly CombineGroup[],
): ServicePlan[] {
	const from = fields.validFrom;
	const typed = planOf(fields, groups);
	if (!service?.bookable) return [{ from: null, ...typed }];
	if (from === null) return [...service.plans];
	const others = service.plans.filter((plan) => plan.from !== from);
	return [...others, { from, ...typed }].sort((a, b) =>
		(a.from ?? "") < (b.from ?? "") ? -1 : 1,
	);
}

function planOf(
	{ durationMinutes, extraMinutes, maxQuantity, combineGroup }: PlanFields,
	groups: readonly CombineGroup[],
): Omit<ServicePlan, "from"> {
	return {
		durationMinutes,
		extraMinutes,
		maxQuantity,
		combineGroup: groupOf(combineGroup, groups),
	};
}

function groupOf(
	slug: string | null,
	groups: readonly CombineGroup[],
): CombineGroup | null {
	if (slug === NEW_GROUP)
		return { slug, combinesWithin: true, combinesWithAll: false };
	if (slug === WITH_ALL)
		return { slug, combinesWithin: true, combinesWithAll: true };
	return groups.find((group) => group.slug === slug) ?? null;
}

/** From which day on a change does something to free times and appointments; null: to none of them. */
export function differsFrom(
	before: Service | null,
	after: Service,
	validFrom: CivilDate | null,
	today: CivilDate,
): CivilDate | null {
	if (!before) return null;
	const ends = [before.lastDay, after.lastDay].flatMap((day) => day ?? []);
	const [firstEnd] = ends.sort();
	const days = [
		...(validFrom === null ? [] : [validFrom]),
		...(before.lastDay === after.lastDay || !firstEnd
			? []
			: [addDays(firstEnd, 1)]),
		...(before.bookable === after.bookable ? [] : [today]),
	].sort();
	const [first] = days;
	return first === undefined ? null : first < today ? today : first;
}
