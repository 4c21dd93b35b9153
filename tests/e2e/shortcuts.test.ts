import { workAs } from "./support/staff.ts";
import { checkIn, expectPerson, own, test } from "./support/team.ts";
import { expect } from "./support/test.ts";

test("by key a page opens where one types: search, Info-Point, booking", async ({
	page,
	station,
}) => {
	await workAs(page, "clerk", station);
	for (const [key, label] of [
		["s", "Wen suchen Sie?"],
		["i", "Terminnummer"],
		["u", "Anliegen 1"],
	] as const) {
		await page.goto("/team");
		await expect(page.getByText("Aktuell")).toBeVisible();
		await page.keyboard.press(key);
		await expect(page.getByLabel(label)).toBeFocused();
	}
});

test("everything at the desk works with single keys, never while typing, and they can be switched off", async ({
	page,
	station,
}) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	// Pressed before the script listens, the form brings another page, which does not listen yet either.
	await expect(page.getByText("Aktuell")).toBeVisible();
	await checkIn(page, "A001");
	await page.keyboard.press("n");
	await expect(own(page)).toContainText("aufgerufen");
	await page.keyboard.press("b");
	await expect(own(page)).toContainText("am Platz");
	await own(page).getByText("Notiz …").focus();
	await page.keyboard.press("Enter");
	await own(page).getByLabel("Was sollen andere wissen?").focus();
	await page.keyboard.type("fbn");
	await expect(own(page)).toContainText("am Platz");
	await page.getByRole("heading", { name: "Heute" }).click();
	await page.keyboard.press("?");
	const list = page.getByRole("dialog", { name: "Kurztasten" });
	await expect(list).toContainText("Nächste Person aufrufen");
	await list.getByLabel("Kurztasten benutzen").uncheck();
	await list.getByRole("button", { name: "Schließen" }).click();
	await page.keyboard.press("f");
	await expect(own(page)).toContainText("am Platz");
	await page.getByRole("button", { name: "Kurztasten" }).click();
	await list.getByLabel("Kurztasten benutzen").check();
	await list.getByRole("button", { name: "Schließen" }).click();
	await page.keyboard.press("f");
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	// The button that was pressed is gone; the focus is not.
	await expect(page.locator(":focus")).not.toHaveCount(0);
});
