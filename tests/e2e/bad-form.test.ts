import type { Page } from "@playwright/test";
import { listBooked } from "./support/city.ts";
import {
	confirm,
	DAY,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
	openTimes,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

const summary = (page: Page) =>
	page.getByRole("alert").filter({ hasText: "Bitte prüfen" });

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
	["markup", "<b>Ayşe</b> & {Müller}", "<b>Ayşe</b> & {Müller}"],
] as const)
	test(`a name with ${what} is booked and shown as text`, {
		tag: "@ohne-js",
	}, async ({ page, station }) => {
		await holdTime(page, station);
		await giveDetails(page, { name: typed });
		await confirm(page);
		await expectHeading(page, "Ihr Termin ist gebucht");
		await expect(fact(page, "Name")).toHaveText(seen);
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

test.describe("a form sent past the page", () => {
	test.use({ javaScriptEnabled: false });

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
		test(`${what} is answered by a page`, async ({ page, station }) => {
			await holdTime(page, station);
			const answer = await page.request.post(page.url(), {
				multipart: { ...(await actionFields(page)), ...changed },
				headers: { origin: new URL(page.url()).origin },
			});
			expect(answer.status()).toBeLessThan(500);
			expect(await answer.text()).toMatch(
				/<html lang="de"[\s\S]*<h1[\s\S]*<(?:a|button)/,
			);
			expect(await listBooked(station.id)).toEqual([]);
		});
});

test.describe("a choice of services that the pages do not offer", () => {
	test.use({ javaScriptEnabled: false });

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
		test(`${what} is refused with its sentence, by the form and by the calendar`, async ({
			page,
			station,
		}) => {
			await holdTime(page, station);
			const fields = await actionFields(page);
			const token = await page.locator("input[name=token]").inputValue();
			const answer = await post(page, {
				...fields,
				...{ token, intent: "apply", ansicht: "services" },
				...{ name: "Ayşe Müller", dienst: services },
			});
			expect(answer.status()).toBe(200);
			expect(await answer.text()).toContain(sentence);

			await openTimes(page, station);
			const asked = await post(page, {
				...(await actionFields(page)),
				...{ dienst: services, ort: station.slug },
				zeit: `${station.slug}|${DAY.date}|09:00`,
			});
			expect(await asked.text()).toContain(sentence);
			expect(await listBooked(station.id)).toEqual([]);
		});
});

/** As a browser would, with fields of the same name several times. */
function post(
	page: Page,
	fields: Readonly<Record<string, string | readonly string[]>>,
) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) form.append(name, one);
	return page.request.post(page.url(), {
		multipart: form,
		headers: { origin: new URL(page.url()).origin },
	});
}

/** What tells the server which action is meant; everything else is left out. */
async function actionFields(page: Page): Promise<Record<string, string>> {
	const pairs = await page
		.locator("form input[type=hidden][name^='$']")
		.evaluateAll((inputs) =>
			inputs.map((input) => [
				input.getAttribute("name"),
				input.getAttribute("value") ?? "",
			]),
		);
	return Object.fromEntries(pairs);
}
