import { db } from "#lib/db/client.ts";
import { textsIn } from "#lib/text/texts.ts";
import { ask } from "./support/ask.ts";
import { expectHeading } from "./support/journey.ts";
import { liftReportLimit } from "./support/reports.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("from a mistake that somebody reports in their language to the page that says it right, and back", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	// Here and not before each test: the other one runs beside this one.
	await liftReportLimit();
	await db().textCorrection.deleteMany();
	await db().textReview.deleteMany();
	const better = `Düzeltildi ${crypto.randomUUID()}`;
	/** The sentence below the heading. */
	const wrong = textsIn("tr").legal.imprint.lead;

	await test.step("the page says that a machine translated it, and leads to the form", async () => {
		await page.goto("/tr/impressum");
		await page.locator('a[href^="/tr/rueckmeldung/uebersetzung"]').click();
		await expect(page.locator("#page")).toHaveValue("/tr/impressum");
		await page.locator("#wrong").fill(wrong);
		await page.locator("#better").fill(better);
		await page.locator("main form button").click();
		await expect(page).toHaveURL(/\/tr\/rueckmeldung\/uebersetzung\/danke/);
	});

	const report = await db().feedback.findFirstOrThrow({ where: { better } });
	expect(report).toMatchObject({
		type: "translation",
		locale: "tr",
		page: "/tr/impressum",
		textKey: "legal.imprint.lead",
	});

	await test.step("staff find the text from the report and put it right", async () => {
		await signInAs(page.context(), "admin");
		await page.goto(`/pilot/rueckmeldungen/${report.id}`);
		await page
			.getByRole("link", { name: "Diesen Text ansehen und ändern" })
			.click();
		await expectHeading(page, "Text ändern: Türkisch");
		await expect(page.getByLabel("So soll es heißen")).toHaveValue(better);
		await page.getByRole("button", { name: "Text ändern" }).click();
		await expect(page.getByRole("status")).toContainText("Geändert");
	});

	const pageNow = async () => (await ask("/tr/impressum")).text();
	await expect.poll(pageNow).toContain(better);
	await page.getByRole("button", { name: "zurücknehmen" }).click();
	await expect.poll(pageNow).toContain(wrong);

	await test.step("once somebody has read all of it, the page says nothing of machines", async () => {
		await page.goto("/admin/texte?sprache=tr");
		await page
			.getByRole("button", { name: "Ganze Sprache ist gelesen" })
			.click();
		await expect.poll(pageNow).not.toContain("/tr/rueckmeldung/uebersetzung");
	});
});

test("a page offers the browser's language in its own words, and nothing to whoever wants none", async () => {
	const page = async (accepted?: string, path = "/impressum") => {
		const answer = await ask(path, {
			headers: accepted ? { "accept-language": accepted } : {},
		});
		expect(answer.headers.get("vary")?.toLowerCase()).toContain(
			"accept-language",
		);
		expect(answer.headers.get("set-cookie")).toBeNull();
		return answer.text();
	};
	// Called "Sprache" in Turkish.
	const link = '<nav aria-label="Dil" lang="tr"';
	for (let round = 0; round < 3; round += 1) {
		expect(await page("tr-TR,tr;q=0.9,de;q=0.8")).toContain(link);
		expect(await page("tr", "/termine?dienst=reisepass")).toContain(
			'href="/tr/termine?dienst=reisepass"',
		);
		expect(await page("de")).not.toContain(link);
		expect(await page("ja")).not.toContain(link);
		expect(await page()).not.toContain(link);
		expect(await page("tr", "/tr/impressum")).not.toContain(link);
	}
});
