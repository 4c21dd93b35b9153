import type { Page } from "@playwright/test";
import { findStationToEdit } from "#lib/catalog/queries/find-station-to-edit.ts";
import type { StationFields } from "#lib/catalog/rules/station-form.ts";
import { planPhase } from "#lib/pilot/rollout/commands/decide.ts";
import { saveStation } from "#lib/planning/settings/commands/save-station.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { fulfilChecklist } from "#tests/support/rollout.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

/** Somebody else is faster: nothing typed is lost, what is saved now stands beside it, and the next press means it. */
const CHANGED = "Jemand hat das inzwischen geändert";

type Changes = Partial<StationFields>;

async function changeBehindTheirBack(slug: string, changes: Changes) {
	const admin = await makeActor("admin");
	const found = await findStationToEdit(admin, slug, NOW);
	if (!found.ok) throw new Error(found.error);
	const { version, fields } = found.value;
	const saved = await saveStation(admin, {
		station: { slug, version },
		fields: { ...fields, ...changes },
		now: NOW,
	});
	if (!saved.ok) throw new Error(saved.error);
}

async function fieldsOf(slug: string): Promise<StationFields> {
	const found = await findStationToEdit(await makeActor("admin"), slug, NOW);
	if (!found.ok) throw new Error(found.error);
	return found.value.fields;
}

const save = (page: Page) =>
	page.getByRole("button", { name: "Speichern", exact: true }).click();

test("a second administrator reads what the first one has saved, beside what they typed, and saves all the same", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const { id, slug } = await makeStation({});
	await changeBehindTheirBack(slug, {
		postcode: "47051",
		city: "Musterstadt",
		phone: "0203 12345",
		building: "Rathaus",
		district: "Mitte",
	});
	await signInAs(context, "admin");
	await page.goto(`/admin/stationen/${slug}`);
	await changeBehindTheirBack(slug, { street: "Neue Straße 9" });
	await page.getByLabel("Gebäude").fill("Altes Rathaus");
	// What is wrong with a field is told first; that must not make it look as if they had seen the newer state.
	await page.getByLabel("Postleitzahl").fill("123");
	await save(page);
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Postleitzahl: Geben Sie fünf Ziffern ein.",
	);
	await page.getByLabel("Postleitzahl").fill("47051");
	await save(page);
	const alert = page.getByRole("alert").filter({ hasText: CHANGED });
	await expect(alert).toContainText("Straße und Hausnummer");
	await expect(alert).toContainText("Gebäude");
	await expect(alert).not.toContainText("Telefon");
	await expect(
		page.getByText("Jetzt gespeichert: Neue Straße 9"),
	).toBeVisible();
	await expect(page.getByText("Jetzt gespeichert: Rathaus")).toBeVisible();
	await expect(page.getByLabel("Gebäude")).toHaveValue("Altes Rathaus");
	expect(await fieldsOf(slug)).toMatchObject({
		street: "Neue Straße 9",
		building: "Rathaus",
	});
	await page.getByLabel("Straße und Hausnummer").fill("Neue Straße 9");
	await save(page);
	await expect(page.getByText(CHANGED)).toHaveCount(0);
	await expect(page.getByRole("status")).toContainText("Gespeichert");
	expect(await fieldsOf(slug)).toMatchObject({
		street: "Neue Straße 9",
		building: "Altes Rathaus",
	});
	// What has just been saved is no news any more where something else is refused.
	await page.getByLabel("Postleitzahl").fill("123");
	await save(page);
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Postleitzahl",
	);
	await expect(page.getByRole("status")).toHaveCount(0);
	await removeStation(id);
});

test("a second coordinator reads whose plan theirs would replace", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const station = await makeStation({ phase: "walk-in" });
	await fulfilChecklist(station.id);
	await signInAs(context, "coordinator");
	await page.goto(`/pilot/stationen/${station.slug}`);
	const first = await planPhase(await makeActor("coordinator"), {
		stationId: station.id,
		phase: "pilot",
		startsAt: Temporal.Instant.from("2026-12-02T08:00:00+01:00"),
		reason: "Das Team ist geschult.",
		anyway: false,
		shown: 0,
		now: NOW,
	});
	expect(first).toEqual({ ok: true, value: null });
	const plan = page.locator("#plan");
	await plan.getByLabel("Termine im Internet", { exact: true }).check();
	await plan.getByLabel("Datum").fill("2026-12-01");
	await plan.getByLabel("Warum?").fill("Alles ist bereit.");
	await plan.getByRole("button", { name: "Planen" }).click();
	await expect(plan.getByRole("alert")).toContainText(
		"ab 2. Dezember 2026, 8:00 Uhr",
	);
	await expect(plan.getByLabel("Warum?")).toHaveValue("Alles ist bereit.");
	await plan.getByRole("button", { name: "Planen" }).click();
	await expect(page.getByText("Der Plan ist gespeichert.")).toBeVisible();
	await expect(
		page.getByRole("row").filter({ hasText: "Alles ist bereit." }),
	).toContainText("ab 1. Dezember 2026, 8:00 Uhr");
	await removeStation(station.id);
});
