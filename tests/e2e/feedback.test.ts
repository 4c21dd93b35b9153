import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { askDue } from "#lib/feedback/commands/ask-due.ts";
import { now } from "#lib/runtime/clock.ts";
import { civilDateOf, clock, minuteOf } from "#lib/time.ts";
import { NOW } from "#tests/support/booking.ts";
import {
	confirmButton,
	expectHeading,
	fact,
	giveDetails,
	holdTime,
	newAddress,
} from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { liftReportLimit } from "./support/reports.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, type Station, test } from "./support/test.ts";

// Several tests of a minute share the browser's address.
test.beforeEach(liftReportLimit);

/** A word that stands in this test's feedback only. */
const rareWord = () => `Wort${randomUUID().replaceAll(/[^a-z]/g, "")}`;

const send = (page: Page) =>
	page.getByRole("button", { name: "Rückmeldung abschicken" }).click();

/** As if the clerk had pressed "Fertig" three hours ago. */
async function endVisit(reference: string, station: Station): Promise<void> {
	const { id, date } = await db().appointment.update({
		where: { reference },
		data: { status: "done" },
	});
	const endedAt = toDbInstant(NOW.subtract({ hours: 3 }));
	await db().visit.create({
		data: {
			id: randomUUID(),
			stationId: station.id,
			date,
			appointmentId: id,
			ticket: reference.slice(0, 6),
			status: "done",
			arrivedAt: endedAt,
			endedAt,
			locale: "de",
		},
	});
}

test("from a visit to a mail, to feedback, to an answer, to an improvement that everybody reads", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const email = newAddress();
	const word = rareWord();

	await test.step("whoever books allows one question, or not", async () => {
		await holdTime(page, station);
		await giveDetails(page, { name: "Ayşe Müller", email });
		await expectHeading(page, "Stimmt alles?");
		const tick = page.getByLabel("Sie dürfen mich nach dem Termin");
		await expect(tick).not.toBeChecked();
		await tick.check();
		// What is ticked stays over a change of something else.
		await page.getByRole("button", { name: /^Ändern ?: Zeit$/ }).click();
		await page
			.getByRole("button", { name: "Doch bei der reservierten Zeit bleiben" })
			.click();
		await expect(tick).toBeChecked();
		await confirmButton(page).click();
		await expectHeading(page, "Ihr Termin ist gebucht");
	});

	await test.step("after the visit a mail asks, with a link that knows the visit", async () => {
		const reference = /termin\/(\d+)/.exec(page.url())?.[1] ?? "";
		await latestMail(email, { of: 1 });
		await endVisit(reference, station);
		await askDue(NOW);
		const mail = await latestMail(email, { of: 2 });
		expect(mail.subject).toContain("Wie war es?");
		await page.goto(linkIn(mail, "rueckmeldung"));
		await expect(page.getByText(`Station ${station.slug}`)).toBeVisible();
		await page
			.getByRole("group", { name: "Mit der Wartezeit" })
			.getByLabel("Schlecht", { exact: true })
			.check();
		await page
			.getByLabel("Was können wir verbessern?")
			.fill(`${word}: zu wenig Stühle. Ich bin ${email}.`);
		await page.getByLabel("Schreiben Sie mir, wenn").check();
		const form = page.url();
		await send(page);
		// News without an address would reach nobody.
		await expect(
			page
				.getByRole("main")
				.getByRole("alert")
				.getByText("Geben Sie bitte Ihre E-Mail-Adresse"),
		).toBeVisible();
		await expect(page.getByLabel("Schreiben Sie mir, wenn")).toBeChecked();
		await page.getByLabel("Ihre E-Mail-Adresse").fill(email);
		await send(page);
		await expectHeading(page, "Danke für Ihre Rückmeldung");
		await page.goto(form);
		await expect(page.getByText("Ihr Link gilt nicht mehr")).toBeVisible();
	});

	await test.step("a coordinator finds it, blackens the address and answers", async () => {
		await signInAs(page.context(), "coordinator");
		await page.goto(`/pilot/rueckmeldungen?suche=${word}`);
		await page.getByRole("link", { name: /^Meinung \d+$/ }).click();
		await page.getByRole("button", { name: `Schwärzen: ${email}` }).click();
		await expect(page.getByText("Die Stelle ist geschwärzt")).toBeVisible();
		await expect(page.getByText("Ich bin █████")).toBeVisible();
		await page.getByRole("link", { name: "Danke", exact: true }).click();
		const answer = page.getByLabel("Text der E-Mail");
		await expect(answer).toHaveValue(/^Vielen Dank für Ihre Rückmeldung/);
		await answer.fill("Wir haben zehn Stühle bestellt.");
		await page.getByRole("button", { name: "Antwort abschicken" }).click();
		await expect(page.getByText("Die Antwort ist unterwegs")).toBeVisible();
		const mail = await latestMail(email, { of: 3 });
		expect(mail.text).toContain("Wir haben zehn Stühle bestellt.");
	});

	await test.step("whoever got the answer writes again by its link, and it stands below the answer", async () => {
		const inbox = page.url();
		await page.goto(linkIn(await latestMail(email, { of: 3 }), "gespraech"));
		await expectHeading(page, "Weiterschreiben");
		await page.getByRole("button", { name: "Nachricht abschicken" }).click();
		await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
		await page.getByLabel("Ihre Nachricht").fill("Zehn reichen nicht.");
		await page.getByRole("button", { name: "Nachricht abschicken" }).click();
		await expectHeading(page, "Danke für Ihre Rückmeldung");
		await page.goto(inbox);
		const entries = page
			.getByRole("region", { name: "Gespräch" })
			.getByRole("listitem");
		await expect(entries).toContainText([
			"Wir haben zehn Stühle bestellt.",
			"Zehn reichen nicht.",
		]);
	});

	await test.step("and makes an improvement of it", async () => {
		await page
			.getByRole("link", { name: "Verbesserung daraus machen" })
			.click();
		const said = page.getByLabel("Sie haben gesagt (Deutsch)");
		await expect(said).toHaveValue(new RegExp(`^${word}: zu wenig`));
		await expect(page.getByLabel("Wo ist es besser")).toHaveValue(
			String(station.id),
		);
		await page.getByLabel("Veröffentlichen").check();
		await said.fill(`${word}: zu wenig Stühle.`);
		await page.getByRole("button", { name: "Speichern" }).click();
		await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
		await page.getByLabel("Wir haben getan (Deutsch)").fill("Zehn mehr.");
		await page
			.getByLabel("Sie haben gesagt (Englisch)")
			.fill(`${word}: few chairs.`);
		await page.getByLabel("Wir haben getan (Englisch)").fill("Ten more.");
		await page.getByRole("button", { name: "Speichern" }).click();
		await expectHeading(page, "Verbesserungen");
		const news = await latestMail(email, { of: 4 });
		expect(news.text).toContain("Zehn mehr.");
		await page.goto("/termine");
		await page
			.getByRole("contentinfo")
			.getByRole("link", { name: "Was sich verbessert hat" })
			.click();
		await expect(page.getByText(`${word}: zu wenig Stühle.`)).toBeVisible();
		await expect(page.getByText(`Station ${station.slug}`)).toBeVisible();
		await page.goto("/en/verbesserungen");
		await expect(page.getByText(`${word}: few chairs.`)).toBeVisible();
		await db().improvement.deleteMany({
			where: { texts: { some: { said: { contains: word } } } },
		});
	});
});

