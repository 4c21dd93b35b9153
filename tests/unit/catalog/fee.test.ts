import { expect, test } from "vitest";
import { feeOn, isLeftBehind, laterFees } from "#lib/catalog/rules/fee.ts";
import type { CivilDate } from "#lib/time.ts";

const service = {
	fees: [
		{ from: "2020-01-01", lines: ["37,00 €"] },
		{ from: "2027-01-01", lines: ["46,00 €"] },
		{ from: "2028-01-01", lines: ["50,00 €"] },
	],
} as const;

test.each([
	["2019-12-31", []],
	["2026-12-31", ["37,00 €"]],
	["2027-01-01", ["46,00 €"]],
	["2027-12-31", ["46,00 €"]],
	["2028-01-01", ["50,00 €"]],
] as const)("on %s %s is due", (day, lines) => {
	expect(feeOn(service, day)).toEqual(lines);
});

test("whoever has not chosen a day learns of the fees that begin while one can book", () => {
	const later = (last: CivilDate) =>
		laterFees(service, { today: "2026-12-01", last }).map(({ from }) => from);
	expect(later("2026-12-31")).toEqual([]);
	expect(later("2027-01-01")).toEqual(["2027-01-01"]);
	expect(later("2028-04-14")).toEqual(["2027-01-01", "2028-01-01"]);
	expect(later("2026-12-01")).toEqual([]);
});

test("a fee left as it was in another language, while German says another number, is left behind", () => {
	const before = {
		de: ["37,00 €"],
		tr: ["37,00 €"],
		en: ["€37.00"],
	};
	const raised = { ...before, de: ["46,00 €"] };
	expect(isLeftBehind("tr", raised, before)).toBe(true);
	expect(isLeftBehind("en", raised, before)).toBe(true);
	expect(isLeftBehind("de", raised, before)).toBe(false);
	// Translated anew, or nothing has changed, or the German words only.
	expect(isLeftBehind("tr", { ...raised, tr: ["46 €"] }, before)).toBe(false);
	expect(isLeftBehind("tr", before, before)).toBe(false);
	const said = { ...before, de: ["37,00 € in bar"] };
	expect(isLeftBehind("en", said, before)).toBe(false);
});
