import { calendarOf, readCalendar } from "./support/calendar.ts";
import { readDownload } from "./support/download.ts";
import {
	bookTime,
	expectHeading,
	fact,
	newAddress,
} from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

const PERSON = () => ({ name: "Ayşe Müller", email: newAddress() });

test("the mail opens the appointment and brings the same calendar entry as the page", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	const person = PERSON();
	await bookTime(page, station, person);
	const saved = readCalendar(
		await readDownload(page, "In den Kalender eintragen"),
	);
	const mail = await latestMail(person.email, { of: 1 });
	expect(mail.subject).toBe("Ihr Termin am Mi., 25. November 2026, 8:00 Uhr");
	const sent = calendarOf(mail);
	expect(sent).toMatchObject({
		method: "PUBLISH",
		declared: "PUBLISH",
		start: "2026-11-25T07:00:00.000Z",
		end: "2026-11-25T07:15:00.000Z",
		title: "Termin Bürger-Service-Station",
		uid: saved.uid,
	});

	const link = linkIn(mail, "/termin/");
	await page.goto(link);
	await expectHeading(page, "Ihr Termin");
	const token = new URL(link).searchParams.get("t") ?? "";
	expect(token).not.toBe("");
	expect(sent.text).not.toContain(token);
	expect(saved.text).not.toContain(token);
});

test("the mail's link cancels once asked, says so again, and the calendar entry goes", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	const person = PERSON();
	await bookTime(page, station, person);
	const mail = await latestMail(person.email, { of: 1 });
	const link = linkIn(mail, "/absagen");

	await page.goto(link);
	await expectHeading(page, "Termin absagen?");
	await expect(fact(page, "Anliegen")).toContainText("Reisepass beantragen");
	await page.goto(link);
	await expectHeading(page, "Termin absagen?");
	await page.getByRole("button", { name: "Ja, Termin absagen" }).click();
	await expectHeading(page, "Ihr Termin ist abgesagt");

	await page.goto(link);
	await expectHeading(page, "Ihr Termin war bereits abgesagt");
	await page.goto(linkIn(mail, "/termin/"));
	await expectHeading(page, "Dieser Termin ist abgesagt");

	const goodbye = await latestMail(person.email, { of: 2 });
	expect(goodbye.subject).toBe(
		"Abgesagt: Ihr Termin am Mi., 25. November 2026, 8:00 Uhr",
	);
	const entry = calendarOf(mail);
	expect(calendarOf(goodbye)).toMatchObject({
		method: "CANCEL",
		declared: "CANCEL",
		status: "CANCELLED",
		uid: entry.uid,
		sequence: entry.sequence + 1,
	});
});
