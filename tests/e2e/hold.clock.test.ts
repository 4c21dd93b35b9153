import { book } from "#tests/support/booking.ts";
import { listBooked } from "./support/city.ts";
import { at, setClock } from "./support/clock.ts";
import {
	confirm,
	confirmButton,
	DAY,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
	timeButton,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

const PERSON = { name: "Ayşe Müller", phone: "0203 123456" };

test.beforeEach(() => setClock("10:00:00"));
test.afterAll(() => setClock("10:00:00"));

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? "with JavaScript" : "without", () => {
		test.use({ javaScriptEnabled });

		test("the page says until when the time is reserved, and one button adds five minutes", async ({
			page,
			station,
		}) => {
			await holdTime(page, station);
			await expect(
				page.getByText("Für Sie reserviert bis 10:10 Uhr"),
			).toBeVisible();
			await page.getByLabel("Vorname und Nachname").fill(PERSON.name);
			setClock("10:07:00");
			await page.getByRole("button", { name: "+5 Minuten" }).click();
			await expect(
				page.getByText("Sie haben fünf Minuten mehr Zeit"),
			).toBeVisible();
			await expect(
				page.getByText("Für Sie reserviert bis 10:15 Uhr"),
			).toBeVisible();
			await expect(page.getByLabel("Vorname und Nachname")).toHaveValue(
				PERSON.name,
			);
			await expect(
				page.getByRole("link", { name: "Tragen Sie bitte" }),
			).toHaveCount(0);
		});

		test("who presses “buchen” after the reservation ran out still books while the time is free", async ({
			page,
			station,
		}) => {
			await holdTime(page, station);
			await giveDetails(page, PERSON);
			await expectHeading(page, "Stimmt alles?");
			setClock("10:11:00");
			await confirm(page);
			await expectHeading(page, "Ihr Termin ist gebucht");
			await expect(fact(page, "Wann")).toContainText(
				"25. November 2026, 8:00 Uhr",
			);
			expect(await listBooked(station.id)).toHaveLength(1);
		});

		test("who types too long keeps the words and gets the time once more", async ({
			page,
			station,
		}) => {
			await holdTime(page, station);
			setClock("10:11:00");
			await giveDetails(page, PERSON);
			await expectHeading(page, "Stimmt alles?");
			await expect(
				page.getByText("noch einmal für Sie reserviert"),
			).toBeVisible();
			await expect(
				page.getByText("Für Sie reserviert bis 10:21 Uhr"),
			).toBeVisible();
			await expect(fact(page, "Telefonnummer")).toHaveText(PERSON.phone);
		});

		test("when somebody else took it meanwhile, the nearest times stand in the form with all that was typed", async ({
			page,
			station,
		}) => {
			await holdTime(page, station);
			await giveDetails(page, PERSON);
			await expectHeading(page, "Stimmt alles?");
			setClock("10:11:00");
			await book({
				station: station.slug,
				service: "reisepass",
				date: DAY.date,
				start: 480,
				now: at("10:11:00"),
			});
			await confirmButton(page).click();

			await expectHeading(page, "Andere Zeit wählen");
			await expect(
				page
					.getByRole("main")
					.getByRole("alert")
					.filter({ hasText: "hat gerade jemand anderes gebucht" }),
			).toBeVisible();
			// Other stations are offered as well; the person stays at theirs.
			const offer = timeButton(page, "8:15").and(
				page.locator(`[value^="${station.slug}|"]`),
			);
			await offer.click();
			await expectHeading(page, "Stimmt alles?");
			await expect(fact(page, "Vorname und Nachname")).toHaveText(PERSON.name);
			await expect(fact(page, "Telefonnummer")).toHaveText(PERSON.phone);
			await confirm(page);
			await expectHeading(page, "Ihr Termin ist gebucht");
			await expect(fact(page, "Wann")).toContainText(
				"25. November 2026, 8:15 Uhr",
			);
		});
	});
}
