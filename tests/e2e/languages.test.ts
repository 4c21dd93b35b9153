import type { Page } from "@playwright/test";
import { rootOf } from "#lib/paths/citizen.ts";
import { languageOf } from "#lib/text/language.ts";
import {
	defaultLocale,
	type Locale,
	locales,
	namedLocales,
} from "#lib/text/locale.ts";
import type { RoomName } from "#lib/text/rooms.ts";
import { translator } from "#lib/text/translator.ts";
import {
	ownWords,
	soundsEnglish,
	soundsGerman,
} from "#tests/support/german.ts";
import { ask } from "./support/ask.ts";
import { calendarOf, readCalendar } from "./support/calendar.ts";
import { expectStandard } from "./support/html.ts";
import type { HttpPage } from "./support/http/page.ts";
import { plain } from "./support/http/words.ts";
import { DAY, expectHeading, newAddress } from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { expect, startHttpBrowser, test } from "./support/test.ts";

/** What the way below does not come by: each page once, by HTTP, because seventeen times a browser would say nothing more. */
const PAGES = [
	"/termine?suche=pass",
	"/termin",
	"/wartezeiten",
	"/rueckmeldung",
	"/impressum",
	"/datenschutz",
	"/barrierefreiheit",
	"/barrierefreiheit/melden",
	"/status",
	"/gibt/es/nicht",
];

const isGerman = (locale: Locale) => languageOf(locale).tag.startsWith("de");

/** Sentences of another language that were left. */
const leftIn = (locale: Locale, html: string) =>
	ownWords(html)
		.split("\n")
		.filter(
			(text) =>
				(!isGerman(locale) && soundsGerman(text)) ||
				(locale !== "en" && soundsEnglish(text)),
		);

function faultsOf(locale: Locale, address: string, html: string): string[] {
	const { lang, direction } = languageOf(locale);
	const start = /<html[^>]*>/.exec(html)?.[0] ?? "no page";
	const isRight = start.includes(`lang="${lang}" dir="${direction}"`);
	return [...(isRight ? [] : [start]), ...leftIn(locale, html)].map(
		(fault) => `${address}: ${fault}`,
	);
}

test("every page is there in every language, in its words and its direction", async ({
	request,
}) => {
	const faults: string[] = [];
	for (const locale of namedLocales)
		for (const page of PAGES) {
			const address = rootOf(locale) + page;
			const answer = await request.get(address);
			if (answer.status() >= 500) faults.push(`${address}: ${answer.status()}`);
			faults.push(...faultsOf(locale, address, await answer.text()));
		}
	expect(faults).toEqual([]);
});

/** A text without what it wants filled in. */
function piecesOf(text: string): string[] {
	return text.split(/\p{Co}/u).map((piece) => piece.replace(/[⁦-⁩]/g, "").trim());
}
const GAP = "\ue000";

const isOdd = (locale: Locale) => locales.indexOf(locale) % 2 === 1;

