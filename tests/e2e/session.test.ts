import type { BrowserContext, Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { planning } from "#lib/paths/planning.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { makeSession, PASSWORD } from "#tests/support/account.ts";
import { NOW } from "#tests/support/booking.ts";
import { expectHeading } from "./support/journey.ts";
import { latestMail } from "./support/mail.ts";
import { form, signInAs } from "./support/sign-in.ts";
import { expect, type Station, test } from "./support/test.ts";

test("a session that somebody ends elsewhere is over at the next click", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const { id, sessionId } = await signInAs(context, "coordinator");
	const other = await makeSession(id);
	await page.goto("/team/konto");
	await page.getByRole("button", { name: /^Beenden: Sitzung/ }).click();
	await expect(page.getByRole("status")).toContainText("beendet");
	expect(
		await db().session.findUniqueOrThrow({ where: { id: other } }),
	).toMatchObject({ revokedAt: expect.any(Date) });
	await db().session.update({
		where: { id: sessionId },
		data: { revokedAt: new Date() },
	});
	await page.reload();
	await expectHeading(page, "Anmelden");
});

test("what was typed when the session ended is there again after signing in", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const { email, sessionId } = await signInAs(context, "admin");
	await page.goto("/admin/konten/neu");
	const address = `neu-${sessionId}@staff.example`;
	await page.getByLabel("E-Mail-Adresse").fill(address);
	await page.getByLabel("Name").fill("Sevgi Öztürk");
	await page.getByLabel("Sachbearbeitung").check();
	await page.getByLabel("Stadtmitte").check();
	await db().session.update({
		where: { id: sessionId },
		data: { revokedAt: new Date() },
	});
	await page
		.getByRole("button", { name: "Konto anlegen und einladen" })
		.click();
	await expectHeading(page, "Anmelden");
	await expect(page.getByRole("status")).toContainText("zu lange weg");
	await form(page).email.fill(email);
	await form(page).password.fill(PASSWORD);
	await form(page).submit.click();

	await expectHeading(page, "Neues Konto");
	await expect(page.getByText("Ihre Eingaben sind noch da")).toBeVisible();
	await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue(address);
	await expect(page.getByLabel("Name")).toHaveValue("Sevgi Öztürk");
	await expect(page.getByLabel("Sachbearbeitung")).toBeChecked();
	await expect(page.getByLabel("Stadtmitte")).toBeChecked();
	await page
		.getByRole("button", { name: "Konto anlegen und einladen" })
		.click();
	await expectHeading(page, "Sevgi Öztürk");
	await latestMail(address, { of: 1 });
	await page.goto("/admin/konten/neu");
	await expect(page.getByLabel("Name")).toHaveValue("");
});

test("a caller's name is not lost with the session: a script stays on the page, without one it is there after signing in", {
	tag: "@ohne-js",
}, async ({ page, context, station, javaScriptEnabled }) => {
	const { email, sessionId } = await signInAs(context, "agent");
	const time = `${station.slug}|2026-11-25|11:00`;
	await page.goto(
		`/team/buchen?dienst=reisepass&ort=${station.slug}&zeit=${encodeURIComponent(time)}`,
	);
	const name = page.getByLabel("Vorname und Nachname");
	await name.fill("Sevgi Öztürk");
	await page.getByLabel("Telefonnummer").fill("0203 123456");
	await db().session.update({
		where: { id: sessionId },
		data: { revokedAt: new Date() },
	});
	// Pressed before the script listens, the form is sent without it.
	if (javaScriptEnabled !== false)
		await page.locator("html.listens-keys").waitFor();
	const book = page.getByRole("button", { name: /^Termin buchen$/ });
	await book.click();
	if (javaScriptEnabled === false) {
		await expectHeading(page, "Anmelden");
		await form(page).email.fill(email);
		await form(page).password.fill(PASSWORD);
		await form(page).submit.click();
	} else {
		await expect(signedOut(page)).toBeVisible();
	}
	await expectHeading(page, "Termin buchen");
	await expect(name).toHaveValue("Sevgi Öztürk");
	await expect(page.getByLabel("Telefonnummer")).toHaveValue("0203 123456");
});

/** Somebody is at the clerk's desk, and the clerk writes a note about them. */
async function writeNote(
	page: Page,
	context: BrowserContext,
	station: Station,
) {
	const { id, email, sessionId } = await signInAs(context, "clerk", station);
	const actor = {
		userId: id,
		sessionId,
		name: "",
		role: "clerk",
		stationIds: [station.id],
	} as const;
	const now = NOW;
	await takeDesk(actor, { deskId: station.deskIds[0] ?? 0, now });
	const drawn = await drawTicket(actor, {
		stationId: station.id,
		key: sessionId,
		services: ["reisepass"],
		locale: "de",
		override: true,
		now,
	});
	expect(drawn.ok).toBe(true);
	expect((await callNext(actor, { now })).ok).toBe(true);
	await page.goto("/team");
	await page.getByText("Notiz …").click();
	const note = page.getByLabel("Was sollen andere wissen?");
	await note.fill("Der Pass liegt im Schrank.");
	return {
		email,
		note,
		endSession: () =>
			db().session.update({
				where: { id: sessionId },
				data: { revokedAt: new Date() },
			}),
		save: () => page.getByRole("button", { name: "Notiz speichern" }).click(),
	};
}

