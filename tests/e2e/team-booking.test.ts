import { db } from "#lib/db/client.ts";
import { book } from "#tests/support/booking.ts";
import { expectHeading } from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import { expectPerson, press, TODAY, test } from "./support/team.ts";
import { expect } from "./support/test.ts";

test("somebody books by phone: services, time, name; the slip can be printed", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await workAs(page, "agent", station, null);
	await page.goto("/team");
	await expectHeading(page, "Telefon");
	await page
		.getByLabel("Anliegen 1")
		.selectOption({ label: "Reisepass beantragen" });
	await page.getByLabel("Station", { exact: true }).selectOption(station.slug);
	await press(page, "Zeiten zeigen");
	await page.getByRole("button", { name: /^8:15 Uhr, Mittwoch, 25\./ }).click();
	// What comes next after a time is the name.
	await expect(page.getByLabel("Vorname und Nachname")).toBeFocused();
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("Tragen Sie bitte den Namen")).toBeVisible();
	await page.getByLabel("Vorname und Nachname").fill("Erna Großmann");
	await press(page, /^Termin buchen$/);
	await expectHeading(page, "Termin A001");
	await expect(page.getByText("Der Termin ist gebucht.")).toBeVisible();
	await expect(page.getByText("Gebucht – durch das Team")).toBeVisible();
	await page.getByRole("link", { name: "Zettel drucken" }).click();
	await expect(page.getByText("Erna Großmann")).toBeVisible();
	await page.goto("/team/suche");
	await page.getByLabel("Wen suchen Sie?").fill("grossmann erna");
	await press(page, "Suchen");
	await expect(
		page.getByRole("link", { name: "Erna Großmann" }).first(),
	).toBeVisible();
});

test("a time that has just gone: the name stays, the nearest times are offered, one press books", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await workAs(page, "agent", station, null);
	await page.goto(
		`/team/buchen?dienst=reisepass&ort=${station.slug}&zeit=${station.slug}|2026-11-25|09:00`,
	);
	for (const name of ["Erste", "Zweite"])
		await book(
			{
				station: station.slug,
				service: "reisepass",
				date: "2026-11-25",
				start: 540,
			},
			{ name, bookedBy: null, email: null, phone: null },
		);
	await page.getByLabel("Vorname und Nachname").fill("Jürgen Weiß");
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("Diese Zeit ist nicht mehr frei.")).toBeVisible();
	await expect(page.getByLabel("Vorname und Nachname")).toHaveValue(
		"Jürgen Weiß",
	);
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("Der Termin ist gebucht.")).toBeVisible();
});

test("overbooking takes the right, and says whom it overlaps before it is done", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	for (const name of ["Erste Person", "Zweite Person"])
		await expectPerson(station, name, 720);
	await workAs(page, "lead", station, null);
	await page.goto(`/team/buchen?dienst=reisepass&ort=${station.slug}`);
	await page.getByText("Eine andere Uhrzeit eintragen").click();
	await page.getByLabel("Tag", { exact: true }).fill(TODAY);
	await page.getByLabel("Uhrzeit").fill("12:00");
	await press(page, "Diese Zeit nehmen");
	await page.getByLabel("Vorname und Nachname").fill("Dritte Person");
	await press(page, /^Termin buchen$/);
	const warning = page
		.getByRole("alert")
		.filter({ hasText: "nicht mehr frei" });
	await expect(warning).toContainText(/(Erste|Zweite) Person/);
	await warning.getByLabel("Trotzdem zu dieser Zeit buchen").check();
	await press(page, /^Termin buchen$/);
	await expect(page.getByText("überbucht")).toBeVisible();
	const lanes = await db().appointment.findMany({
		where: { stationId: station.id, lane: { gt: 0 } },
	});
	expect(lanes).toHaveLength(1);
});

test("moving and cancelling for somebody", { tag: "@ohne-js" }, async ({
	page,
	station,
}) => {
	const { id } = await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station, null);
	await page.goto(`/team/termin/${id}`);
	await page.getByRole("link", { name: "Verschieben" }).click();
	await page
		// Tomorrow: of today's times some have gone when this runs late.
		.getByRole("button", { name: /^8:15 Uhr, Mittwoch, 25\./ })
		.first()
		.click();
	await press(page, "Auf diese Zeit verschieben");
	await expect(page.getByText("Der Termin ist verschoben.")).toBeVisible();
	await page.getByText("Absagen …").click();
	await page.getByLabel("Wer sagt ab?").selectOption("office");
	await press(page, "Termin absagen");
	await expect(
		page.getByText("Bitte schreiben Sie, warum wir absagen."),
	).toBeVisible();
	await page.getByLabel(/^Warum\?/).fill("Zwei Kolleginnen sind krank.");
	await press(page, "Termin absagen");
	await expect(page.getByText("Der Termin ist abgesagt.")).toBeVisible();
	await expect(page.getByText("Zwei Kolleginnen sind krank.")).toBeVisible();
});
