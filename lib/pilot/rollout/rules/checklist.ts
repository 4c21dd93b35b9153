/** What is known about a station that is to go online. */
export interface Readiness {
	/** Days with times online in the two weeks from the start on, and how many minutes they have together. */
	onlineDays: number;
	onlineMinutes: number;
	/** Slugs of services that can be booked in the city and not here. */
	unservedServices: readonly string[];
	/** Accounts that can sign in. */
	leads: number;
	clerks: number;
	/**
	 * Of the languages in which staff write, those without a name or directions, and without facts on accessibility. In all
	 * others people read the German texts until there is a translation.
	 */
	languagesWithoutTexts: readonly string[];
	languagesWithoutAccess: readonly string[];
	/** The last trial booking, in epoch milliseconds; null: none. */
	trial: { at: number; worked: boolean } | null;
	/** Paired ones. */
	displays: number;
}

const CHECKS = [
	"roster",
	"services",
	"staff",
	"texts",
	"access",
	"trial",
	"display",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** A trial older than this says nothing about today's plan. */
const TRIAL_DAYS = 14;
/** A week's working days. */
const ENOUGH_DAYS = 5;

/** The checklist checks itself: nobody ticks anything. */
export function checklistOf(
	readiness: Readiness,
	now: number,
): { name: CheckName; done: boolean }[] {
	const { trial } = readiness;
	const done: Record<CheckName, boolean> = {
		roster: readiness.onlineDays >= ENOUGH_DAYS,
		services: readiness.unservedServices.length === 0,
		staff: readiness.leads >= 1 && readiness.clerks >= 1,
		texts: readiness.languagesWithoutTexts.length === 0,
		access: readiness.languagesWithoutAccess.length === 0,
		trial: trial?.worked === true && now - trial.at <= TRIAL_DAYS * 86_400_000,
		display: readiness.displays >= 1,
	};
	return CHECKS.map((name) => ({ name, done: done[name] }));
}
