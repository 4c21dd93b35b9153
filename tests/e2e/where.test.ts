import type { Page } from "@playwright/test";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { fill } from "./states/where-states.ts";
import { chooseServices, expectHeading } from "./support/journey.ts";
import { read } from "./support/read.ts";
import { expect, test } from "./support/test.ts";

/** The stations offered, in their order. */
const offered = (page: Page) =>
	page
		.getByRole("region", { name: "Stationen mit Online-Terminen" })
		.getByRole("heading", { level: 3 });

test("who finds nothing free gets a proof and goes on at another station", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const full = await makeStation();
	await fill(full);
	await page.goto(
		`/termine/zeit?dienst=wohnsitz-anmelden:2&dienst=meldebescheinigung&ort=${full.slug}`,
	);
	await expect(page.getByText("Gerade ist hier nichts frei")).toBeVisible();
	await expect(
		page.getByText("Neue Zeiten gibt es morgen ab 0:00 Uhr."),
	).toBeVisible();
	await expect(
		page.getByText(
			/^Am 24\.\sNovember 2026 um 1\d:\d\d\sUhr war für „2 × Wohnsitz/,
		),
	).toBeVisible();
	await expect(
		page.getByText("§ 17 Absatz 1 und § 54 des Bundesmeldegesetzes"),
	).toBeVisible();
	await page.getByRole("link", { name: `${station.slug}: ab` }).click();
	await expectHeading(page, "Wann passt es Ihnen?");
	await expect(page.getByRole("table")).toBeVisible();
	await expect(
		page.getByRole("region", { name: "Ihre Auswahl" }),
	).toContainText(`Station ${station.slug}`);
	await removeStation(full.id);
});

test("who needs too much at once is shown two appointments instead of one", {
	tag: "@ohne-js",
}, async ({ page }) => {
	// A quarter of an hour a day: room for either, not for both.
	const tiny = await makeStation({ from: 480, until: 495 });
	await page.goto(
		`/termine/zeit?dienst=adresse-im-ausweis&dienst=wohnsitz-ummelden&ort=${tiny.slug}`,
	);
	const less = page.getByRole("region", {
		name: "Mit weniger auf einmal geht es",
	});
	await expect(less.getByText("Zwei Termine statt einem")).toHaveCount(1);
	await less.getByRole("link", { name: /Zeiten ansehen: Wohnsitz/ }).click();
	await expect(page.getByRole("table")).toBeVisible();
	await expect(
		page.getByRole("region", { name: "Ihre Auswahl" }),
	).not.toContainText("Adresse");
	await removeStation(tiny.id);
});

test("who collects something is asked where it was ordered, and the answer settles the rest", {
	tag: "@ohne-skripte",
}, async ({ page }) => {
	await page.goto("/termine");
	await chooseServices(page, { "Personalausweis oder Reisepass abholen": 1 });
	await expectHeading(page, "Wo haben Sie bestellt?");
	await expect(page.getByText("Freie Zeiten aller Stationen")).toHaveCount(0);
	for (const name of [
		"Walsum",
		"Hamborn",
		"Meiderich/Beeck",
		"Homberg/Ruhrort/Baerl",
		"Stadtmitte",
		"Rheinhausen",
		"Süd",
	])
		await expect(
			page.getByRole("link", { name: `Bürger-Service-Station ${name} ` }),
		).toHaveCount(1);
	await page.getByText("Ich weiß es nicht mehr").click();
	await expect(page.getByText("Abholschein")).toBeVisible();

	await page.getByRole("link", { name: "Station Walsum" }).click();
	await expectHeading(page, "Abholen in Walsum");
	await expect(page.getByText("Jetzt geöffnet, bis 18:00 Uhr.")).toBeVisible();
	await page.getByRole("link", { name: "Andere Station wählen" }).click();
	await page.getByRole("link", { name: "Station Stadtmitte" }).click();
	await expectHeading(page, "Wann passt es Ihnen?");
	await expect(page.getByRole("table")).toBeVisible();
});

test("all stations together are never offered for collecting, whatever the address says", async () => {
	for (const [place, heading] of [
		["alle", "Wo haben Sie bestellt?"],
		["atlantis", "Wo haben Sie bestellt?"],
		["sued", "Abholen in Süd"],
	])
		expect(
			await read(`/termine/zeit?dienst=ausweis-abholung&ort=${place}`),
		).toMatchObject({ status: 200, heading });
});

test("who says where they live sees the nearest station first", {
	tag: "@ohne-skripte",
}, async ({ page, station }) => {
	await page.goto("/termine/ort?dienst=meldebescheinigung");
	await expect(offered(page).filter({ hasText: station.slug })).toHaveCount(1);
	await page.getByLabel("Wo wohnen Sie?").selectOption("Hochheide");
	await page.getByRole("button", { name: "Stationen sortieren" }).click();
	await expect(offered(page).first()).toHaveText(
		"Bürger-Service-Station Homberg/Ruhrort/Baerl",
	);
	await expect(page.getByText("In Ihrem Stadtbezirk")).toBeVisible();
	await expect(
		page.getByText("Etwa 5 km von der Station Homberg").first(),
	).toBeVisible();
	await page.getByRole("link", { name: "Früheste zuerst" }).click();
	await expect(
		page.getByRole("link", { name: "Früheste zuerst" }),
	).toHaveAttribute("aria-current", "true");
	await expect(page.getByLabel("Wo wohnen Sie?")).toHaveValue("hochheide");

	// The calendar of all stations knows it, too.
	await page
		.getByRole("link", { name: "Freie Zeiten aller Stationen" })
		.click();
	await page.getByRole("link", { name: "Nach Station" }).click();
	const groups = page.locator("#zeiten").getByRole("heading", { level: 3 });
	await expect(groups.filter({ hasText: station.slug })).toContainText(
		"Etwa 5 km von der Station Homberg",
	);
});

test("a station that can never do it is named with the reason, and not to be chosen", async ({
	page,
}) => {
	const unable = await makeStation({ servesAll: false });
	await page.goto("/termine/ort?dienst=meldebescheinigung");
	await expect(offered(page).filter({ hasText: unable.slug })).toHaveCount(0);
	await expect(
		page.getByRole("listitem").filter({ hasText: `Station ${unable.slug}` }),
	).toContainText("Diese Station kann das nicht in einem Termin.");
	await removeStation(unable.id);
});
