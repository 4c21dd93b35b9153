import type { Opening } from "#lib/availability/rules/opening.ts";
import type { Service, ServicePlan } from "#lib/catalog/catalog.ts";

/** One desk each Tuesday from 8:00 to 16:00, online, eight weeks ahead. */
export const exampleOpening = (changes: Partial<Opening> = {}): Opening => ({
	id: 1,
	deskIds: [1],
	kind: "weekly",
	weekday: 2,
	everyWeeks: 1,
	weekOfMonth: null,
	date: null,
	from: 480,
	until: 960,
	validFrom: "2026-01-01",
	validUntil: null,
	channel: "online",
	releaseDaysBefore: 56,
	releaseMinute: 420,
	byLot: false,
	...changes,
});

/** A quarter of an hour, for one or two persons; without words. */
export const exampleService = ({
	combineGroup = null,
	durationMinutes = 15,
	extraMinutes = 10,
	maxQuantity = 2,
	...changes
}: Partial<Service & Omit<ServicePlan, "from">> = {}): Service => ({
	id: 1,
	slug: "reisepass",
	categoryId: 1,
	plans: [
		{ from: null, combineGroup, durationMinutes, extraMinutes, maxQuantity },
	],
	lastDay: null,
	isOffered: true,
	personalPresence: true,
	walkInSuitable: false,
	bookable: true,
	popular: false,
	collectsDocument: false,
	minorRule: null,
	fees: [],
	text: {
		lang: "de",
		name: "Reisepass beantragen",
		summary: "",
		quantityLabel: "Personen",
		documents: [],
		hint: null,
		onlineAlternative: null,
		referral: null,
	},
	searchable: { names: [], summaries: [], words: [] },
	...changes,
});
