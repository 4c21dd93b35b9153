import type { Locator, Page } from "@playwright/test";
import { expectHeading, fact, timeButton } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

const FAR = 250;

/** Goes there with Tab alone; on the way every focus can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await target.waitFor();
	for (let presses = 0; presses < FAR; presses++) {
		await page.keyboard.press("Tab");
		expect(await seenFocus(page)).toMatch(/[1-9]\d*px/);
		if (await target.evaluate((element) => element === document.activeElement))
			return;
	}
	throw new Error(`Tab does not lead to ${target}`);
}

/** Width of the focused element's outline, or of its label's: "4px". */
const seenFocus = (page: Page) =>
	page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused || focused === document.body)
			return "1px of the browser itself";
		const { outlineStyle, outlineWidth } = getComputedStyle(focused);
		return outlineStyle === "none" ? "nothing" : outlineWidth;
	});

test("a citizen books with the keyboard alone and always sees where the focus is", async ({
	page,
	station,
}) => {
	// Hundreds of keys, after each of which somebody looks.
	test.slow();
	const press = (key: string) => page.keyboard.press(key);
	await page.goto(`/termine?ort=${station.slug}`);
	const passport = page.getByRole("checkbox", {
		name: "Reisepass beantragen",
		exact: true,
	});
	await tabTo(page, passport);
	await press("Space");
	await expect(passport).toBeChecked();
	const choice = page.getByRole("listitem").filter({ has: passport });
	await tabTo(page, choice.getByRole("combobox"));
	await page.keyboard.type("2");
	await tabTo(page, page.getByRole("button", { name: "Weiter zu den Zeiten" }));
	await press("Enter");
	await tabTo(page, page.getByRole("link", { name: "Nein, alle sind 18" }));
	await press("Enter");

	await expectHeading(page, "Wann passt es Ihnen?");
	await tabTo(
		page,
		page.getByRole("link", { name: "Mittwoch, 25. November, " }),
	);
	await press("Enter");
	await expect(
		page.getByRole("heading", { name: "am Mittwoch" }),
	).toBeVisible();
	const hour = page.locator("summary").filter({ hasText: "Ab 9:00" });
	await tabTo(page, hour);
	await press("Enter");
	await tabTo(page, timeButton(page, "9:15"));
	await press("Space");

	await expectHeading(page, "Wer kommt zum Termin?");
	await tabTo(page, page.getByLabel("Vorname und Nachname"));
	await page.keyboard.type("Ayşe Müller");
	await press("Enter");
	await expectHeading(page, "Stimmt alles?");
	// Where the page puts it; else it would go there in the middle of the way.
	await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
	await tabTo(
		page,
		page.getByRole("button", { name: "Termin verbindlich buchen" }),
	);
	await press("Enter");

	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(fact(page, "Wann")).toContainText(
		"Mittwoch, 25. November 2026, 9:15 Uhr",
	);
	await expect(page.getByText("2 × Reisepass beantragen")).toBeVisible();
});