test("feedback without a link: by the station's code, mistakes named, nothing lost, and a complaint as long as it is", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	await page.goto(`/rueckmeldung?ort=${station.slug}`);
	await send(page);
	await expect(
		page
			.getByRole("main")
			.getByRole("alert")
			.getByRole("link", { name: /Bewertung/ }),
	).toBeVisible();
	await expect(page).toHaveTitle(/^Fehler: /);
	const word = rareWord();
	const text = `=HYPERLINK("x") <script>alert(1)</script> \u202e🦄 ${word} ${"ä".repeat(9_900)}`;
	await page.getByLabel("Was können wir verbessern?").fill(text);
	await page.getByLabel("Ihre E-Mail-Adresse").fill("ayse@");
	await send(page);
	await expect(page.getByLabel("Was können wir verbessern?")).toHaveValue(text);
	await expect(page.getByLabel("Station")).toHaveValue(station.slug);
	await page.getByLabel("Ihre E-Mail-Adresse").fill("");
	await send(page);
	await expectHeading(page, "Danke für Ihre Rückmeldung");
	const kept = await db().feedback.findFirst({
		where: { text: { contains: word } },
	});
	expect(kept).toMatchObject({
		source: "poster",
		stationId: station.id,
		replyEmail: null,
	});
	await expect(fact(page, "Nummer der Rückmeldung")).toHaveText(
		String(kept?.id),
	);
});

/** As a field for date and time has it. */
function thisMinute(): string {
	const at = now();
	return `${civilDateOf(at)}T${clock(minuteOf(at))}`;
}

test("a page that is not there leads to the form for faults, with page and time filled in", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/termine/gibt/es/nicht");
	const before = thisMinute();
	await page.getByRole("link", { name: /Störung/ }).click();
	await expectHeading(page, "Störung melden");
	await expect(page.getByLabel("Auf welcher Seite?")).toHaveValue(
		"/termine/gibt/es/nicht",
	);
	const when = await page.getByLabel("Wann?").inputValue();
	expect([before, thisMinute()]).toContain(when);
});
