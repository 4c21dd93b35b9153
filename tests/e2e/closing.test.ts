import { db } from "#lib/db/client.ts";
import { paths } from "#lib/paths/citizen.ts";
import { planning } from "#lib/paths/planning.ts";
import { settleCall } from "#lib/planning/change/commands/settle-call.ts";
import { book, NOW, PERSON } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";
import { calendarOf } from "./support/calendar.ts";
import { expectHeading, newAddress } from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

/** Rosenmontag. */
const DAY = "2027-02-08";

test("a lead closes Rosenmontag with 40 appointments: nobody is told twice, some take the new time, the call list empties", async ({
	page,
	leaving,
}) => {
	// Forty appointments, and mails to half of them.
	test.slow();
	const station = await makeStation({ desks: 2, horizonDays: 100 });
	leaving.push(station.id);
	const addresses = Array.from({ length: 20 }, newAddress);
	for (let index = 0; index < 40; index++)
		await book(
			{
				station: station.slug,
				service: "reisepass",
				date: DAY,
				start: 480 + 15 * Math.floor(index / 2),
			},
			{
				...PERSON,
				email: addresses[index] ?? null,
				phone: `0203 55${String(index).padStart(4, "0")}`,
			},
		);
	const lead = await workAs(page, "lead", station, null);

	await page.goto(planning.calendar(station.slug, { year: 2027 }));
	await page.getByRole("link", { name: "Rosenmontag" }).click();
	await expectHeading(page, "Neue Schließung");
	await page.getByRole("button", { name: "Betroffene ansehen" }).click();
	await expect(
		page.getByRole("heading", { name: "40 Termine sind betroffen" }),
	).toBeVisible();
	await expect(
		page.getByRole("combobox", { name: "Was geschieht" }),
	).toHaveCount(40);
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		0,
	);

	// Pressed twice, as people do.
	await page
		.getByRole("button", { name: "Speichern und Bescheid geben" })
		.dblclick();
	await expectHeading(page, "Änderung am Plan");
	await expect(page.getByText("20 neue Zeit angeboten")).toBeVisible();
	await expect(page.getByText("20 bitte anrufen")).toBeVisible();
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		1,
	);
	expect(
		await db().message.count({
			where: { kind: "offer", appointment: { stationId: station.id } },
		}),
	).toBe(20);

	// On a small screen each desk is a card, and says so itself.
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(planning.roster(station.slug, { week: DAY }));
	const monday = page.getByRole("cell", { name: "8:00 bis 16:00 Uhr" }).first();
	await expect(monday.getByText("geschlossen")).toBeVisible();
	await page.setViewportSize({ width: 1280, height: 720 });
	await expect(monday.getByText("geschlossen")).toBeHidden();

	await page.goto(
		paths("de").when(
			{ services: ["reisepass"], station: station.slug, minor: "adult" },
			{ month: "2027-02" },
		),
	);
	await expect(
		page.getByText("Am 8. Februar geschlossen: Rosenmontag"),
	).toBeVisible();

	// A mail scanner opens the link; the person presses the button.
	const [address = ""] = addresses;
	const mail = await latestMail(address, { of: 2 });
	expect(mail.attachments).toEqual([]);
	const link = linkIn(mail, "/angebot");
	await page.goto(link);
	await page.goto(link);
	await expectHeading(page, "Passt Ihnen diese neue Zeit?");
	await page.getByRole("button", { name: "Ja, diese Zeit passt" }).click();
	await expect(page.getByText("Ihr Termin ist verschoben")).toBeVisible();
	const moved = await latestMail(address, { of: 3 });
	expect(calendarOf(moved)).toMatchObject({ method: "PUBLISH" });

	await page.goto(`/team/planung/anrufliste?ort=${station.slug}`);
	await expect(page.getByRole("row")).toHaveCount(21);
	await page
		.getByRole("button", { name: "Nimmt die neue Zeit" })
		.first()
		.click();
	await expect(page.getByRole("status")).toContainText(
		"Der Termin ist verschoben",
	);
	await page.getByRole("button", { name: "Erreicht" }).first().click();
	await expect(page.getByRole("status")).toContainText("Abgehakt");
	const left = await db().planCase.findMany({
		where: { stationId: station.id, status: "to-call" },
	});
	expect(left).toHaveLength(18);
	for (const { id } of left)
		await settleCall(lead, { caseId: id, outcome: "reached", now: NOW });
	await page.reload();
	await expect(page.getByText("Niemand wartet auf einen Anruf.")).toBeVisible();
});
