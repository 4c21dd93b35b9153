import { expect, test } from "vitest";
import { countedAnswer } from "#lib/pilot/figures/rules/counted-answer.ts";

const answer = (address: string, rest = {}) =>
	countedAnswer({
		method: "GET",
		address,
		status: 200,
		browser: "Mozilla/5.0 (X11; Linux x86_64)",
		...rest,
	});

test.each([
	["/termine", "page-service", null],
	["/en/termine?suche=pass", "page-service", null],
	["/termine/ort?dienst=reisepass&ort=walsum", "page-place", null],
	["/termine/zeit?dienst=reisepass&ort=walsum&r=x", "page-time", "walsum"],
	["/en/termine/zeit?ort=egal", "page-time", "egal"],
])("%s is counted as %s", (address, what, station) => {
	expect(answer(address)).toEqual({ what, station });
});

test.each([
	["what leads on", "/termine/zeit", { status: 303 }],
	["a form that is sent", "/termine", { method: "POST" }],
	["a search engine", "/termine", { browser: "Googlebot/2.1" }],
	["another page", "/impressum", {}],
	["another language's start", "/nl/termine", {}],
	["an address that is none", "//", {}],
])("%s is not counted", (_, address, rest) => {
	expect(answer(address, rest)).toBeNull();
});

test("a failure of ours is counted whatever was asked, and whoever asked", () => {
	const error = { what: "error", station: null };
	expect(answer("/termin/123?t=geheim", { status: 500 })).toEqual(error);
	expect(answer("/", { status: 503, browser: "bot", method: "POST" })).toEqual(
		error,
	);
});

test("whatever stands where the station should does no harm", () => {
	for (const ort of ["%00", "'; DROP TABLE", "a".repeat(10_000), "ÄÖÜ", ""])
		expect(
			answer(`/termine/zeit?ort=${encodeURIComponent(ort)}`)?.station,
		).toBeNull();
});
