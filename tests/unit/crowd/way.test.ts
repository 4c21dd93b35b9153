import { expect, test } from "vitest";
import {
	carriesOurs,
	choiceInAddress,
	holdInAddress,
	isOnTheWay,
	takeApart,
	withoutStep,
} from "#lib/crowd/rules/way.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { withPass } from "#scripts/server/waiting-room/with-pass.ts";

const choice = {
	services: ["reisepass", "personalausweis:2"],
	station: "mitte",
};

test("only the pages before a hold are on the way", () => {
	for (const locale of ["de", "en"] as const) {
		const to = paths(locale);
		const onTheWay = [
			to.start(),
			to.start(choice),
			to.minor(choice),
			to.where(choice),
			to.when(choice, { month: "2026-12" }),
			to.reserve(choice),
		];
		for (const address of onTheWay)
			expect(isOnTheWay(address), address).toBe(true);
		const never = [
			to.hold("abc"),
			to.consent(),
			to.entry(),
			to.appointment("DU-1", "t"),
			to.move("DU-1", "t", choice),
			to.ticket("x"),
			to.waitTimes(),
			to.imprint(),
			to.kiosk("mitte"),
			to.feedback(),
			"/team",
			"/pilot",
			"/anmelden",
			"/anzeige/mitte",
			"/api/v1/availability",
			"/api/health",
			"/termine/zeiten",
			"/xtermine",
		];
		for (const address of never)
			expect(isOnTheWay(address), address).toBe(false);
		expect(holdInAddress(to.hold("a-b_C"))).toBe("a-b_C");
		expect(holdInAddress(to.when(choice))).toBeNull();
	}
});

test("an address that is written in another way is the same", () => {
	for (const address of ["/t%65rmine/%6Frt", "/termine/zeit/"])
		expect(isOnTheWay(address), address).toBe(true);
	expect(isOnTheWay("/termine/%")).toBe(false);
});

test("an address is taken apart into what the room added and the rest, byte for byte", () => {
	const plain = "/termine/zeit?dienst=a:2&dienst=b&kind=6-9.one&bei=%C3%A4";
	expect(takeApart(`${plain}&platz=P&nachsehen=nein`)).toEqual({
		plain,
		place: "P",
		pass: null,
		asksItself: false,
	});
	expect(takeApart("/termine?einlass=E")).toEqual({
		plain: "/termine",
		place: null,
		pass: "E",
		asksItself: true,
	});
	expect(takeApart(plain).plain).toBe(plain);
	expect(carriesOurs(plain)).toBe(false);
	expect(carriesOurs("/termine?einlass=E")).toBe(true);
});

test("who wanted to send the calendar's form waits before the calendar", () => {
	const to = paths("de");
	expect(withoutStep(to.reserve(choice))).toBe(to.when(choice));
	expect(withoutStep("/termine/zeit?schritt=reservieren&dienst=a")).toBe(
		"/termine/zeit?dienst=a",
	);
	expect(withoutStep("/termine/zeit?schritt=reservieren")).toBe(
		"/termine/zeit",
	);
});

test("a pass goes along with links and forms that stay on the way, and with nothing else", () => {
	expect(withPass('<a class="x" href="/termine/ort?dienst=a">', "E")).toBe(
		'<a class="x" href="/termine/ort?dienst=a&amp;einlass=E">',
	);
	expect(withPass('<a href="/en/termine#liste">', "E")).toBe(
		'<a href="/en/termine?einlass=E#liste">',
	);
	for (const elsewhere of [
		'<a href="#tag">',
		'<a href="/impressum">',
		'<a href="/termine/reservierung/x">',
		'<a href="https://example.org/termine">',
		'<link rel="stylesheet" href="/termine">',
		'<form action="/termin" method="post">',
	])
		expect(withPass(elsewhere, "E")).toBe(elsewhere);
	expect(withPass('<form action="/termine/kind" method="get">', "E")).toBe(
		'<form action="/termine/kind" method="get"><input type="hidden" name="einlass" value="E"/>',
	);
	expect(
		withPass(
			'<form action="/termine/zeit?a=1&amp;schritt=reservieren" method="POST">',
			"E",
		),
	).toBe(
		'<form action="/termine/zeit?a=1&amp;schritt=reservieren&amp;einlass=E" method="POST">',
	);
	// To its own address, which carries the pass.
	expect(withPass('<form method="post">', "E")).toBe('<form method="post">');
});

test("from a room with nothing free a wish is told without coming back into the room", () => {
	const wish = wishPaths("de").form();
	expect(isOnTheWay(wish)).toBe(false);
	expect(choiceInAddress("/termine?platz=abc")).toBe("");
	expect(choiceInAddress("/termine?gewaehlt=1&dienst=&platz=abc")).toBe("");
	const chosen = choiceInAddress(
		`${paths("de").when(choice, { month: "2026-12" })}&platz=abc&nachsehen=nein`,
	);
	const asked = new URLSearchParams(chosen);
	expect(asked.getAll("dienst")).toEqual(choice.services);
	expect(Object.fromEntries(asked)).toEqual({
		dienst: "personalausweis:2",
		ort: "mitte",
		gewaehlt: "1",
	});
	const first = choiceInAddress(
		"/termine?gewaehlt=1&dienst=reisepass&n-reisepass=3",
	);
	expect(Object.fromEntries(new URLSearchParams(first))).toEqual({
		dienst: "reisepass",
		"n-reisepass": "3",
		gewaehlt: "1",
	});
});
