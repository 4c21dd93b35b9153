import { planning } from "#lib/paths/planning.ts";
import { book, DAY } from "#tests/support/booking.ts";
import { expectHeading } from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

test("a lead shortens an opening, sees whom that concerns, saves, and takes it back @ohne-js", async ({
	page,
	station,
}) => {
	await book({ station: station.slug, service: "reisepass", start: 540 });
	await workAs(page, "lead", station, null);
	await page.goto(planning.roster(station.slug, { week: DAY }));
	const tuesday = (span: string) =>
		page.getByRole("link", {
			name: `Öffnung ändern: Platz 1, Dienstag, 1. Dezember, ${span}, Online`,
		});
	await tuesday("8:00 bis 16:00 Uhr").click();

	await test.step("what cannot be is said beside the field, and stays as it was typed", async () => {
		await page.getByLabel("Von", { exact: true }).fill("17 Uhr");
		await page.getByRole("button", { name: "Weiter" }).click();
		const refused = page.getByRole("main").getByRole("alert");
		await expect(refused).toContainText(
			"Das Ende muss nach dem Anfang liegen.",
		);
		await expect(page.getByLabel("Von", { exact: true })).toHaveValue("17 Uhr");
	});

	await test.step("before anything is saved it shows whom it concerns", async () => {
		await page.getByLabel("Von", { exact: true }).fill("10");
		await page.getByRole("button", { name: "Weiter" }).click();
		await expect(page.getByText("1 Termin ist betroffen")).toBeVisible();
		await page.getByRole("button", { name: "Behalten" }).click();
		await expect(page.getByRole("combobox")).toHaveValue("keep");
		await page.getByRole("button", { name: "Mit diesen Folgen" }).click();
		await expectHeading(page, "Änderung am Plan");
	});

	await page.goto(planning.roster(station.slug, { week: DAY }));
	await expect(tuesday("10:00 bis 16:00 Uhr")).toBeVisible();

	await test.step("and it can be taken back", async () => {
		await page.getByRole("link", { name: "Verlauf" }).click();
		await expectHeading(page, "Verlauf");
		await page.getByRole("link", { name: "So machen wie vorher" }).click();
		await page.getByRole("button", { name: "Weiter" }).click();
		// Whoever was left without a desk has theirs again, and hears nothing: they never lost it.
		await expect(page.getByText("1 Mensch ist betroffen")).toBeVisible();
		await expect(page.getByText("Die alte Zeit gilt wieder.")).toBeVisible();
		await page.getByRole("button", { name: "So speichern" }).click();
		await expect(page.getByRole("status")).toContainText("Gespeichert.");
	});
	await page.goto(planning.roster(station.slug, { week: DAY }));
	await expect(tuesday("8:00 bis 16:00 Uhr")).toBeVisible();
});
