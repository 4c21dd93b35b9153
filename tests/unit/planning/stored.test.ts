import fc from "fast-check";
import { expect, test } from "vitest";
import {
	readStoredChange,
	readStoredRoster,
	readStoredRules,
} from "#lib/planning/change/rules/stored.ts";
import { desk, opening, plan } from "./roster-fixture.ts";

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a roster is read as it was saved, also one from before desks had days of their own", () => {
	const saved = plan([opening()], [desk({ ownDays: ["2026-12-01"] })]);
	expect(readStoredRoster(stored(saved))).toEqual(saved);
	const { ownDays: _, ...old } = desk();
	expect(
		readStoredRoster(stored({ desks: [old], openings: [] }))?.desks,
	).toEqual([desk()]);
});

test.each([
	{ kind: "roster", ...plan([opening()]) },
	{ kind: "desk-sick", deskId: 3 },
	{ kind: "closure-end", closureIds: [1, 2], from: "2027-02-08" },
	{ kind: "holiday", date: "2027-05-27", opens: true },
	{
		kind: "closure",
		closure: {
			scope: "services",
			stationId: 1,
			deskId: null,
			serviceIds: [7],
			from: 660,
			until: 1440,
			days: [{ startDate: "2027-02-08", endDate: "2027-02-09" }],
			reason: { de: "Rosenmontag", en: "" },
		},
	},
])("a change is read as it was saved: $kind", (change) => {
	expect(readStoredChange(stored(change))).toEqual(change);
});

test("what cannot be read is nothing, and never an error", () => {
	for (const read of [readStoredRoster, readStoredRules, readStoredChange]) {
		fc.assert(fc.property(fc.jsonValue(), (json) => read(json) === null));
		expect(read(undefined)).toBeNull();
	}
	expect(
		readStoredChange({ kind: "holiday", date: "2027-02-30", opens: true }),
	).toBeNull();
});
