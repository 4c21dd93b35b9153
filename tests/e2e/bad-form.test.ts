import type { Page } from "@playwright/test";
import { listBooked } from "./support/city.ts";
import {
	confirm,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
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
