import { db } from "#lib/db/client.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";
import { book, NOW, PERSON, wholeAppointment } from "#tests/support/booking.ts";
import { DAY, expectHeading, newAddress } from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

test("a reminder asks whether one comes; keep, move and cancel are one press each, the link alone is none", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	const email = newAddress();
	const { reference } = await book(
		{ station: station.slug, service: "reisepass", date: DAY.date },
		{ ...PERSON, email },
	);
	const { id } = await wholeAppointment(reference);
	await db().$transaction((tx) =>
		enqueueMessage(tx, {
			appointmentId: id,
			kind: "reminder",
			sequence: 0,
			recipient: email,
			locale: "de",
			origin: "house",
			now: NOW,
		}),
	);
	const mail = await latestMail(email, { of: 2 });
	expect(mail.subject).toContain("Erinnerung");
	const link = linkIn(mail, "/kommen");
	const answers = () => db().coming.count({ where: { appointmentId: id } });

	// As mail scanners do.
	await page.goto(link);
	await page.goto(link);
	await expectHeading(page, "Kommen Sie?");
	expect(await answers()).toBe(0);

	await page.getByRole("button", { name: "Ja, ich komme" }).click();
	await expectHeading(page, "Danke, wir haben Ihre Antwort");
	expect(await answers()).toBe(1);

	await page
		.getByRole("link", { name: "Nein, ich möchte verschieben" })
		.click();
	await expectHeading(page, "Termin verschieben");

	await page.goto(link);
	await expectHeading(page, "Danke, wir haben Ihre Antwort");
	await page.getByRole("button", { name: "Nein, Termin absagen" }).click();
	await expectHeading(page, "Ihr Termin ist abgesagt");
	expect((await wholeAppointment(reference)).status).toBe("cancelled");

	await page.goto(link);
	await expect(page.getByRole("button", { name: "Ja, ich komme" })).toHaveCount(
		0,
	);
});
