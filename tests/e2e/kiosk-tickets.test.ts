import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { steerWalkIns } from "#lib/queue/arrival/commands/steer-walk-ins.ts";
import { now } from "#lib/runtime/clock.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { makeActor } from "#tests/support/house.ts";
import { openDay, pairScreen } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { countTickets, link, press } from "./support/kiosk.ts";
import { expect, test } from "./support/test.ts";

test("somebody without an appointment draws a ticket and knows before how long they will wait", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await expectHeading(page, "Haben Sie einen Termin?");
	await link(page, /ohne Termin/);
	await expectHeading(page, "Was möchten Sie erledigen?");
	await link(page, "Meldebescheinigung");
	await link(page, "2");
	await expectHeading(page, "Wartenummer ziehen?");
	await expect(page.getByText("2 × Meldebescheinigung")).toBeVisible();
	await expect(page.getByText(/^Sie warten heute .+ Minuten\.$/)).toBeVisible();
	await link(page, "Noch etwas dazu");
	await link(page, "Gewerbe");
	await link(page, "Zurück");
	await link(page, "Führungszeugnis");
	await link(page, "1");
	await press(page, "Ja, Nummer ziehen");
	await expectHeading(page, "Ihre Nummer W001");
	await expect(
		page
			.getByRole("img", { name: "QR-Code zu Ihrem Platz in der Reihe" })
			.first(),
	).toBeVisible();
	await link(page, "Fertig");
	await expectHeading(page, "Haben Sie einen Termin?");
	const visit = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
		include: { services: { include: { service: true } } },
	});
	expect(
		visit.services
			.map(({ service, quantity }) => [service.slug, quantity])
			.sort(),
	).toEqual([
		["fuehrungszeugnis", 1],
		["meldebescheinigung", 2],
	]);
});

/** After the first screen one asks for the languages before one sees them. */
async function otherLanguage(page: Page, name: string) {
	await page.locator(".kiosk-languages > summary").click();
	await link(page, name);
}

test("the same in English, and the ticket remembers it", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	await link(page, "English");
	await expectHeading(page, "Do you have an appointment?");
	await link(page, /without an appointment/);
	await otherLanguage(page, "Deutsch");
	await expectHeading(page, "Was möchten Sie erledigen?");
	await otherLanguage(page, "English");
	await link(page, /Certificate of registration|Registration certificate/);
	await link(page, "1");
	await press(page, "Yes, draw a ticket");
	await expectHeading(page, "Your number W001");
	const visit = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
	});
	expect(visit.locale).toBe("en");
});

test("an impatient finger draws one ticket", async ({ page, station }) => {
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	const draw = `/kiosk/${station.slug}/nummer?dienst=meldebescheinigung`;
	await page.goto(draw);
	const button = page.getByRole("button", { name: "Ja, Nummer ziehen" });
	await button.dblclick();
	await expectHeading(page, /Ihre Nummer W001/);
	expect(await countTickets(station)).toBe(1);
});

test("a printer gets the ticket at once, on paper of 80 mm", async ({
	page,
	station,
}) => {
	await page.addInitScript(() => {
		window.print = () => document.body.setAttribute("data-printed", "");
	});
	await openDay(station);
	await pairScreen(page, station, "kiosk", { prints: true });
	await page.goto(`/kiosk/${station.slug}/nummer?dienst=meldebescheinigung`);
	await press(page, "Ja, Nummer ziehen");
	await expect(page.locator("body[data-printed]")).toHaveCount(1);
	await page.emulateMedia({ media: "print" });
	await expect(page.locator(".kiosk-paper")).toBeVisible();
	await expect(page.getByRole("link", { name: "Fertig" })).toBeHidden();
	const pdf = await page.pdf({ preferCSSPageSize: true });
	// 80 mm in points.
	expect(pdf.toString("latin1")).toMatch(/MediaBox\s*\[0 0 22[67](\.\d+)? /);
	expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("where there are no tickets any more, the kiosk says what to do instead", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	const elsewhere = await makeStation();
	await openDay(elsewhere);
	await pairScreen(page, station, "kiosk");
	const draw = `/kiosk/${station.slug}/nummer?dienst=meldebescheinigung`;
	await page.goto(draw);
	const lead = await makeActor("lead", [station.id]);
	await steerWalkIns(lead, {
		stationId: station.id,
		mode: "stopped",
		now: now(),
	});
	// Stopped between the question and the press.
	await press(page, "Ja, Nummer ziehen");
	await expectHeading(page, "Heute gibt es hier keine Wartenummern mehr");
	await expect(page.getByText(`${elsewhere.slug}: `)).toBeVisible();
	await expect(page.getByText(/Der früheste freie Termin: /)).toBeVisible();
	await expect(page.getByText(/Wir öffnen morgen um /)).toBeVisible();
	expect(await countTickets(station)).toBe(0);
	await removeStation(elsewhere.id);
});
