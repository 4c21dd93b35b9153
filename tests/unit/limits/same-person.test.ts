import { expect, test } from "vitest";
import { isSamePerson } from "#lib/booking/limits/rules/same-person.ts";

test.each([
	["Ayşe Müller", "AYSE MUELLER"],
	["Ayşe Müller", "Müller, Ayşe"],
	["Ayşe Müller", "Ayse Möller"],
	["Maria Schmidt", "Maria Magdalena Schmidt"],
	["Müller", "Anna Müller"],
	["Kasimir Wischnewski", "Kazimierz Wischnewsky"],
])("%s is %s", (before, after) => {
	expect(isSamePerson(before, after)).toBe(true);
	expect(isSamePerson(after, before)).toBe(true);
});

test.each([
	["Ayşe Müller", "Thomas Weber"],
	["Ayşe Kaya", "Ali Kaya"],
	["Anna Müller", "Anna Schmidt"],
	["Peter Klein", "Paul Klein"],
])("%s is not %s", (before, after) => {
	expect(isSamePerson(before, after)).toBe(false);
	expect(isSamePerson(after, before)).toBe(false);
});
