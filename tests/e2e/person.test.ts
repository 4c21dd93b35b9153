import { db } from "#lib/db/client.ts";
import { book } from "#tests/support/booking.ts";
import { ask } from "./support/ask.ts";
import { DAY, expectHeading } from "./support/journey.ts";
import { sessionOf, workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

test("at the counter a person reads what is known about them, takes it along as a file, and is forgotten", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const name = `Wiebke Zimtstern-${station.slug.slice(-4)}`;
	const { reference } = await book(
		{ station: station.slug, service: "reisepass", date: DAY.date },
		{ name, bookedBy: null, email: null, phone: "0203 8877665" },
	);
	const lead = await workAs(page, "lead", station, null);
	await page.goto("/team/auskunft");
	await expectHeading(page, "Auskunft über eine Person");
	await page.getByLabel("Vor- und Nachname").fill(name);
	await page.getByLabel("Telefonnummer").fill("0203 8877665");
	await page.getByRole("button", { name: "Suchen" }).click();
	await expect(page.locator(".kern-alert")).toContainText(
		"Ohne Ausweis gibt es keine Auskunft.",
	);
	await page.getByLabel("Personalausweis").check();
	await page.getByLabel("Ich habe den Ausweis gesehen").check();
	await page.getByRole("button", { name: "Suchen" }).click();

	await expectHeading(page, "Was gespeichert ist");
	const sheet = page.getByRole("article");
	await expect(sheet).toContainText(name);
	await expect(sheet).toContainText(reference);
	await expect(sheet).toContainText("7 Tage ab Ende des Termins");
	const link = page.getByRole("link", { name: "Als Datei speichern (JSON)" });
	const cookie = await sessionOf(lead);
	const file = await ask((await link.getAttribute("href")) ?? "", {
		cookie: `${cookie.name}=${cookie.value}`,
	});
	expect(file.headers.get("content-disposition")).toContain("auskunft.json");
	expect(JSON.stringify(await file.json())).toContain(name);

	await page.getByRole("link", { name: "Diese Person löschen" }).click();
	await expectHeading(page, "Diese Person löschen");
	await expect(page.getByRole("main")).toContainText("1 kommender Termin");
	await page.getByLabel("Auch kommende Termine absagen").check();
	await page.getByLabel("Die Person hat gesehen").check();
	await page.getByRole("button", { name: "Endgültig löschen" }).click();
	await expect(page.locator(".kern-alert")).toContainText("Gelöscht.");
	const row = await db().appointment.findUniqueOrThrow({
		where: { reference },
		include: { contact: true },
	});
	expect(row).toMatchObject({ status: "cancelled", contact: null });
});
