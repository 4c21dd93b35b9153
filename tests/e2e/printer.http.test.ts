import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import {
	PAPER_OUT,
	READY,
	startReceiptPrinter,
} from "#tests/support/receipt-printer.ts";
import { openDay, pairScreen } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { link, press } from "./support/kiosk.ts";
import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

async function drawNumber(page: Page): Promise<void> {
	await link(page, /ohne Termin/);
	await link(page, "Führungszeugnis");
	await link(page, "1");
	await press(page, "Ja, Nummer ziehen");
}

test("a number comes out of the house's own printer; without paper it is theirs all the same, and the team reads why", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const printer = await startReceiptPrinter();
	await openDay(station);
	await pairScreen(page, station, "kiosk");
	const { id: deviceId } = await db().device.findFirstOrThrow({
		where: { stationId: station.id, kind: "kiosk" },
	});
	await db().printer.create({
		data: {
			stationId: station.id,
			deviceId,
			name: "Bondrucker",
			host: "127.0.0.1",
			port: printer.port,
		},
	});
	printer.says = READY;
	await drawNumber(page);
	await expectHeading(page, "Ihre Nummer W001");
	await expect(
		page.getByText("Ihr Zettel kommt aus dem Drucker."),
	).toBeVisible();
	const [paper] = printer.printed;
	expect(paper?.toString("latin1")).toContain("W001");
	expect(paper?.toString("latin1")).toContain("/wartenummer/");

	await link(page, "Fertig");
	printer.says = PAPER_OUT;
	await drawNumber(page);
	await expectHeading(page, "Ihre Nummer W002");
	await expect(page.getByText("Bitte notieren Sie Ihre Nummer")).toBeVisible();
	expect(printer.printed).toHaveLength(1);

	await workAs(page, "clerk", station, null);
	for (const path of ["/team", "/team/infopoint"]) {
		await page.goto(path);
		await expect(page.getByText("Bondrucker: kein Papier")).toBeVisible();
	}
	await printer.stop();
});

test("a number given at the counter comes out of its printer, and once more when somebody presses", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const printer = await startReceiptPrinter();
	printer.says = READY;
	await openDay(station);
	await db().printer.create({
		data: {
			stationId: station.id,
			name: "Tresen",
			atCounter: true,
			host: "127.0.0.1",
			port: printer.port,
		},
	});
	await workAs(page, "clerk", station, null);
	await page.goto("/team/infopoint");
	await page
		.getByLabel("Anliegen 1")
		.selectOption({ label: "Reisepass beantragen" });
	await page.getByRole("button", { name: "Nummer ziehen" }).click();
	// On a machine that is busy the number is shown before the printer has answered.
	await expect(
		page.getByText(/Der Zettel ist gedruckt\.|hat noch nicht geantwortet/),
	).toBeVisible();
	await expect.poll(() => printer.printed.length).toBe(1);
	const again = page.getByRole("button", {
		name: "Zettel noch einmal drucken",
	});
	await again.click();
	await expect(
		page.getByText(/Der Zettel für W\d+ ist gedruckt\./),
	).toBeVisible();
	expect(printer.printed).toHaveLength(2);
	expect(printer.printed[1]?.toString("latin1")).toContain("W001");

	const { id } = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
	});
	await page.goto(`/team?besuch=${id}`);
	await page.getByText("Zettel drucken", { exact: true }).click();
	await again.click();
	await expect(
		page.getByText("Der Zettel für W001 ist gedruckt."),
	).toBeVisible();
	expect(printer.printed).toHaveLength(3);
	await printer.stop();
});
