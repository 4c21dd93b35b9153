import { listBooked } from "./support/city.ts";
import {
	confirm,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("a neighbour books for somebody else, and both names are kept apart", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	const own = page.getByLabel("Ihr Name");
	await expect(own).toBeHidden();
	await page.getByLabel("Ich buche für jemand anderen").check();
	await expect(own).toBeVisible();
	await expect(
		page.getByText("Die Person muss selbst kommen. Sie dürfen sie begleiten."),
	).toBeVisible();

	await giveDetails(page, { name: "Karl Öztürk" });
	const summary = page.getByRole("alert").filter({ hasText: "Bitte prüfen" });
	await expect(summary).toContainText("auch Ihren eigenen Namen");
	await expect(own).toBeVisible();
	await own.fill("Siobhán O’Neill");
	await giveDetails(page, { name: "Karl Öztürk" });

	await expect(fact(page, "Vorname und Nachname")).toHaveText("Karl Öztürk");
	await expect(fact(page, "Gebucht von")).toHaveText("Siobhán O’Neill");
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(fact(page, "Name")).toHaveText("Karl Öztürk");
	await expect(fact(page, "Gebucht von")).toHaveText("Siobhán O’Neill");
	expect(await listBooked(station.id)).toMatchObject([
		{ name: "Karl Öztürk", bookedBy: "Siobhán O’Neill" },
	]);
});

test("who changes their mind books for themselves", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await holdTime(page, station);
	const choice = page.getByLabel("Ich buche für jemand anderen");
	await choice.check();
	await page.getByLabel("Ihr Name").fill("Siobhán O’Neill");
	await giveDetails(page, { name: "Karl Öztürk" });
	await page.getByRole("button", { name: /^Ändern ?: Gebucht von$/ }).click();
	await expect(page.getByLabel("Ihr Name")).toHaveValue("Siobhán O’Neill");
	await choice.uncheck();
	await giveDetails(page, { name: "Karl Öztürk" });
	await expect(fact(page, "Gebucht von")).toHaveCount(0);
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	expect(await listBooked(station.id)).toMatchObject([{ bookedBy: null }]);
});
