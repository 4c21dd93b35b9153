import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

test("a clerk notes a finished document, finds it by name, hands it out and takes that back", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await workAs(page, "clerk", station, null);
	await page.goto("/team/abholung");
	await page.getByRole("link", { name: "Dokument eintragen" }).click();
	await page.getByRole("button", { name: "Eintragen" }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Wählen Sie, was bereitliegt.",
	);
	await page.getByLabel("Was liegt bereit?").selectOption("passport");
	await page.getByLabel("Vorname und Nachname").fill("Jürgen Weiß");
	await page.getByLabel("Telefonnummer").fill("0203 123456");
	await page.getByRole("button", { name: "Eintragen" }).click();
	await expect(page.getByRole("status")).toContainText(
		"Sagen Sie der Person bitte Bescheid",
	);

	await page.getByLabel("Name oder Abholnummer").fill("Weber");
	await page.getByRole("button", { name: "Suchen" }).click();
	await expect(page.getByText("Dazu liegt nichts bereit")).toBeVisible();
	await page.getByLabel("Name oder Abholnummer").fill("weiss juergen");
	await page.getByRole("button", { name: "Suchen" }).click();
	await expect(page.getByText("1 Treffer")).toBeVisible();
	// A name never stands in an address.
	expect(page.url()).not.toMatch(/weiss|juergen/i);

	await page.getByRole("button", { name: "Bescheid gesagt" }).click();
	await page.getByRole("button", { name: "Ausgegeben" }).click();
	await expect(page.getByText("Nichts liegt bereit")).toBeVisible();
	await page.getByRole("button", { name: "Rückgängig" }).click();
	await expect(page.getByText("1 Dokument liegt bereit")).toBeVisible();
});
