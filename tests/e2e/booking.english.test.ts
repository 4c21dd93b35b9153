import {
	chooseServices,
	expectHeading,
	fact,
	newAddress,
	timeButton,
} from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { expect, test } from "./support/test.ts";

const PASSPORT = "Apply for a passport (Reisepass)";
const CERTIFICATE = "Certificate of registration (Meldebescheinigung)";

test("in English, too: five steps, the mail and cancelling", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const email = newAddress();
	await page.goto("/en/termine");
	await expectHeading(page, "Book an appointment");
	await chooseServices(
		page,
		{ [PASSPORT]: 2, [CERTIFICATE]: 1 },
		"Next: choose an office",
	);
	await page.getByRole("link", { name: "No, everyone is 18 or older" }).click();
	await expectHeading(page, "Where suits you?");
	await page.getByRole("link", { name: "Free times at all offices" }).click();
	await expectHeading(page, "When suits you?");
	await page.getByRole("link", { name: "Wednesday 25 November, " }).click();
	await timeButton(page, "8:00 am").filter({ hasText: station.slug }).click();

	await expectHeading(page, "Who is coming?");
	await page.getByLabel("First and last name").fill("Ayşe Müller");
	await page.getByLabel("E-mail address").fill(email);
	await page.getByRole("button", { name: "Next: check everything" }).click();
	await expectHeading(page, "Is everything right?");
	await expect(fact(page, "Service")).toContainText(`2 × ${PASSPORT}`);
	await expect(fact(page, "Time")).toContainText(
		"Wednesday 25 November 2026, 8:00 am",
	);
	await page.getByRole("button", { name: "Book this appointment" }).click();

	await expectHeading(page, "Your appointment is booked");
	await expect(page.locator("html")).toHaveAttribute("lang", "en");
	const number = fact(page, "Appointment number");
	await expect(number).toHaveText(/^\d{3}\s\d{3}\s\d{3}/);
	await expect(fact(page, "Ticket number")).toHaveText(/^A\d{3}/);

	const mail = await latestMail(email, { of: 1 });
	expect(mail.subject).toContain("Wed 25 November 2026");
	expect(mail.text).not.toMatch(/Termin absagen|Guten Tag/);
	await page.goto(linkIn(mail, "/absagen"));
	await expectHeading(page, "Cancel this appointment?");
	await page.getByRole("button", { name: "Yes, cancel it" }).click();
	await expectHeading(page, "Your appointment is cancelled");
	await page.reload();
	await page.goto(linkIn(mail, "/absagen"));
	await expectHeading(page, "Your appointment was already cancelled");
	const goodbye = await latestMail(email, { of: 2 });
	expect(goodbye.subject).toContain("Wed 25 November 2026");
});
