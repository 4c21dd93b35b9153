import { makeStation, removeStation } from "#tests/support/factory.ts";
import { fulfilChecklist } from "#tests/support/rollout.ts";
import { expectHeading } from "./support/journey.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("a coordinator plans when a station goes online, everybody reads it, and takes it back", {
	tag: "@ohne-js",
}, async ({ page, browser, javaScriptEnabled }) => {
	const station = await makeStation({ phase: "walk-in" });
	const citizen = await browser.newPage({ javaScriptEnabled });
	const announced = citizen.getByText(
		`Ab 1. Dezember 2026, 8:00 Uhr auch in ${station.slug}`,
	);
	await signInAs(page.context(), "coordinator");
	await page.goto("/pilot/stationen");
	await page.getByRole("link", { name: station.slug }).click();
	await expectHeading(page, station.slug);
	await expect(page.getByText("Nur ohne Termin").first()).toBeVisible();
	await expect(page.getByText("Noch keine Probebuchung.")).toBeVisible();

	const plan = page.locator("#plan");
	await plan.getByLabel("Termine im Internet", { exact: true }).check();
	await plan.getByLabel("Datum").fill("2026-11-01");
	await plan.getByLabel("Warum?").fill("Alle sind geschult.");
	await plan.getByRole("button", { name: "Planen" }).click();
	// What was typed stays.
	await expect(plan.getByLabel("Warum?")).toHaveValue("Alle sind geschult.");
	await expect(
		plan.getByText("Dieser Zeitpunkt ist schon vorbei.").first(),
	).toBeVisible();
	await plan.getByLabel("Datum").fill("2026-12-01");
	await plan.getByRole("button", { name: "Planen" }).click();
	await expect(
		plan.getByText("Eine Station geht erst online").first(),
	).toBeVisible();
	await fulfilChecklist(station.id);
	await plan.getByRole("button", { name: "Planen" }).click();
	await expect(page.getByText("Der Plan ist gespeichert.")).toBeVisible();
	await expect(
		page.getByRole("row").filter({ hasText: "Alle sind geschult." }),
	).toContainText("ab 1. Dezember 2026, 8:00 Uhr");

	await citizen.goto("/termine");
	await expect(announced).toBeVisible();
	await citizen.goto("/wartezeiten");
	await expect(
		citizen.getByText("Termine im Internet gibt es hier ab 1. Dezember 2026"),
	).toBeVisible();

	const withdrawal = page.locator("#ruecknahme");
	await withdrawal.getByLabel("Warum?").fill("Die Leitung ist krank.");
	await withdrawal.getByRole("button", { name: "Plan zurücknehmen" }).click();
	await expect(page.getByText("Der Plan ist zurückgenommen.")).toBeVisible();
	await citizen.goto("/termine");
	await expect(announced).toHaveCount(0);
	await citizen.close();
	await removeStation(station.id);
});
