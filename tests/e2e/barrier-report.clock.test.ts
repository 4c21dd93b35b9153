import { expectAccessible } from "./support/accessible.ts";
import { expectHeading } from "./support/journey.ts";
import { exhaustReportLimit, liftReportLimit } from "./support/reports.ts";
import { expect, expectNoSidewaysScrolling, test } from "./support/test.ts";

// Alone, after all others: every browser here has the same address.
test("the eleventh report within a quarter of an hour is asked to wait and is not lost", async ({
	page,
}) => {
	await liftReportLimit();
	const send = async (text: string) => {
		await page.goto("/barrierefreiheit/melden");
		await page.getByLabel("Was funktioniert nicht?").fill(text);
		await page.getByRole("button", { name: "Meldung abschicken" }).click();
	};
	await send("Barriere 1");
	await expectHeading(page, "Danke für Ihre Meldung");
	await exhaustReportLimit();
	await send("Barriere 11");
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.filter({ hasText: "viele Meldungen auf einmal" }),
	).toBeVisible();
	await expect(page.getByLabel("Was funktioniert nicht?")).toHaveValue(
		"Barriere 11",
	);
	await page.setViewportSize({ width: 320, height: 800 });
	await expectNoSidewaysScrolling(page);
	await expectAccessible(page);
	await liftReportLimit();
});
