import { callIn } from "#lib/queue/afar/commands/call-in.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { now } from "#lib/runtime/clock.ts";
import { call, openAfar } from "./support/house.ts";
import { expectHeading, newAddress } from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

test("somebody waits elsewhere, is told when to come, and is called once they have checked in", {
	tag: "@ohne-js",
}, async ({ page, station, isByHttp }) => {
	const clerk = await openAfar(station);
	const email = newAddress();
	await page.goto("/wartezeiten");
	await page
		.getByRole("link", { name: "Wartenummer von unterwegs ziehen" })
		.click();
	await expectHeading(page, "Wartenummer von unterwegs");
	const send = page.getByRole("button", { name: "Link schicken" });
	const here = page.getByLabel(`Station ${station.slug}`);
	await here.check();
	await page.getByLabel("So viele Minuten").fill("10");
	await send.click();
	// Nothing that was filled in is lost.
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Wählen Sie ein Anliegen",
	);
	await expect(page.getByLabel("So viele Minuten")).toHaveValue("10");
	await expect(here).toBeChecked();
	await page
		.getByLabel("Was möchten Sie erledigen")
		.selectOption("meldebescheinigung");
	await page.getByLabel("E-Mail-Adresse").fill(email);
	await send.click();
	await expectHeading(page, "Schauen Sie in Ihr Postfach");

	const link = linkIn(await latestMail(email, { of: 1 }), "/unterwegs/");
	await page.goto(link);
	await page.goto(link);
	await page.getByRole("button", { name: "Wartenummer ziehen" }).click();
	await expectHeading(page, "Wartenummer W009");
	const stand = page.locator("[data-part=stand]");
	await expect(stand).toContainText("Sie müssen noch nicht kommen");
	// Farther away than thought.
	await page.getByRole("link", { name: "Weg ändern" }).click();
	await expectHeading(page, "Wie lange brauchen Sie bis zur Station?");
	await page.getByLabel("So viele Minuten").fill("12");
	await page.getByRole("button", { name: "Weg speichern" }).click();
	await expectHeading(page, "Wartenummer W009");
	await expect(page.getByText("Gespeichert.")).toBeVisible();
	await expect(page.getByText("Ihr Weg: 12 Minuten")).toBeVisible();
	const clerkSees = await getQueue(clerk, station.id, now());
	expect(clerkSees.ok && clerkSees.value.away[0]?.afar?.wayMinutes).toBe(12);

	for (let others = 0; others < 8; others++) {
		const { visitId, version } = await call(clerk);
		const over = { visitId, version, now: now() };
		await finishVisit(clerk, { ...over, outcome: "done" });
	}
	await callIn(now());
	if (isByHttp) await page.reload();
	await expect(stand).toContainText("Kommen Sie jetzt");
	const mail = await latestMail(email, { of: 2 });
	expect(mail.subject).toBe("Kommen Sie jetzt: Sie sind bald dran");

	const [code = ""] = /\d{3}\s\d{3}\s\d{3}/.exec(mail.text ?? "") ?? [];
	const kiosk = { deviceId: crypto.randomUUID(), stationId: station.id };
	const who = { reference: code };
	const arrived = await checkInAtKiosk(kiosk, { who, now: now() });
	expect(arrived.ok && arrived.value.outcome).toBe("checked-in");
	if (isByHttp) await page.reload();
	await expect(stand).toContainText("Sie sind gleich dran");
	await call(clerk);
	if (isByHttp) await page.reload();
	await expect(stand).toContainText("Sie sind dran: Platz 1");
});
