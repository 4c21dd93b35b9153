import { expect, test } from "vitest";
import { figure, isKept, none, tableOf } from "#bench/drill/outcome.ts";
import { withSection } from "#bench/drill/record.ts";
import { referenceIn } from "#bench/drill/web.ts";

test("a drill replaces its own section of the record and no other", () => {
	const first = withSection("# Drills\n\nWords.\n", "restore", "once");
	const both = withSection(first, "upgrade", "other");
	expect(both).toContain(
		"## restore\n\n<!-- restore -->\n\nonce\n\n<!-- end -->",
	);
	const again = withSection(both, "restore", "twice");
	expect(again).toBe(both.replace("once", "twice"));
	expect(again.match(/^## /gm)).toHaveLength(2);
});

test("what is promised and not kept is seen in the table", () => {
	const outcomes = [
		figure("bookings", 7),
		none("lost", 0),
		none("failed", 2, "502; 503"),
	];
	expect(outcomes.map(isKept)).toEqual([true, true, false]);
	expect(tableOf(outcomes).split("\n").slice(2)).toEqual([
		"| bookings | 7            | –        | –      |",
		"| lost     | 0            | 0        | yes    |",
		"| failed   | 2 (502; 503) | 0        | **no** |",
	]);
});

test("the number of an appointment stands in its link", () => {
	expect(referenceIn("/termin/K7MP2X9QR?t=abc&neu=1")).toBe("K7MP2X9QR");
	expect(referenceIn("/termine/zeit")).toBe("");
});
