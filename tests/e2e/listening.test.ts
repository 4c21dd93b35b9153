import type { Page } from "@playwright/test";
import type { State } from "./states/state.ts";
import { states } from "./states/states.ts";
import { expect, test } from "./support/test.ts";

/** Where something is that only a script can do. */
const PLACES = [
	"nothing free",
	"the clerk's screen",
	"the consent form",
	"the day plan",
	"the display",
	"the inbox",
	"the monthly report",
	"the own place in line",
	"the poster",
	"the slip at the counter",
	"the small slip",
] as const;

const open = (name: (typeof PLACES)[number]): State["open"] =>
	(states[name] as State).open;

/** What carries the sign, and buttons that no form would send. */
const NEEDY = "[data-needs], button:not([type=submit]), dialog[open]";
const visible = (page: Page, selector: string) =>
	page.locator(selector).filter({ visible: true });

/** How far down what does not need a script stands; minutes of waiting may pass meanwhile. */
async function layout(page: Page): Promise<string[]> {
	// In another font a line may take two.
	await page.evaluate(() => document.fonts.ready.then(() => {}));
	return (
		page
			// The plan of a day scrolls to what is now (app/(staff)/team/plan/now-line.tsx).
			.locator(
				"main :is(h1, h2, a, button, input, table):not([data-needs], .plan-scroll *)",
			)
			.evaluateAll((elements) =>
				elements.map(
					(element) =>
						`${element.textContent?.slice(0, 30).replace(/\d+/g, "#")} ${Math.round(element.getBoundingClientRect().top)}`,
				),
			)
	);
}

for (const name of PLACES) {
	test(`${name}: nothing is there to press before its script listens, and nothing moves when it does`, async ({
		page,
		station,
	}) => {
		await open(name)(page, station);
		const answer = page.url();
		const held = Promise.withResolvers<void>();
		await page.route(/\.js(\?|$)/, async (route) => {
			await held.promise;
			await route.continue();
		});
		await page.goto(answer, { waitUntil: "commit" });
		await expect(page.locator("h1")).toBeVisible();
		await expect(page.locator("html")).not.toHaveClass(/listens-/);
		await expect(visible(page, NEEDY)).toHaveCount(0);
		const needy = await page.locator("[data-needs]").count();
		expect(needy, "what needs a script").toBeGreaterThan(0);
		const before = await layout(page);
		held.resolve();
		await expect(visible(page, "[data-needs]")).not.toHaveCount(0);
		for (const one of await page.locator("[data-needs]").all())
			await expect(one).toBeVisible();
		expect(await layout(page)).toEqual(before);
	});
}

test.describe("without scripts", () => {
	test.use({ javaScriptEnabled: false });

	for (const name of PLACES)
		test(`${name}: nothing is there that would do nothing without a script`, async ({
			page,
			station,
		}) => {
			await open(name)(page, station);
			await expect(page.locator("h1")).toBeVisible();
			await expect(visible(page, NEEDY)).toHaveCount(0);
		});
});
