import { expectHeading, giveDetails, holdTime } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

// Only the browser's timers are moved here; the server's clock is for *.clock.test.ts.
test("two minutes before the end the page warns once, and at the end says that nothing is lost", async ({
	page,
	station,
}) => {
	await page.clock.install();
	await holdTime(page, station);
	await page.getByLabel("Vorname und Nachname").fill("Ayşe Müller");
	const warning = page
		.getByRole("main")
		.getByRole("alert")
		.filter({ hasText: "zwei Minuten" });

	await page.clock.fastForward("07:30");
	await expect(page.getByText("Für Sie reserviert bis")).toBeVisible();
	await expect(warning).toHaveCount(0);
	await page.clock.fastForward("00:35");
	await expect(warning).toBeVisible();
	await expect(
		warning.getByRole("button", { name: "+5 Minuten" }),
	).toBeVisible();
	await page.clock.fastForward("02:00");
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "Reservierung ist abgelaufen" }),
	).toBeVisible();
	await expect(page.getByLabel("Vorname und Nachname")).toHaveValue(
		"Ayşe Müller",
	);
});

test("who asks for five minutes more after the warning sees the warning go", async ({
	page,
	station,
}) => {
	await page.clock.install();
	await holdTime(page, station);
	await page.clock.fastForward("08:05");
	await page.getByRole("button", { name: "+5 Minuten" }).click();
	await expect(
		page.getByText("Sie haben fünf Minuten mehr Zeit"),
	).toBeVisible();
	await expect(page.getByText("Für Sie reserviert bis")).toBeVisible();
	await expect(page.getByText("zwei Minuten")).toHaveCount(0);
	await giveDetails(page, { name: "Ayşe Müller" });
	await expectHeading(page, "Stimmt alles?");
});
