import { plainDigits } from "#lib/text/typed-digits.ts";

/** What holds for the whole city and is not a limit of what one may take (lib/booking/limits/rules/settings.ts). */
export interface CitySettings {
	maxServices: number;
	maxMinutes: number;
	/** Null: never. */
	staffGoesOnlineDays: number | null;
	reminderHours: number;
	contactDays: number;
	actorDays: number;
	feedbackDays: number;
	auditDays: number;
	leaverDays: number;
}
export type CitySetting = keyof CitySettings;

interface Bounds {
	unit: "services" | "minutes" | "days" | "hours";
	min: number;
	max: number;
	/** Empty: never. */
	optional?: true;
}

/** Whole numbers and how far they may go. */
const NUMBERS = {
	maxServices: { unit: "services", min: 1, max: 20 },
	maxMinutes: { unit: "minutes", min: 5, max: 480 },
	staffGoesOnlineDays: { unit: "days", min: 0, max: 60, optional: true },
	reminderHours: { unit: "hours", min: 1, max: 168 },
	contactDays: { unit: "days", min: 1, max: 365 },
	actorDays: { unit: "days", min: 1, max: 730 },
	feedbackDays: { unit: "days", min: 7, max: 730 },
	auditDays: { unit: "days", min: 90, max: 3_650 },
	leaverDays: { unit: "days", min: 0, max: 3_650 },
} as const satisfies Record<CitySetting, Bounds>;

/** In this order they stand on the page. */
export const CITY_SETTINGS = Object.keys(NUMBERS) as CitySetting[];

/** What else bounds the longest appointment; minutes. */
export interface LongestBounds {
	/** The longest that a service takes for itself, today or from a planned day on. */
	longestService: number;
	/** The least that the city's limits let one person, client or network have. */
	leastLimit: number;
}

export function boundsOfCity(
	name: CitySetting,
	{ longestService, leastLimit }: LongestBounds,
): Bounds {
	const bounds: Bounds = NUMBERS[name];
	return name === "maxMinutes"
		? {
				...bounds,
				min: Math.max(bounds.min, longestService),
				max: Math.min(bounds.max, leastLimit),
			}
		: bounds;
}

export type CityProblem = { kind: "number" } & Pick<Bounds, "min" | "max">;

export function readCitySettings(
	typed: (name: string) => string,
	longest: LongestBounds,
):
	| { ok: true; value: CitySettings }
	| { ok: false; errors: Partial<Record<CitySetting, CityProblem>> } {
	const errors: Partial<Record<CitySetting, CityProblem>> = {};
	const value = Object.fromEntries(
		CITY_SETTINGS.map((name) => {
			const { min, max, optional } = boundsOfCity(name, longest);
			const text = plainDigits(typed(name).trim());
			if (optional && text === "") return [name, null];
			const number = /^\d{1,5}$/.test(text) ? Number(text) : null;
			if (number === null || number < min || number > max)
				errors[name] = { kind: "number", min, max };
			return [name, number ?? min];
		}),
	) as unknown as CitySettings;
	return Object.keys(errors).length === 0
		? { ok: true, value }
		: { ok: false, errors };
}

/** Tells whether two forms showed the same. */
export const cityMark = (settings: CitySettings): string =>
	CITY_SETTINGS.map((name) => String(settings[name])).join(" ");
