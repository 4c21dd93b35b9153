import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { routeShape, routeWithoutTokens } from "#lib/paths/route-shape.ts";
import { addressOf, listDoors } from "#tests/support/doors.ts";

test("the log knows every page and endpoint by its words", () => {
	const unknown = listDoors()
		.filter(({ kind }) => kind !== "action")
		.flatMap(({ file }) => addressOf(file).split("/"))
		.filter((word) => word !== "unbekannt")
		.filter((word) => routeShape(`/${word}`) !== `/${word}`);
	expect(new Set(unknown)).toEqual(new Set());
});

test("the log knows every file of public/scripts by its name", () => {
	for (const file of readdirSync("public/scripts"))
		expect(routeShape(`/scripts/${file}`)).toBe(`/scripts/${file}`);
});

test("of a calendar whose name is a secret nothing is kept, even where somebody names its address", () => {
	const secret = "/api/kalender/12-AbCdEf0123456789.ics";
	for (const shape of [routeShape(secret), routeWithoutTokens(secret)])
		expect(shape).not.toContain("AbCd");
	expect(routeShape("/termin/ABCD-EFGH/termin.ics")).toBe(
		"/termin/:reference/termin.ics",
	);
});
