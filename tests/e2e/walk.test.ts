import { db } from "#lib/db/client.ts";
import { drawOne } from "./support/house.ts";
import { workAs } from "./support/staff.ts";
import { own, press, test } from "./support/team.ts";
import { expect } from "./support/test.ts";

test("with two concerns one goes from desk to desk by one number, and sees where to next", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const does = ["reisepass", "meldebescheinigung"];
	for (const [index, slug] of does.entries())
		await db().desk.update({
			where: { id: station.deskIds[index] ?? 0 },
			data: {
				servesAll: false,
				services: { create: { service: { connect: { slug } } } },
			},
		});
	const { token, ticket } = await drawOne(station, does);
	const number = `/wartenummer/${token}`;
	await page.goto(number);
	await expect(
		page.getByRole("heading", { name: "Ihr Laufzettel: Schritt 1 von 2" }),
	).toBeVisible();
	await expect(page.getByText(/^Danach: .*eldebescheinigung/)).toBeVisible();

	await workAs(page, "clerk", station);
	await page.goto("/team");
	await press(page, "Nächste Person");
	await press(page, "Ist da");
	await expect(own(page)).toContainText("Laufzettel: Schritt 1 von 2");
	await press(page, /^Hier fertig, weiter zu: .*eldebescheinigung/);
	await press(page, `Zurücknehmen: ${ticket} weiter zum nächsten Platz`);
	await expect(own(page)).toContainText("am Platz");
	await press(page, /^Hier fertig, weiter zu/);
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();

	await page.goto(number);
	await expect(
		page.getByRole("heading", { name: "Ihr Laufzettel: Schritt 2 von 2" }),
	).toBeVisible();
	await expect(
		page.getByText(/^Fertig: .*eisepass.* \(Platz 1\)/),
	).toBeVisible();
	await expect(page.getByText(/^Als Nächstes: .*eldebesch/)).toBeVisible();

	await workAs(page, "clerk", station, 1);
	await page.goto("/team");
	await press(page, "Nächste Person");
	await press(page, "Ist da");
	await expect(own(page)).toContainText("am Platz");
	await own(page).getByText("danach an einen anderen Platz").click();
	await own(page)
		.getByLabel("Was soll danach noch erledigt werden?")
		.selectOption("reisepass");
	await own(page).getByLabel("An welchem Platz?").selectOption("Platz 1");
	await press(page, "Auf den Laufzettel setzen");
	await expect(own(page)).toContainText("Danach an Platz 1");
	await page.goto("/team");
	await own(page).getByText("danach an einen anderen Platz").click();
	await press(page, /^Streichen: /);
	await expect(own(page)).not.toContainText("Danach an Platz 1");
	await press(page, /^Fertig/);
	await page.goto(number);
	await expect(page.getByRole("status")).toContainText("Ihr Besuch ist fertig");
});
