import { readClock } from "#lib/text/typed-clock.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

interface Bounds {
	unit: "minutes" | "days" | "times";
	min: number;
	max: number;
}

/** Whole numbers and how far they may go, as the database checks them. */
export const NUMBERS = {
	freedMinMinutes: { unit: "minutes", min: 0, max: 1_440 },
	freedMaxMinutes: { unit: "minutes", min: 0, max: 1_440 },
	wishOffersAtOnce: { unit: "times", min: 1, max: 3 },
	wishOffersOfClient: { unit: "times", min: 3, max: 100 },
	wishesPerPerson: { unit: "times", min: 1, max: 10 },
	offerMinMinutes: { unit: "minutes", min: 10, max: 2_880 },
	offerMaxMinutes: { unit: "minutes", min: 10, max: 2_880 },
	urgentDays: { unit: "days", min: 0, max: 60 },
	fitDays: { unit: "days", min: 0, max: 14 },
} as const satisfies Partial<Record<keyof WishSettings, Bounds>>;
export type NumberSetting = keyof typeof NUMBERS;

/** Times of the day. */
export const CLOCKS = ["quietFromMinute", "quietUntilMinute"] as const;
type ClockSetting = (typeof CLOCKS)[number];

/** In this order they stand on the page. */
export const SETTING_PARTS = {
	freed: ["freedMinMinutes", "freedMaxMinutes"],
	offers: [
		"offerMinMinutes",
		"offerMaxMinutes",
		"wishOffersAtOnce",
		"wishOffersOfClient",
		"wishesPerPerson",
		"quietFromMinute",
		"quietUntilMinute",
	],
	order: ["urgentDays", "fitDays", "urgentNeedsProof"],
} as const satisfies Record<string, readonly (keyof WishSettings)[]>;

export type SettingProblem =
	| ({ kind: "number" } & Bounds)
	| { kind: "time" }
	/** The most is less than the least. */
	| { kind: "below" };

type Errors = Partial<Record<keyof WishSettings, SettingProblem>>;

/** The form, read. */
export function readSettingsForm(
	typed: (name: keyof WishSettings) => string,
): { ok: true; value: WishSettings } | { ok: false; errors: Errors } {
	const errors: Errors = {};
	const number = (name: NumberSetting): number => {
		const bounds = NUMBERS[name];
		const plain = plainDigits(typed(name).trim());
		const value = /^\d{1,5}$/.test(plain) ? Number(plain) : null;
		if (value === null || value < bounds.min || value > bounds.max)
			errors[name] = { kind: "number", ...bounds };
		return value ?? bounds.min;
	};
	const time = (name: ClockSetting): number => {
		const minute = readClock(typed(name).trim());
		if (minute === null) errors[name] = { kind: "time" };
		return minute ?? 0;
	};
	const value: WishSettings = {
		freedMinMinutes: number("freedMinMinutes"),
		freedMaxMinutes: number("freedMaxMinutes"),
		wishOffersAtOnce: number("wishOffersAtOnce"),
		wishOffersOfClient: number("wishOffersOfClient"),
		wishesPerPerson: number("wishesPerPerson"),
		offerMinMinutes: number("offerMinMinutes"),
		offerMaxMinutes: number("offerMaxMinutes"),
		quietFromMinute: time("quietFromMinute"),
		quietUntilMinute: time("quietUntilMinute"),
		urgentDays: number("urgentDays"),
		fitDays: number("fitDays"),
		urgentNeedsProof: typed("urgentNeedsProof") !== "",
	};
	const pairs = [
		["freedMaxMinutes", "freedMinMinutes"],
		["offerMaxMinutes", "offerMinMinutes"],
	] as const;
	for (const [most, least] of pairs)
		if (!errors[most] && !errors[least] && value[most] < value[least])
			errors[most] = { kind: "below" };
	return Object.keys(errors).length === 0
		? { ok: true, value }
		: { ok: false, errors };
}

/** Tells whether two forms showed the same. */
export const settingsMark = (settings: WishSettings): string =>
	Object.values(SETTING_PARTS)
		.flat()
		.map((name) => String(settings[name]))
		.join(" ");