for (const locale of locales)
	test(`one whole way in ${languageOf(locale).name}: five steps, the mail, the calendar, and ${isOdd(locale) ? "moving" : "cancelling"} it`, async ({
		station,
	}) => {
		const page = (await (await startHttpBrowser()).newPage()) as Page &
			HttpPage;
		const say = <Room extends RoomName>(room: Room) => translator(room, locale);
		const faults: string[] = [];
		const valid: string[] = [];
		/** The page with this heading is in its language, and nothing else. */
		const arriveAt = async (heading: string) => {
			await expectHeading(page, heading);
			const html = await page.content();
			faults.push(...faultsOf(locale, new URL(page.url()).pathname, html));
			valid.push(html);
		};
		const press = (name: string) =>
			page.getByRole("button", { name, exact: true }).click();
		const follow = (place: string) =>
			page.locator(`main a[href*="${place}"]`).first().click();

		await page.goto(`${rootOf(locale)}/termine`);
		await arriveAt(say("start")("title"));
		await page.locator("input[value=reisepass]").first().check();
		await press(say("start")("next"));
		await arriveAt(say("minors")("question.title"));
		await page
			.getByRole("link", { name: say("minors")("question.adult") })
			.click();
		await arriveAt(say("where")("title"));
		await follow(`ort=${station.slug}`);
		await arriveAt(say("when")("title"));
		await follow(DAY.date);
		await arriveAt(say("when")("title"));
		await page.locator(`button[value*="${DAY.date}"]`).first().click();

		await arriveAt(say("booking")("views.details.title"));
		await press(say("booking")("next"));
		await expect(
			page.getByRole("main").getByRole("alert").first(),
		).toContainText(say("booking")("errors.name-missing"));
		await arriveAt(say("booking")("views.details.title"));
		const email = newAddress();
		await page
			.getByLabel(say("booking")("fields.name.label"))
			// Further down that of whoever books for somebody else, whose words contain these in some languages.
			.first()
			.fill("Ayşe Müller");
		await page.getByLabel(say("booking")("fields.email.label")).fill(email);
		await press(say("booking")("next"));
		await arriveAt(say("booking")("views.check.title"));
		await press(say("booking")("confirm"));
		await arriveAt(say("appointment")("titleNew"));

		const file = await page
			.getByRole("link", { name: say("appointment")("calendar") })
			.getAttribute("href");
		const saved = readCalendar(await (await ask(file ?? "")).text());
		const mail = await latestMail(email, { of: 1 });
		expectMail("confirmed", mail);
		const sent = calendarOf(mail);
		expect(sent).toMatchObject({
			method: "PUBLISH",
			title: say("mail")("calendar.summary"),
			start: "2026-11-25T07:00:00.000Z",
			uid: saved.uid,
		});
		expect(saved.title).toBe(sent.title);
		await follow("/zettel");
		await arriveAt(say("slip")("title"));
		await page.goto(linkIn(mail, "/absagen"));
		await arriveAt(say("cancel")("title"));

		function expectMail(
			kind: "confirmed" | "moved" | "cancelled",
			{
				subject = "",
				text = "",
				html = "",
			}: Awaited<ReturnType<typeof latestMail>>,
		) {
			const t = say("mail");
			const wanted = t(`${kind}.subject`, { date: GAP, time: GAP });
			for (const piece of piecesOf(wanted))
				expect(plain(subject)).toContain(plain(piece));
			expect(text).toContain(t(`${kind}.heading`));
			expect(html).toContain(t(`${kind}.heading`));
			faults.push(...faultsOf(locale, `mail ${kind}`, html));
			const ofGerman = translator("mail", defaultLocale)(`${kind}.heading`);
			if (!isGerman(locale)) expect(text).not.toContain(ofGerman);
		}

		if (isOdd(locale)) {
			await page.goto(linkIn(mail, "/termin/"));
			await arriveAt(say("appointment")("title"));
			await follow("/verschieben");
			await arriveAt(say("manage")("move.title"));
			await follow(DAY.date);
			await page.locator(`button[value*="${DAY.date}"]`).first().click();
			await arriveAt(say("manage")("check.title"));
			await press(say("manage")("check.confirm"));
			await arriveAt(say("appointment")("title"));
			await expect(
				page.getByText(say("manage")("news.verschoben.title")),
			).toBeVisible();
		} else {
			await press(say("cancel")("confirm"));
			await arriveAt(say("cancel")("done.title"));
		}
		const second = await latestMail(email, { of: 2 });
		expectMail(isOdd(locale) ? "moved" : "cancelled", second);
		expect(calendarOf(second)).toMatchObject({
			method: isOdd(locale) ? "PUBLISH" : "CANCEL",
			title: sent.title,
			uid: sent.uid,
			sequence: sent.sequence + 1,
		});
		await page.goto(linkIn(second, "/termin"));
		expect(faults).toEqual([]);
		for (const [index, html] of valid.entries())
			await expectStandard(html, `step ${index + 1} in ${locale}`);
	});

test("each language is found from every other one, by its own name", async ({
	request,
}) => {
	const html = await (await request.get("/termine")).text();
	for (const locale of locales) {
		const { name, lang } = languageOf(locale);
		expect(html).toContain(`href="${rootOf(locale)}/termine" lang="${lang}"`);
		expect(html).toContain(`>${name}</a>`);
	}
});
