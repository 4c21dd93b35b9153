import { languages } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { expectHeading } from "./support/journey.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("a coordinator reads in a table of waits from before, sees what is wrong, mends it, and everybody reads how it was measured", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await signInAs(page.context(), "coordinator");
	await page.goto("/pilot/wirkung");
	await expectHeading(page, "Warten die Menschen kürzer?");
	await page.getByRole("link", { name: "Wartezeiten von vorher" }).click();
	const source = `Strichliste ${station.slug}`;
	const lines = [
		"Station;Tag;Menschen;Mittel;Quelle",
		`${station.slug};07.09.2026;84;29,5;${source}`,
		`${station.slug};08.09.2026;viele;31;${source}`,
		`${station.slug};KW 38/2026;410;30,2;${source}`,
	];
	const form = page.locator("#einlesen");
	await form.getByLabel("Datei").setInputFiles({
		name: "vorher.csv",
		mimeType: "text/csv",
		// As a spreadsheet of Windows saves it.
		buffer: Buffer.from(lines.join("\r\n"), "latin1"),
	});
	await form.getByRole("button", { name: "Prüfen" }).click();
	await expect(page.getByText("2 Messungen sind neu.")).toBeVisible();
	await expect(
		page.getByText("Zeile 3, Spalte „Menschen“, dort steht „viele“"),
	).toBeVisible();
	expect(await db().waitBefore.count({ where: { source } })).toBe(0);

	const text = form.getByLabel("Oder die Zeilen hier einfügen");
	await text.fill(lines.join("\n").replace("viele", "90"));
	// What has changed since it was looked at is looked at again.
	await form.getByRole("button", { name: "2 Messungen speichern" }).click();
	await form.getByRole("button", { name: "3 Messungen speichern" }).click();
	await expect(
		page.getByText("Gespeichert: 3 neue Messungen, nichts ersetzt."),
	).toBeVisible();
	await expect(page.getByRole("row").filter({ hasText: source })).toContainText(
		"584",
	);

	await page.goto("/en/wirkung");
	await expectHeading(page, "Are people waiting less?");
	await expect(page.getByText(source)).toBeVisible();

	await page.goto("/pilot/wirkung/vorher");
	await page
		.getByRole("button", { name: `Alle Messungen löschen: ${station.slug}` })
		.click();
	await expect(page.getByText("Gelöscht: 3 Messungen.")).toBeVisible();
	expect(await db().waitBefore.count({ where: { source } })).toBe(0);
});

test("the public figures are there as data, with what they mean, a licence and a description for portals", async ({
	request,
}) => {
	const json = async (file: string) => {
		const answer = await request.get(`/api/offene-daten/${file}`);
		expect(answer.status()).toBe(200);
		expect(answer.headers()["access-control-allow-origin"]).toBe("*");
		return answer.json();
	};
	const data = await json("wirkung.json");
	expect(data.license).toBe("https://www.govdata.de/dl-de/by-2-0");
	const { fields } = await json("felder.json");
	const csv = await (await request.get("/api/offene-daten/wirkung.csv")).text();
	const [head = ""] = csv.replace("\ufeff", "").split("\r\n");
	const names = fields.map(({ name }: { name: string }) => name);
	expect(head.split(";")).toEqual([
		"month",
		"whole",
		"station",
		"stationName",
		...names,
	]);
	for (const field of fields)
		expect(Object.keys(field.definition)).toEqual([...languages()]);
	const dataset = await json("datensatz.jsonld");
	expect(dataset["@type"]).toBe("Dataset");
	expect(dataset.variableMeasured).toHaveLength(names.length);
	const catalogue = await json("katalog.jsonld");
	const [first] = catalogue["dcat:dataset"]["dcat:distribution"];
	expect(first["dct:license"]["@id"]).toBe(
		"http://dcat-ap.de/def/licenses/dl-by-de/2.0",
	);
	// Every address it names is one of ours that answers.
	for (const url of [
		dataset.distribution[0].contentUrl,
		first["dcat:downloadURL"]["@id"],
		catalogue["dcat:dataset"]["foaf:page"]["@id"],
		catalogue["dcat:dataset"]["dcat:landingPage"]["@id"],
	])
		expect((await request.get(new URL(url).pathname)).status()).toBe(200);
});

test("the statistics for the European Union can be taken away month by month, and say what nobody collects", async ({
	page,
}) => {
	await signInAs(page.context(), "coordinator");
	await page.goto("/pilot/kennzahlen/bericht?monat=2026-10");
	const link = page.getByRole("link", { name: "Daten (JSON)" });
	const address = (await link.getAttribute("href")) ?? "";
	const document = await (await page.request.get(address)).json();
	const [month] = document.feedback.content;
	expect(month.referencePeriod.startDate).toBe("2026-10-01 00:00:00");
	expect(month.nbEntries).toBe(month.feedbacks.length);
	expect(
		document.notCollected.map(({ field }: { field: string }) => field),
	).toContain("statistics.deviceType");
	const table = await page.request.get(address.replace(".json", ".csv"));
	expect(await table.text()).toContain("notCollected");
});
