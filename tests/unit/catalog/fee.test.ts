import { expect, test } from "vitest";
import { bookableDays, feeOn, laterFees } from "#lib/catalog/rules/fee.ts";

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
	const now = Temporal.Instant.from("2026-12-01T23:30:00+01:00");
	const days = (...horizons: number[]) =>
		bookableDays(
			{ stations: horizons.map((horizonDays) => ({ horizonDays })) as never },
			now,
		);
	const later = (...horizons: number[]) =>
		laterFees(service, days(...horizons)).map(({ from }) => from);
	expect(later(30, 10)).toEqual([]);
	expect(later(30, 31)).toEqual(["2027-01-01"]);
	expect(later(500)).toEqual(["2027-01-01", "2028-01-01"]);
	expect(later()).toEqual([]);
});
