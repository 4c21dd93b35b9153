import { WHAT_IF_PATH } from "#lib/paths/planning.ts";
import { DAY } from "#tests/support/booking.ts";
import { expectHeading } from "./support/journey.ts";
import { inventWeeks } from "./support/past.ts";
import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

test("a lead tries a plan on paper, sees what it does, and goes on to save it @ohne-js", async ({
	page,
	station,
}) => {
	await inventWeeks(station, "2026-10-26");
	await workAs(page, "lead", station, null);
	await page.goto(`${WHAT_IF_PATH}?ort=${station.slug}`);
	await expectHeading(page, "Was wäre, wenn …?");
	await expect(page.getByText("Noch ist nichts geändert.")).toBeVisible();
	const desks = page.getByLabel("Wie viele Plätze mehr oder weniger?");
	const opens = page.getByLabel("Öffnet um");
	const submit = page.getByRole("button", { name: "Ausprobieren" });

	await test.step("what cannot be is said beside the field, and everything typed stays", async () => {
		await page.getByLabel("An welchem Tag?").fill(DAY);
		await desks.fill("-99");
		await opens.fill("9 Uhr");
		await submit.click();
		const refused = page.getByRole("main").getByRole("alert");
		await expect(refused).toContainText("Zahl von -10 bis 10");
		await expect(desks).toHaveValue("-99");
		await expect(opens).toHaveValue("9 Uhr");
	});

	await test.step("both plans stand beside each other, and the difference in words", async () => {
		await desks.fill("");
		await submit.click();
		await expect(page.getByRole("status")).toContainText(
			/Menschen ohne Termin/,
		);
		const idle = page.getByRole("row", { name: /Leerlauf aller Plätze/ });
		await expect(idle).toContainText(/weniger|mehr|Unterschied/);
	});

	await page
		.getByRole("link", { name: /Platz 1.*9:00 bis 16:00 Uhr Online/ })
		.click();
	await expect(page.getByLabel("Platz 1", { exact: true })).toBeChecked();
	await expect(page.getByLabel("Zeit 1: Von")).toHaveValue("9:00");
	await page.getByRole("button", { name: "Weiter" }).click();
	await expect(page.getByText(/betroffen|Niemand/).first()).toBeVisible();
});

test("where too little was measured the page says so and guesses nothing @ohne-js", async ({
	page,
	station,
}) => {
	await workAs(page, "lead", station, null);
	await page.goto(`${WHAT_IF_PATH}?ort=${station.slug}&plaetze=1`);
	await expect(page.getByRole("status")).toContainText("zu wenig gemessen");
	await expect(page.getByRole("table")).toHaveCount(0);
});
