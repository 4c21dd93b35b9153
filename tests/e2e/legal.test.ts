import { REPORT_LIMIT_MINUTES } from "#lib/feedback/feedback.ts";
import { expectHeading } from "./support/journey.ts";
import { linkIn, read } from "./support/read.ts";
import { expect, test } from "./support/test.ts";

for (const [locale, links] of [
	[
		"",
		{
			Impressum: "Impressum",
			Datenschutz: "Datenschutz",
			Barrierefreiheit: "Barrierefreiheit",
			"Barriere melden": "Barriere melden",
			"Rückmeldung geben": "Wie war es bei uns?",
		},
	],
	[
		"/en",
		{
			"Legal notice": "Legal notice (Impressum)",
			Privacy: "Privacy",
			Accessibility: "Accessibility",
			"Report a barrier": "Report a barrier",
			"Give feedback": "How was it?",
		},
	],
] as const)
	test(`every page${locale} leads to the legal pages`, async () => {
		const start = await read(`${locale}/termine`);
		for (const [link, heading] of Object.entries(links)) {
			const legal = await read(linkIn(start, "footer", link));
			expect(legal).toMatchObject({ status: 200, heading });
		}
	});

test("every page leads to Leichte Sprache and to sign language, and from there to booking", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/termine");
	await page.getByRole("link", { name: "Leichte Sprache" }).click();
	await expectHeading(page, "Termin buchen");
	await expect(page.locator("html")).toHaveAttribute("lang", "de-x-leicht");
	await page.getByRole("link", { name: "So geht es" }).click();
	await expectHeading(page, /^Einen Termin bei .+ buchen$/);
	await page.goto("/termine");
	await page.getByRole("link", { name: "Gebärdensprache" }).click();
	await expectHeading(page, "Gebärdensprache");
	await expect(page.getByRole("main")).toContainText("gibt es hier noch nicht");
	await page
		.getByRole("main")
		.getByRole("link", { name: "Termin buchen" })
		.click();
	await expectHeading(page, "Termin buchen");

	for (const address of ["/leicht", "/en/so-geht-es"]) {
		await page.goto(address);
		await expect(page).toHaveURL(/\/leicht\/so-geht-es$/);
	}
});

test("the privacy page has the durations that the jobs go by", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/datenschutz");
	const row = (what: string) =>
		page.locator("tbody").filter({ hasText: what }).getByRole("cell");
	await expect(row("E-Mail-Adresse (freiwillig)").last()).toHaveText(
		"7 Tage nach dem Termin",
	);
	await expect(row("E-Mail-Adresse (freiwillig)").first()).toContainText(
		"24 Stunden vor dem Termin",
	);
	await expect(row("Reservierung").last()).toContainText("10 Minuten");
	await expect(row("Rückmeldungen und Meldungen").last()).toContainText(
		`180 Tage, die Kennung ${REPORT_LIMIT_MINUTES} Minuten`,
	);
});

test("whom to tell about a security hole stands where it is looked for", async ({
	request,
}) => {
	for (const address of ["/.well-known/security.txt", "/security.txt"]) {
		const answer = await request.get(address);
		expect(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
		expect(await answer.text()).toMatch(
			/^Contact: mailto:sicherheit@demo\.example\nExpires: 2027-05-\d\dT[\d:]{8}Z\n/,
		);
	}
});

test("a film that is not there is not offered", async ({ request }) => {
	for (const ending of ["mp4", "vtt"]) {
		const answer = await request.get(`/gebaerdensprache/film.${ending}`);
		expect(answer.status()).toBe(404);
	}
});
