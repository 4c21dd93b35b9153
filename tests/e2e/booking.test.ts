import { readCalendar } from "./support/calendar.ts";
import { readDownload } from "./support/download.ts";
import {
	chooseServices,
	confirm,
	expectHeading,
	fact,
	giveDetails,
	timeButton,
} from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

const PASSPORT = "Reisepass beantragen";
const CERTIFICATE = "Meldebescheinigung / Aufenthaltsbescheinigung";

test("a citizen books two passports and a Meldebescheinigung at whichever station is free", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await page.goto("/termine");
	await expectHeading(page, "Termin buchen");
	await chooseServices(page, { [PASSPORT]: 2, [CERTIFICATE]: 1 });
	await page
		.getByRole("link", { name: "Nein, alle sind 18 oder älter" })
		.click();

	await expectHeading(page, "Wo passt es Ihnen?");
	const summary = page.getByRole("region", { name: "Ihre Auswahl" });
	await expect(summary).toContainText(`2 × ${PASSPORT}`);
	await expect(summary).toContainText("Dauer: 35 Minuten");
	await page
		.getByRole("link", { name: "Freie Zeiten aller Stationen" })
		.click();

	await expectHeading(page, "Wann passt es Ihnen?");
	await page.getByRole("link", { name: "Mittwoch, 25. November, " }).click();
	await timeButton(page, "8:00").filter({ hasText: station.slug }).click();

	await expectHeading(page, "Wer kommt zum Termin?");
	await giveDetails(page, { name: "Ayşe Müller", phone: "0203 123456" });

	await expectHeading(page, "Stimmt alles?");
	await expect(fact(page, "Anliegen")).toContainText(`2 × ${PASSPORT}`);
	await expect(fact(page, "Anliegen")).toContainText(CERTIFICATE);
	await expect(fact(page, "Station")).toContainText(station.slug);
	await expect(fact(page, "Zeit")).toContainText(
		"Mittwoch, 25. November 2026, 8:00 Uhr",
	);
	await expect(fact(page, "Vorname und Nachname")).toHaveText("Ayşe Müller");
	await expect(fact(page, "E-Mail-Adresse")).toHaveText("Keine Angabe");
	await confirm(page);

	await expectHeading(page, "Ihr Termin ist gebucht");
	await expect(fact(page, "Terminnummer")).toHaveText(/^\d{3}\s\d{3}\s\d{3}/);
	await expect(fact(page, "PIN")).toHaveText(/^\d{6}/);
	await expect(fact(page, "Wartenummer")).toHaveText(/^A\d{3}/);
	await expect(
		page.getByRole("img", { name: "QR-Code mit Ihrer Terminnummer" }),
	).toBeVisible();
	await expect(
		page.getByText(
			"Sie brauchen keine E-Mail. Ihr Name oder Ihre Terminnummer genügt.",
		),
	).toBeVisible();
	const bring = page.getByRole("region", {
		name: "Ihr Anliegen und was Sie mitbringen",
	});
	await expect(bring.getByRole("heading")).toContainText([
		"Ihr Anliegen",
		`2 × ${PASSPORT}`,
		CERTIFICATE,
	]);
	await expect(bring).toContainText("Das bringen Sie mit");

	const file = await readDownload(page, "In den Kalender eintragen");
	expect(readCalendar(file)).toMatchObject({
		method: "PUBLISH",
		start: "2026-11-25T07:00:00.000Z",
		end: "2026-11-25T07:35:00.000Z",
	});
});
