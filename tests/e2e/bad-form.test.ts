import type { Page } from "@playwright/test";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { hold } from "#tests/support/booking.ts";
import { ask } from "./support/ask.ts";
import { listBooked } from "./support/city.ts";
import {
	confirm,
	DAY,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
} from "./support/journey.ts";
import {
	factIn,
	read,
	type SentPage,
	sent,
	unescaped,
} from "./support/read.ts";
import { expect, type Station, test } from "./support/test.ts";

const summary = (page: Page) =>
	page.getByRole("main").getByRole("alert").filter({ hasText: "Bitte prüfen" });

test("a name of 10,000 characters is refused with a sentence and stays to be shortened", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "x".repeat(10_000), phone: "0203 123456" });
	await expect(summary(page)).toContainText("Höchstens 120 Zeichen");
	await expect(page.getByLabel("Vorname und Nachname")).toHaveValue(
		/^x{120,}$/,
	);
	await expect(page.getByLabel("Telefonnummer")).toHaveValue("0203 123456");
});

/** One that both kinds of browser type; the others are sent as a browser without scripts does, which is the same form. */
const MARKUP = "<b>Ayşe</b> & {Müller}";

test("a name with markup is booked and shown as text", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: MARKUP });
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(fact(page, "Name")).toHaveText(MARKUP);
	expect(await listBooked(station.id)).toMatchObject([{ name: MARKUP }]);
});

for (const [what, typed, seen] of [
	["emoji", "Ayşe 🦄 Müller", "Ayşe 🦄 Müller"],
	["Arabic letters", "عائشة مولر", "عائشة مولر"],
	[
		"marks that turn the reading direction",
		"Ay\u202eşe\u200f Müller",
		"Ay şe Müller",
	],
	["control characters", "Ayşe\u0007\u0001 Müller", "Ayşe Müller"],
	["an apostrophe", "Siobhán O’Neill-D'Arc", "Siobhán O’Neill-D'Arc"],
	["a single letter", "Ö", "Ö"],
] as const)
	test(`a name with ${what} is booked and shown as text`, async ({
		station,
	}) => {
		const { address } = await openHold(station);
		const press = async ({ html }: SentPage, intent: string, name?: string) =>
			sent(
				await post(
					{ address, fields: hiddenIn(html) },
					{ intent, ...(name ? { name } : {}) },
				),
			);
		const check = await press(await read(address), "check", typed);
		expect(check.heading).toBe("Stimmt alles?");
		const booked = await press(check, "confirm");
		expect(booked.heading).toBe("Ihr Termin ist gebucht");
		expect(factIn(booked, "Name")).toBe(seen);
		expect(await listBooked(station.id)).toMatchObject([{ name: seen }]);
	});

test("a name of nothing that can be read is no name", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	await giveDetails(page, { name: "\u200b \u202e 🦄 --" });
	await expect(summary(page)).toContainText("Tragen Sie bitte den Namen");
	await expectHeading(page, "Wer kommt zum Termin?");
});

/** A page of the booking with its form, as a program gets it. */
interface Form {
	address: string;
	/** What tells the server which action is meant; everything else is left out. */
	fields: Readonly<Record<string, string>>;
}

async function openForm(address: string): Promise<Form> {
	const all = hiddenIn(await (await ask(address)).text());
	const fields = Object.entries(all).filter(([name]) => name.startsWith("$"));
	expect(fields.length, `actions of ${address}`).toBeGreaterThan(0);
	return { address, fields: Object.fromEntries(fields) };
}

/** The fields that a form brings along: besides its action what was said before. */
const hiddenIn = (html: string): Record<string, string> =>
	Object.fromEntries(
		[...html.matchAll(/<input type="hidden" ([^>]*)>/g)].map(
			([, attributes = ""]) => [
				attribute(attributes, "name"),
				attribute(attributes, "value"),
			],
		),
	);

const attribute = (attributes: string, name: string) =>
	unescaped(new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");

/** As a browser would, with fields of the same name several times. */
function post(
	{ address, fields }: Form,
	more: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response> {
	const body = new FormData();
	for (const [name, value] of Object.entries({ ...fields, ...more }))
		for (const one of [value].flat()) body.append(name, one);
	const headers = { origin: process.env.BASE_URL ?? "" };
	return ask(address, { method: "POST", body, headers });
}

async function openHold(station: Station): Promise<Form & { token: string }> {
	const token = newHoldToken();
	const wanted = { station: station.slug, service: "reisepass", token };
	const time = { minorCase: "adult", date: DAY.date, start: 480, now: now() };
	expect(await hold({ ...wanted, ...time })).toMatchObject({ ok: true });
	return { token, ...(await openForm(paths("de").hold(token))) };
}

for (const [what, changed] of [
	["without any field", {}],
	[
		"with garbage in each of them",
		{ token: "x", intent: "x", ansicht: "x", erwartet: "x|y|z", zeit: "|||" },
	],
	[
		"with a foreign token",
		{ token: "AAAAAAAAAAAAAAAAAAAAAA", intent: "confirm", name: "Eve" },
	],
	[
		"with a name larger than any form",
		{ name: "x".repeat(200_000), intent: "check" },
	],
] as const)
	test(`a form sent past the page ${what} is answered by a page`, async ({
		station,
	}) => {
		const answer = await post(await openHold(station), changed);
		expect(answer.status).toBeLessThan(500);
		expect(await answer.text()).toMatch(
			/<html lang="de"[\s\S]*<h1[\s\S]*<(?:a|button)/,
		);
		expect(await listBooked(station.id)).toEqual([]);
	});

for (const [what, services, sentence] of [
	[
		"that exclude each other",
		["reisepass", "gewerbe-anmelden"],
		"gehen nicht in einem Termin",
	],
	["too often", ["reisepass:99"], "geht in einem Termin höchstens"],
	["that does not exist", ["gibt-es-nicht"], "kennen wir nicht"],
	["of nothing", [], "Wählen Sie mindestens eine Dienstleistung"],
	["that take too long", ["reisepass:8", "personalausweis:8"], "höchstens"],
] as const)
	test(`a choice of services ${what} is refused with its sentence, by the form and by the calendar`, async ({
		station,
	}) => {
		const form = await openHold(station);
		const answer = await post(form, {
			...{ token: form.token, intent: "apply", ansicht: "services" },
			...{ name: "Ayşe Müller", dienst: services },
		});
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain(sentence);

		const choice = {
			services: ["reisepass"],
			station: station.slug,
			minor: "adult",
		};
		const times = await openForm(paths("de").when(choice, { day: DAY.date }));
		const asked = await post(times, {
			...{ dienst: services, ort: station.slug },
			zeit: `${station.slug}|${DAY.date}|09:00`,
		});
		expect(await asked.text()).toContain(sentence);
		expect(await listBooked(station.id)).toEqual([]);
	});
