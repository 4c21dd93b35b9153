import { expectAccessible } from "./support/accessible.ts";
import { expectHeading } from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

test("a station lead pairs a display with a code that is shown once, and takes it away again", {
	tag: "@ohne-js",
}, async ({ page, station, browser, javaScriptEnabled }) => {
	await workAs(page, "lead", station);
	await page.goto("/team/geraete");
	await expectHeading(page, "Geräte");
	const make = page.getByRole("button", { name: "Gerät anlegen" });
	await make.click();
	await expect(page.locator(".kern-alert")).toContainText(
		"Geben Sie dem Gerät bitte einen Namen.",
	);
	await page.getByLabel("Name").fill("Warteraum links");
	await make.click();
	const shown = page.getByRole("status").filter({ hasText: "Code für" });
	await expect(shown).toContainText(`/anzeige/${station.slug}`);
	const code = (await shown.textContent())?.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/);
	// axe itself needs scripts.
	if (javaScriptEnabled !== false) await expectAccessible(page);

	const screen = await browser.newPage({ javaScriptEnabled });
	await screen.goto(`/anzeige/${station.slug}`);
	await screen.getByLabel("Code").fill(code?.[0] ?? "");
	await screen.getByRole("button", { name: "Verbinden" }).click();
	await expectHeading(screen, /Aufruf/);

	await page.goto("/team/geraete");
	const row = page.getByRole("row").filter({ hasText: "Warteraum links" });
	await expect(row).toContainText("verbunden");
	await row.getByText("Trennen").first().click();
	await row
		.getByRole("button", { name: "Ja, Warteraum links trennen" })
		.click();
	await expect(page.getByText("Das Gerät ist getrennt.")).toBeVisible();
	await expect(row).toHaveCount(0);
	// With a script it goes back by itself, at once.
	if (javaScriptEnabled === false) await screen.reload();
	await expectHeading(screen, "Anzeige verbinden");
	await screen.close();
});

test("who does not lead a station pairs nothing", async ({ page, station }) => {
	await workAs(page, "clerk", station);
	await page.goto("/team/geraete");
	await expect(page.getByRole("button", { name: "Gerät anlegen" })).toHaveCount(
		0,
	);
});
