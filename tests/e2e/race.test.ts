import {
	expectHeading,
	fact,
	giveDetails,
	openTimes,
	timeButton,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("of two people who press the same time, the later one is told and gets the nearest times", {
	tag: "@ohne-js",
}, async ({ page, station, browser }) => {
	const faster = await browser.newPage();
	await openTimes(faster, station);
	await openTimes(page, station);
	await timeButton(faster, "8:30").click();
	await expectHeading(faster, "Wer kommt zum Termin?");
	await faster.close();

	await timeButton(page, "8:30").click();
	await expectHeading(page, "Wann passt es Ihnen?");
	const notice = page.getByRole("alert").filter({
		hasText: "Diese Zeit hat gerade jemand anderes gebucht",
	});
	await expect(notice).toBeVisible();
	const nearest = notice.getByRole("button");
	await expect(nearest).toHaveCount(4);
	await expect(nearest).toContainText(["8:10", "8:15", "8:45", "8:50"]);
	await expect(
		page.getByRole("heading", {
			name: "Freie Zeiten am Mittwoch, 25. November",
		}),
	).toBeVisible();
	await nearest.first().click();

	await expectHeading(page, "Wer kommt zum Termin?");
	await giveDetails(page, { name: "Ayşe Müller" });
	await expectHeading(page, "Stimmt alles?");
	await expect(fact(page, "Zeit")).toContainText("8:10 Uhr");
});