test("a note about somebody at the desk is not lost with the session either", {
	tag: "@ohne-js",
}, async ({ page, context, station, javaScriptEnabled }) => {
	const { email, note, endSession, save } = await writeNote(
		page,
		context,
		station,
	);
	// Pressed before the script listens, the form is sent without it.
	if (javaScriptEnabled !== false)
		await page.locator("html.listens-live").waitFor();
	await endSession();
	await save();
	if (javaScriptEnabled === false) {
		await form(page).email.fill(email);
		await form(page).password.fill(PASSWORD);
		await form(page).submit.click();
		await expect(page.getByText("Ihre Eingaben sind noch da")).toBeVisible();
	} else await expect(signedOut(page)).toBeVisible();
	await expect(note).toHaveValue("Der Pass liegt im Schrank.");
});

/** The first time the page is shown anew, the answer stays on its way until `arrive`. */
async function holdFirstRefresh(page: Page) {
	const held = Promise.withResolvers<void>();
	const asked = Promise.withResolvers<void>();
	let isFirst = true;
	await page.route("**/team*", async (route) => {
		if (route.request().headers().rsc !== "1" || !isFirst)
			return route.fallback();
		isFirst = false;
		const response = await route.fetch();
		asked.resolve();
		await held.promise;
		await route.fulfill({ response });
	});
	return { asked: asked.promise, arrive: held.resolve };
}

async function signInElsewhere(context: BrowserContext, email: string) {
	const tab = await context.newPage();
	await tab.goto("/anmelden");
	await form(tab).email.fill(email);
	await form(tab).password.fill(PASSWORD);
	await form(tab).submit.click();
	await expectHeading(tab, "Heute");
}

test("a session that ends while the page is being shown anew takes nothing along, and a press is answered", async ({
	page,
	context,
	station,
}) => {
	const refresh = await holdFirstRefresh(page);
	const { email, note, endSession, save } = await writeNote(
		page,
		context,
		station,
	);
	await refresh.asked;
	await endSession();
	refresh.arrive();
	await expect(page.getByText("Sie sind abgemeldet")).toBeVisible();
	await save();
	await expect(signedOut(page)).toBeVisible();
	await expect(note).toHaveValue("Der Pass liegt im Schrank.");

	await signInElsewhere(context, email);
	await expect(page.getByText("Aktuell", { exact: true })).toBeVisible();
	await save();
	await expect(
		page.getByText("Notiz: Der Pass liegt im Schrank."),
	).toBeVisible();
});

test("a press while the page is being shown anew is answered though the session ends, and can be made again", async ({
	page,
	context,
	station,
}) => {
	const refresh = await holdFirstRefresh(page);
	const { email, note, endSession, save } = await writeNote(
		page,
		context,
		station,
	);
	await refresh.asked;
	await endSession();
	await save();
	refresh.arrive();
	await expect(signedOut(page)).toBeVisible();
	await expect(note).toHaveValue("Der Pass liegt im Schrank.");

	await signInElsewhere(context, email);
	await expect(page.getByText("Aktuell", { exact: true })).toBeVisible();
	await save();
	await expect(
		page.getByText("Notiz: Der Pass liegt im Schrank."),
	).toBeVisible();
});

const signedOut = (page: Page) =>
	page
		.getByRole("main")
		.getByRole("alert")
		.filter({ hasText: "Anmeldung ist abgelaufen" });

test("a closure that was being written is there again, too", {
	tag: "@ohne-js",
}, async ({ page, context, station }) => {
	const { email, sessionId } = await signInAs(context, "lead", station);
	await page.goto(
		planning.newClosure(station.slug, { from: "2026-12-15", scope: "desk" }),
	);
	const reason = page.getByLabel("Grund, wie ihn alle lesen");
	await reason.fill("Wir bekommen neue Möbel");
	await page.getByLabel("Letzter Tag").fill("2026-12-17");
	await db().session.update({
		where: { id: sessionId },
		data: { revokedAt: new Date() },
	});
	await page.getByRole("button", { name: "Betroffene ansehen" }).click();
	await expectHeading(page, "Anmelden");
	await form(page).email.fill(email);
	await form(page).password.fill(PASSWORD);
	await form(page).submit.click();
	await expectHeading(page, "Neue Schließung");
	await expect(page.getByText("Ihre Eingaben sind noch da")).toBeVisible();
	await expect(reason).toHaveValue("Wir bekommen neue Möbel");
	await expect(page.getByLabel("Erster Tag")).toHaveValue("2026-12-15");
	await expect(page.getByLabel("Letzter Tag")).toHaveValue("2026-12-17");
	await expect(page.getByLabel("Ein Platz", { exact: true })).toBeChecked();
});

test("nobody else gets to see what was typed", async ({ page, context }) => {
	const { sessionId } = await signInAs(context, "admin");
	await page.goto("/admin/konten/neu");
	await page.getByLabel("Name").fill("Geheim");
	await db().session.update({
		where: { id: sessionId },
		data: { revokedAt: new Date() },
	});
	await page
		.getByRole("button", { name: "Konto anlegen und einladen" })
		.click();
	await expectHeading(page, "Anmelden");
	await signInAs(context, "admin");
	await page.goto("/admin/konten/neu");
	await expect(page.getByLabel("Name")).toHaveValue("");
});
