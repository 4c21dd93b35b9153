import { expect, test } from "vitest";
import { hiddenBut, readScreen, USUAL } from "#lib/staff/rules/screen.ts";

test("a word that is none of ours counts for nothing", () => {
	expect(
		readScreen({ density: "tiny", hidden: ["place", "wait", "wait"] }),
	).toEqual({ density: "usual", hidden: ["wait"] });
	expect(readScreen({ density: "compact", hidden: [] })).toEqual({
		...USUAL,
		density: "compact",
	});
});

test("what is not ticked is hidden", () => {
	expect(hiddenBut(["name", "why", "nonsense"])).toEqual(["services", "wait"]);
	expect(hiddenBut([])).toEqual(["name", "services", "wait", "why"]);
});
