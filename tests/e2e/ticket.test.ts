import type { Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { now } from "#lib/runtime/clock.ts";
import { book, PERSON } from "#tests/support/booking.ts";
import { call, drawOne, openDay } from "./support/house.ts";
import { expectHeading } from "./support/journey.ts";
import { read } from "./support/read.ts";
import { AT_ONCE, expect, test } from "./support/test.ts";

const says = (page: Page, text: string | RegExp) =>
	expect(page.getByRole("status")).toContainText(text);

test("the own place in line moves up by itself, and the call comes at once", async ({
	page,
	station,
}) => {
	const clerk = await openDay(station);
	for (let others = 0; others < 3; others++) await drawOne(station);
	const { token } = await drawOne(station);
	await page.goto(`/wartenummer/${token}`);
	await expectHeading(page, "Wartenummer W004");
	await says(page, "Vor Ihnen sind noch 3 Nummern.");
	await says(page, /Sie warten noch .+ Minuten\./);
	for (const left of [
		"Vor Ihnen sind noch 2 Nummern.",
		/eine Nummer|Nächste/,
	]) {
		const { visitId, version } = await call(clerk);
		await says(page, left);
		const change = { visitId, version, now: now() };
		await finishVisit(clerk, { ...change, outcome: "done" });
	}
	const third = await call(clerk);
	await says(page, "Sie sind gleich dran");
	const over = { visitId: third.visitId, version: third.version, now: now() };
	await finishVisit(clerk, { ...over, outcome: "done" });
	const own = await call(clerk);
	await expect(page.getByRole("status")).toContainText(
		"Sie sind dran: Platz 1",
		{ timeout: AT_ONCE },
	);
	const done = { visitId: own.visitId, version: own.version, now: now() };
	await finishVisit(clerk, { ...done, outcome: "done" });
	await says(page, "Ihr Besuch ist fertig");
	await expect(page.getByRole("link", { name: "Reihe verlassen" })).toHaveCount(
		0,
	);
});

test("after half a minute without network the phone says so, and is right again unprompted", async ({
	page,
	context,
	station,
}) => {
	const clerk = await openDay(station);
	const { token } = await drawOne(station);
	await page.clock.install();
	/** How often it was fetched anew since it was opened. */
	let looks = 0;
	page.on("requestfinished", (request) => {
		if (request.resourceType() === "fetch" && request.url() === page.url())
			looks += 1;
	});
	await page.goto(`/wartenummer/${token}`);
	await says(page, "Sie sind gleich dran");
	// Once for the stream that is there, once for what may have happened before: an answer that came later than the network
	// goes would be heard as the last sign of life.
	await expect.poll(() => looks).toBeGreaterThan(1);
	await context.setOffline(true);
	await page.clock.fastForward(30_000);
	await expect(page.getByText("Keine Verbindung")).toBeVisible();
	await call(clerk);
	await context.setOffline(false);
	await expect(page.getByRole("status")).toContainText("Sie sind dran", {
		timeout: AT_ONCE,
	});
});

test("whoever cannot stay leaves the line, and is asked first", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await openDay(station);
	const { token, visitId } = await drawOne(station);
	await page.goto(`/en/wartenummer/${token}`);
	await expectHeading(page, "Ticket W001");
	await page.getByRole("link", { name: "Leave the queue" }).click();
	await expectHeading(page, "Do you want to leave the queue?");
	await page.getByRole("link", { name: "No, keep waiting" }).click();
	await page.getByRole("link", { name: "Leave the queue" }).click();
	await page.getByRole("button", { name: "Yes, leave the queue" }).click();
	await says(page, "You are no longer in the queue");
	const visit = await db().visit.findUniqueOrThrow({ where: { id: visitId } });
	expect(visit.status).toBe("left");
	// Back by the browser and once more is no harm.
	await page.goto(`/en/wartenummer/${token}/verlassen`);
	await expectHeading(page, "Ticket W001");
});

test("a number that is none, and nothing about a person on the page", async ({
	station,
}) => {
	await openDay(station);
	await book({ station: station.slug, service: "reisepass", start: 645 });
	const { token } = await drawOne(station);
	expect(await read(`/wartenummer/${token.slice(1)}x`)).toMatchObject({
		status: 404,
		heading: "Diese Wartenummer gilt nicht",
	});
	const { status, html } = await read(`/wartenummer/${token}`);
	expect(status).toBe(200);
	expect(html).not.toContain(PERSON.name);
	expect(html).not.toMatch(/meldebescheinigung/i);
});
