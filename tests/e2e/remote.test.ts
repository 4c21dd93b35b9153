import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { db } from "#lib/db/client.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { zone } from "#lib/time.ts";
import { hold } from "#tests/support/booking.ts";
import { offerRemote } from "#tests/support/kinds.ts";
import { confirm, expectHeading, fact } from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import { own, part, press, test } from "./support/team.ts";
import { expect } from "./support/test.ts";

test("whoever books by phone says where to call; the clerk calls, and a second try comes after the first", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const service = await db().service.findUniqueOrThrow({
		where: { slug: "meldebescheinigung" },
	});
	await offerRemote(station, service);
	const token = newHoldToken();
	const clock = now().toZonedDateTimeISO(zone());
	// Five minutes from now at least: a time that begins while this test is on its way is none any more.
	const start = clock.hour * 60 + clock.minute - (clock.minute % 5) + 10;
	const wanted = {
		station: station.slug,
		service: service.slug,
		date: "2026-11-24",
		start,
		token,
		now: now(),
	} as const;
	const held = await hold(wanted);
	if (!held.ok) throw new Error(held.error);
	await page.goto(paths("de").hold(token));
	await page.getByLabel("Vorname und Nachname").fill("Ayşe Müller");
	await page.getByRole("radio", { name: "Am Telefon" }).check();
	await page.getByRole("button", { name: "Weiter: alles prüfen" }).click();
	await expect(
		page.getByRole("alert").filter({ hasText: "Telefonnummer" }),
	).toHaveCount(1);
	await page.getByLabel("Telefonnummer").fill("0203 4711");
	await page.getByRole("button", { name: "Weiter: alles prüfen" }).click();
	await expect(fact(page, "Art des Termins")).toContainText("Am Telefon");
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");
	const main = page.getByRole("main");
	await expect(main).toContainText("Wir rufen Sie an");
	await expect(main).toContainText("0203 4711");
	await expect(main).not.toContainText("Wartenummer");
	await expect(main).not.toContainText("Testweg 1");

	await workAs(page, "clerk", station);
	await page.goto("/team");
	await press(page, "Anrufen: Ayşe Müller");
	await expect(own(page).locator('a[href^="tel:"]')).toHaveCount(1);
	await press(page, "Nicht erreicht");
	await expect(
		page.getByRole("status").filter({ hasText: "Nicht erreicht" }),
	).toHaveCount(1);
	await expect(part(page, /^Telefon und Video/)).toContainText("Ayşe Müller");
});
