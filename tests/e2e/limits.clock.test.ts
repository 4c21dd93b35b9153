import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { hold } from "#tests/support/booking.ts";
import { NO_LIMITS } from "#tests/support/factory.ts";
import { expectAccessible } from "./support/accessible.ts";
import { liftHoldLimit } from "./support/city.ts";
import { setClock } from "./support/clock.ts";
import { expectHeading, openTimes, timeButton } from "./support/journey.ts";
import { expect, type Station, test } from "./support/test.ts";

test.beforeEach(async () => {
	setClock("10:00:00");
	await db().rateLimit.deleteMany();
	await db().city.update({
		where: { id: 1 },
		data: { ...NO_LIMITS, freeReservations: 1 },
	});
});

test.afterEach(async () => {
	setClock("10:00:00");
	await liftHoldLimit();
});

/** One time from this address is reserved already, and now another one is pressed. */
async function pressASecondTime(page: Page, station: Station): Promise<void> {
	await openTimes(page, station);
	await timeButton(page, "8:00").click();
	await expectHeading(page, "Wer kommt zum Termin?");
	await openTimes(page, station);
	await timeButton(page, "8:15").click();
	await expectHeading(page, "Wann passt es Ihnen?");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Von Ihrem Anschluss werden gerade viele Zeiten reserviert",
	);
}

const goOn = (page: Page) =>
	page.getByRole("button", { name: "Weiter: 8:15 Uhr" });

test("with a script the device works, says how far it is, and the keyboard leads on", async ({
	page,
	station,
}) => {
	await pressASecondTime(page, station);
	await expect(page.getByText("Ihr Gerät rechnet einen Moment")).toBeVisible();
	await expect(page.getByText("Oder warten Sie")).toBeHidden();
	await expectAccessible(page);
	await goOn(page).focus();
	// Pressed before it is done, it goes on by itself when it is.
	await page.keyboard.press("Enter");
	await expectHeading(page, "Wer kommt zum Termin?");
	const notes = await db().dayCount.findMany({
		where: { stationId: station.id, what: { startsWith: "limit-" } },
		select: { what: true, count: true },
		orderBy: { what: "asc" },
	});
	expect(notes).toEqual([
		{ what: "limit-asked", count: 1 },
		{ what: "limit-worked", count: 1 },
	]);
});

test("whoever waits for the end of the work hears that it is done", async ({
	page,
	station,
}) => {
	await pressASecondTime(page, station);
	await expect(
		page.getByRole("status").filter({ hasText: "Fertig." }),
	).toHaveText("Fertig. Sie können jetzt weiter.");
	await goOn(page).click();
	await expectHeading(page, "Wer kommt zum Termin?");
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("a short wait is as good, and is not lost when somebody else takes the time", async ({
		page,
		station,
	}) => {
		await pressASecondTime(page, station);
		await expect(page.getByText("Ihr Gerät rechnet")).toBeHidden();
		await expect(
			page.getByText(/^Oder warten Sie \d+ Sekunden und drücken dann/),
		).toBeVisible();
		await goOn(page).click();
		await expect(goOn(page)).toBeVisible();
		setClock("10:01:00");
		// All desks of the station.
		for (;;) {
			const taken = await hold({
				station: station.slug,
				service: "reisepass",
				minorCase: "adult",
				date: "2026-11-25",
				start: 495,
			});
			if (!taken.ok) break;
		}
		await goOn(page).click();
		const notice = page.getByRole("main").getByRole("alert").filter({
			hasText: "Diese Zeit hat gerade jemand anderes gebucht",
		});
		await notice.getByRole("button").first().click();
		await expectHeading(page, "Wer kommt zum Termin?");
	});
});
