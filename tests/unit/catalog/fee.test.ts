import { expect, test } from "vitest";
import { feeOn, laterFees } from "#lib/catalog/rules/fee.ts";
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
