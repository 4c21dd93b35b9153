import { drawOne, openDay } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";

test("every station says how long one waits now, here and for programs", {
	tag: "@ohne-skripte",
}, async ({ page, station, request }) => {
	await openDay(station);
	for (let others = 0; others < 4; others++) await drawOne(station);
	await page.goto("/termine");
	await page
		.getByRole("link", { name: "Wartezeiten aller Stationen jetzt" })
		.click();
	await expectHeading(page, "Wartezeiten jetzt");
	const own = page.getByRole("listitem").filter({ hasText: station.slug });
	await expect(own).toContainText("4 Personen warten.");
	await expect(own).toContainText(/Wartezeit ohne Termin: \d+ bis \d+ Minuten/);
	await expect(own).toContainText(/Frühester Termin für „.+“: .+\sUhr/);
	await own.getByRole("link", { name: /^Termin in .+ buchen$/ }).click();
	await expectHeading(page, "Termin buchen");
	const answer = await request.get("/api/v1/wait-times");
	const { stations } = await answer.json();
	expect(
		stations.find((one: { station: string }) => one.station === station.slug),
	).toMatchObject({ open: true, waiting: 4, openDesks: 1, ticketsGiven: true });
});
