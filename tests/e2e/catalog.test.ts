import { db } from "#lib/db/client.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

const LOOK = "Ansehen, bevor es gilt";

test("an administrator adds a service, sees it as citizens will, and they find it once it is saved", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const word = `Probe${crypto.randomUUID().slice(0, 6)}`;
	await signInAs(context, "admin");
	await page.goto("/admin/anliegen");
	await page.getByRole("link", { name: "Neues Anliegen" }).click();
	const name = page.getByLabel("Name", { exact: true }).first();
	await name.fill(`${word} <b>beantragen</b>`);
	await page.getByRole("button", { name: LOOK }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Wählen Sie ein Thema.",
	);
	await expect(name).toHaveValue(`${word} <b>beantragen</b>`);
	await page.getByLabel("Thema").selectOption({ label: "Pass und Ausweis" });
	await page.getByLabel("Ein Satz dazu").first().fill("Nur zum Ausprobieren.");
	await page.getByLabel("Was gezählt wird").first().fill("Personen");
	await page.getByLabel("Dauer in Minuten").fill("25");
	await page.getByRole("button", { name: LOOK }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("Prüfen");
	const review = page.url();
	await page.getByRole("link", { name: "Vorschau auf Deutsch" }).click();
	// What was typed is text, whatever it looks like.
	await expect(
		page.getByText(`${word} <b>beantragen</b>`).first(),
	).toBeVisible();
	await expect(page.getByText("25 Minuten").first()).toBeVisible();
	const preview = page.url();
	await context.clearCookies();
	await page.goto(preview);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Anmelden");
	await page.goto(`/termine?suche=${word}`);
	await expect(page.getByText("<b>beantragen</b>")).toHaveCount(0);

	await db().serviceDraft.updateMany({
		data: { userId: (await signInAs(context, "admin")).id },
		where: { id: review.split("/").at(-1) ?? "" },
	});
	await page.goto(review);
	await page.getByRole("button", { name: "So speichern" }).click();
	await expect(page.getByRole("status")).toContainText("Gespeichert");
	await page.goto(`/termine?suche=${word}`);
	await expect(
		page.getByText(`${word} <b>beantragen</b>`).first(),
	).toBeVisible();
	await page.goto("/admin/protokoll?was=service:created");
	await expect(page.getByRole("table")).toContainText(word.toLowerCase());
	await db().service.deleteMany({
		where: { slug: { startsWith: word.toLowerCase() } },
	});
});

test("a longer service needs its first day, tells what it does, and citizens read of it", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	// Nobody else books it in these tests.
	const slug = "auskunftssperre";
	await signInAs(context, "admin");
	await page.goto(`/admin/anliegen/${slug}`);
	const length = page.getByLabel("Dauer in Minuten");
	const before = Number(await length.inputValue());
	await length.fill(String(before + 15));
	await page.getByRole("button", { name: LOOK }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"ab welchem Tag das gilt",
	);
	await expect(length).toHaveValue(String(before + 15));
	await page
		.getByLabel("Dauer, Menge und Kombination gelten ab")
		.fill("2026-12-07");
	await page.getByRole("button", { name: LOOK }).click();
	await expect(page.getByText("Zeiten frei")).toContainText(
		/jetzt [\d.]+ Zeiten/,
	);
	await expect(
		page.getByRole("table", { name: "Freie Zeiten je Station" }),
	).toContainText("Stadtmitte");
	await page.getByRole("button", { name: "So speichern" }).click();
	await expect(page.getByRole("status")).toContainText("Gespeichert");
	await expect(
		page.getByRole("table", { name: "Schon geplant" }),
	).toContainText(`${before + 15} Min.`);
	await page.goto(`/termine?dienst=${slug}`);
	const told = page.locator(`#${slug}-kurz`);
	await expect(told).toContainText(`${before + 15} Minuten`);
	await expect(told).toBeVisible();
	await db().servicePlan.deleteMany({ where: { service: { slug } } });
});

test("a new station is on no page of the public until it is listed", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const name = `Probeort ${crypto.randomUUID().slice(0, 6)}`;
	await signInAs(context, "admin");
	await page.goto("/admin/stationen/neu");
	for (const [label, text] of [
		["Kurzer Name", name],
		["Ganzer Name", `Haus ${name}`],
		["Gebäude", "Rathaus"],
		["Straße und Hausnummer", "Weg 1"],
		["Postleitzahl", "12345"],
		["Ort", "Musterstadt"],
		["Telefon", "0203 12345"],
		["Stadtbezirk", "Mitte"],
		["Breitengrad", "51,4"],
		["Längengrad", "6,7"],
	] as const)
		await page.getByLabel(label, { exact: true }).fill(text);
	await page.getByRole("button", { name: "Station anlegen" }).click();
	await expect(page.getByRole("status")).toContainText(
		"Die Station ist angelegt",
	);
	await expect(
		page.getByText("Noch sieht niemand diese Station"),
	).toBeVisible();
	const address = page.url();
	await page.goto("/wartezeiten");
	await expect(page.getByText(name)).toHaveCount(0);
	await page.goto(address);
	await page.getByLabel("Öffentlich zeigen").check();
	await page.getByRole("button", { name: "Speichern" }).click();
	await expect(page.getByText("Alle sehen diese Station")).toBeVisible();
	await page.goto("/wartezeiten");
	await expect(page.getByText(name).first()).toBeVisible();
	await db().station.deleteMany({ where: { shortName: name } });
});
