import { describe, expect, test } from "vitest";
import { foldName, matchesName } from "#lib/names.ts";

describe("a name is found however it is spelt", () => {
	test.each([
		["Jürgen Müller", "Juergen Mueller"],
		["Jürgen Müller", "Jurgen Muller"],
		["Weiß", "WEISS"],
		["Yıldız", "Yildiz"],
		["İbrahim", "ibrahim"],
		["IBRAHIM", "ıbrahim"],
		["Łukasz Wójcik", "lukasz wojcik"],
		["Zoé O'Neil", "zoe o neil"],
		["Hans-Peter", "hans peter"],
		["Åsa Sørensen", "asa sorensen"],
	])("%s and %s are the same", (one, other) => {
		expect(foldName(one)).toBe(foldName(other));
	});

	test("other scripts stay what they are", () => {
		expect(foldName("Олена Шевченко")).toBe("олена шевченко");
		expect(foldName("محمد")).toBe("محمد");
	});

	test.each([
		["müller ayşe", true],
		["ayse mueller", true],
		["mul", true],
		["ayşe", true],
		["mülle ayşeg", false],
		["", false],
		["  ", false],
	])("in either order and from its beginning: %j", (query, found) => {
		expect(matchesName(foldName("Ayşe Müller"), query)).toBe(found);
	});

	test("sorting by the folded name puts Ü beside U", () => {
		const names = ["Übel", "Ulm", "Uebel", "Ubel", "Zander"];
		expect(names.map(foldName).toSorted()).toEqual([
			"ubel",
			"ubel",
			"ubel",
			"ulm",
			"zander",
		]);
	});
});
