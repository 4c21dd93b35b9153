import { plainDigits } from "#lib/text/typed-digits.ts";

interface Bounds {
	unit: "minutes" | "percent" | "times";
	min: number;
	max: number;
}

/** Whole numbers of the city and how far they may go. Where the longest appointment is more than `min`, that counts. */
const NUMBERS = {
	personMinutes: { unit: "minutes", min: 30, max: 10_000 },
	contactMinutes: { unit: "minutes", min: 30, max: 10_000 },
	maxMoves: { unit: "times", min: 0, max: 100 },
	freeReservations: { unit: "times", min: 1, max: 1_000 },
	freeHeldMinutes: { unit: "minutes", min: 30, max: 10_000 },
	networkMinutes: { unit: "minutes", min: 30, max: 100_000 },
	cityMinutes: { unit: "minutes", min: 30, max: 1_000_000 },
	dayShare: { unit: "percent", min: 1, max: 100 },
	networkDayShare: { unit: "percent", min: 1, max: 100 },
	againDayShare: { unit: "percent", min: 1, max: 100 },
	waitedMinutes: { unit: "minutes", min: 0, max: 10_000 },
	waitedMinutesCity: { unit: "minutes", min: 0, max: 1_000_000 },
} as const satisfies Record<string, Bounds>;
export type NumberSetting = keyof typeof NUMBERS;

export type LimitSettings = Record<NumberSetting, number> & {
	/** One name with one contact has one coming appointment for one concern. */
	onePerConcern: boolean;
};

/** In this order they stand on the page. */
export const NUMBER_SETTINGS = Object.keys(NUMBERS) as NumberSetting[];

export type SettingProblem =
	| { kind: "number"; unit: Bounds["unit"]; min: number; max: number }
	/** A network cannot have less than one of its addresses, nor all clients less than one of them. */
	| { kind: "below"; other: NumberSetting };

export function boundsOf(
	name: NumberSetting,
	/** Of the longest appointment, which must always fit. */
	maxMinutes: number,
): Bounds {
	const bounds: Bounds = NUMBERS[name];
	const fits = bounds.unit === "minutes" && bounds.min > 0;
	return fits ? { ...bounds, min: Math.max(bounds.min, maxMinutes) } : bounds;
}

/** The form, read. */
export function readSettings(
	typed: (name: string) => string,
	maxMinutes: number,
):
	| { ok: true; value: LimitSettings }
	| { ok: false; errors: Partial<Record<NumberSetting, SettingProblem>> } {
	const errors: Partial<Record<NumberSetting, SettingProblem>> = {};
	const read = (name: NumberSetting): number => {
		const bounds = boundsOf(name, maxMinutes);
		const plain = plainDigits(typed(name).trim());
		const number = /^\d{1,7}$/.test(plain) ? Number(plain) : null;
		if (number === null || number < bounds.min || number > bounds.max)
			errors[name] = { kind: "number", ...bounds };
		return number ?? bounds.min;
	};
	const numbers = Object.fromEntries(
		NUMBER_SETTINGS.map((name) => [name, read(name)]),
	) as Record<NumberSetting, number>;
	const pairs = [
		["networkDayShare", "dayShare"],
		["againDayShare", "dayShare"],
		["waitedMinutesCity", "waitedMinutes"],
	] as const;
	for (const [wide, narrow] of pairs)
		if (!errors[wide] && !errors[narrow] && numbers[wide] < numbers[narrow])
			errors[wide] = { kind: "below", other: narrow };
	return Object.keys(errors).length === 0
		? {
				ok: true,
				value: { ...numbers, onePerConcern: typed("onePerConcern") !== "" },
			}
		: { ok: false, errors };
}
