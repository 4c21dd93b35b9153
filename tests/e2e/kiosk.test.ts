import { revokeDevice } from "#lib/devices/commands/revoke-device.ts";
import { now } from "#lib/runtime/clock.ts";
import { openHouse } from "#tests/support/house.ts";
import { pairScreen } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { press } from "./support/kiosk.ts";
import { expect, test } from "./support/test.ts";

test("a kiosk that was revoked is none any more at once; whoever stands there sees no number of others", async ({
	page,
	station,
}) => {
	await openHouse(station.id);
	const { deviceId, lead } = await pairScreen(page, station, "kiosk");
	await expectHeading(page, "Haben Sie einen Termin?");
	await revokeDevice(lead, { deviceId, now: now() });
	await expectHeading(page, "Automaten verbinden");
	await page.goto(`/kiosk/${station.slug}/termin`);
	await expectHeading(page, "Automaten verbinden");
});

test("whoever walks away is asked, and after a minute the kiosk begins anew", async ({
	page,
	station,
}) => {
	await openHouse(station.id);
	await pairScreen(page, station, "kiosk");
	await page.clock.install();
	await page.goto(`/kiosk/${station.slug}/termin`);
	await press(page, "Ziffer 7");
	const question = page.getByRole("dialog", { name: "Sind Sie noch da?" });
	await page.clock.fastForward(41_000);
	await expect(question).toBeVisible();
	await press(page, "Ja, ich brauche mehr Zeit");
	await expect(question).toBeHidden();
	await expect(page.getByLabel("Terminnummer")).toHaveValue("7");
	await page.clock.fastForward(41_000);
	await expect(question).toBeVisible();
	await page.clock.fastForward(20_000);
	await expectHeading(page, "Haben Sie einen Termin?");
});

test("a wrong code says so; a screen that is not paired shows nothing", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await page.goto(`/kiosk/${station.slug}`);
	await page.getByLabel("Code").fill("ACDE-FH34");
	await press(page, "Verbinden");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Diesen Code gibt es nicht",
	);
	await expect(page.getByLabel("Code")).toHaveValue("ACDE-FH34");
	await page.goto(`/kiosk/${station.slug}/nummer`);
	await expectHeading(page, "Automaten verbinden");
});
