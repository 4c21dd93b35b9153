import { expect, test } from "vitest";
import { NUMBERS, readSettingsForm } from "#lib/wishes/rules/settings.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

const SETTINGS: WishSettings = {
	freedMinMinutes: 5,
	freedMaxMinutes: 30,
	wishOffersAtOnce: 3,
	wishOffersOfClient: 6,
	wishesPerPerson: 3,
	offerMinMinutes: 30,
	offerMaxMinutes: 180,
	quietFromMinute: 1_260,
	quietUntilMinute: 420,
	urgentDays: 14,
	fitDays: 3,
	urgentNeedsProof: false,
};
const TYPED: Partial<Record<keyof WishSettings, string>> = {
	quietFromMinute: "21 Uhr",
	quietUntilMinute: "7:00",
	urgentNeedsProof: "",
};
const read = (typed: Partial<Record<keyof WishSettings, string>> = {}) =>
	readSettingsForm(
		(name) => typed[name] ?? TYPED[name] ?? String(SETTINGS[name]),
	);

test("the form says the settings", () => {
	expect(read()).toEqual({ ok: true, value: SETTINGS });
	expect(read({ urgentNeedsProof: "1" })).toMatchObject({
		value: { urgentNeedsProof: true },
	});
});

test.each(Object.entries(NUMBERS))("%s has its bounds", (name, bounds) => {
	for (const typed of ["", "x", "-1", "1,5", String(bounds.max + 1)])
		expect(read({ [name]: typed })).toMatchObject({
			ok: false,
			errors: { [name]: { kind: "number", max: bounds.max } },
		});
});

test("the most is not less than the least, and a time is a time", () => {
	expect(read({ freedMinMinutes: "31" })).toEqual({
		ok: false,
		errors: { freedMaxMinutes: { kind: "below" } },
	});
	expect(read({ offerMaxMinutes: "20" })).toEqual({
		ok: false,
		errors: { offerMaxMinutes: { kind: "below" } },
	});
	expect(read({ quietUntilMinute: "25" })).toEqual({
		ok: false,
		errors: { quietUntilMinute: { kind: "time" } },
	});
});
