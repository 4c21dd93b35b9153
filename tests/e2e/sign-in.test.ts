import { generate } from "otplib";
import { db } from "#lib/db/client.ts";
import { planning } from "#lib/paths/planning.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { makeAccount, makeSession, PASSWORD } from "#tests/support/account.ts";
import { NOW } from "#tests/support/booking.ts";
import { expectHeading } from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { sessionCookie, signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

const form = (page: import("@playwright/test").Page) => ({
	email: page.getByLabel("E-Mail-Adresse"),
	password: page.getByLabel("Passwort", { exact: true }),
	submit: page.getByRole("button", { name: "Anmelden", exact: true }),
});

test("whoever signs in gets where they wanted to go, and out again", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const { email } = await makeAccount("admin");
	await page.goto("/admin/protokoll?was=session:open");
	await expectHeading(page, "Anmelden");
	await form(page).email.fill(email);
	await form(page).password.fill("falsch geraten");
	await form(page).submit.click();
	await expect(page.getByRole("alert")).toContainText("stimmt nicht");
	await expect(form(page).email).toHaveValue(email);
	await expect(form(page).password).toHaveValue("");
	await form(page).password.fill(PASSWORD);
	await form(page).submit.click();
	await expectHeading(page, "Protokoll");
	expect(new URL(page.url()).search).toContain("session");

	const [cookie] = (await context.cookies()).filter(({ name }) =>
		name.includes("session-token"),
	);
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

	await page.getByRole("button", { name: "Abmelden" }).click();
	await expectHeading(page, "Anmelden");
	await page.goto("/admin/protokoll");
	await expectHeading(page, "Anmelden");
});

test("the way on never leads to a stranger", { tag: "@ohne-js" }, async ({
	page,
	baseURL,
}) => {
	for (const next of [
		"https://evil.example",
		"//evil.example",
		"/\\evil.example",
	]) {
		await page.context().clearCookies();
		const { email } = await makeAccount("coordinator");
		await page.goto(`/anmelden?weiter=${encodeURIComponent(next)}`);
		await form(page).email.fill(email);
		await form(page).password.fill(PASSWORD);
		await form(page).submit.click();
		await expectHeading(page, "Übersicht");
		expect(page.url()).toBe(`${baseURL}/pilot`);
	}
});

test("a locked account says until when, and the mail's link opens it", {
	tag: "@ohne-js",
}, async ({ page }) => {
	const { email } = await makeAccount("coordinator");
	await page.goto("/anmelden");
	for (let round = 0; round < 6; round++) {
		await form(page).email.fill(email);
		await form(page).password.fill(`falsch ${round}`);
		await form(page).submit.click();
		await expect(page.getByRole("alert")).toBeVisible();
	}
	await expect(page.getByRole("alert")).toContainText(/Ab \d{1,2}:\d\d.Uhr/);
	await page.getByRole("link", { name: /Passwort vergessen/ }).click();
	await page.getByLabel("E-Mail-Adresse").fill(email);
	await page.getByRole("button", { name: "Link schicken" }).click();
	await expect(page.getByRole("alert")).toContainText("Postfach");

	const link = linkIn(await latestMail(email, { of: 1 }), "/anmelden/link/");
	await page.goto(link);
	await expectHeading(page, "Neues Passwort wählen");
	await page.getByLabel("Neues Passwort", { exact: true }).fill("zu kurz");
	await page.getByRole("button", { name: "Passwort speichern" }).click();
	await expect(page.getByRole("alert")).toContainText("zu kurz");
	const password = "fünf frische Fische fangen";
	await page.getByLabel("Neues Passwort", { exact: true }).fill(password);
	await page.getByLabel("Neues Passwort noch einmal").fill(password);
	await page.getByRole("button", { name: "Passwort speichern" }).click();
	await expectHeading(page, "Anmelden");
	await form(page).email.fill(email);
	await form(page).password.fill(password);
	await form(page).submit.click();
	await expectHeading(page, "Übersicht");

	const again = await page.goto(link);
	expect(again?.status()).toBe(404);
	await expectHeading(page, "Dieser Link gilt nicht mehr");
});

test("a second factor is set up, and from then on asked for", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	const { email } = await signInAs(context, "coordinator");
	await page.goto("/team/konto");
	await page.getByRole("link", { name: "Code einrichten" }).click();
	await expectHeading(page, "Anmelden mit Code");
	const key = (await page.locator("strong.font-mono").textContent()) ?? "";
	const secret = key.replaceAll(" ", "");
	await page.getByLabel("Code aus der App").fill("123");
	await page.getByRole("button", { name: "Code einrichten" }).click();
	await expect(page.getByText("Der Code stimmt nicht")).toBeVisible();
	await page.getByLabel("Code aus der App").fill(await generate({ secret }));
	await page.getByRole("button", { name: "Code einrichten" }).click();
	await expect(page.getByText("Das sind Ihre Ersatzcodes")).toBeVisible();
	const codes = await page.locator("main ul.font-mono li").allTextContents();
	expect(codes).toHaveLength(10);

	await page.getByRole("button", { name: "Abmelden" }).click();
	await form(page).email.fill(email);
	await form(page).password.fill(PASSWORD);
	await form(page).submit.click();
	await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
	await form(page).submit.click();
	await expectHeading(page, "Übersicht");
	await page.goto("/team/konto");
	await expect(page.getByText("Code aus der App")).toBeVisible();
});

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
	const time = `${station.slug}|2026-11-24|11:00`;
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
	const book = page.getByRole("button", { name: /^Termin buchen$/ });
	await book.click();
	if (javaScriptEnabled === false) {
		await expectHeading(page, "Anmelden");
		await form(page).email.fill(email);
		await form(page).password.fill(PASSWORD);
		await form(page).submit.click();
	} else {
		await expect(
			page.getByRole("alert").filter({ hasText: "Anmeldung ist abgelaufen" }),
		).toBeVisible();
	}
	await expectHeading(page, "Termin buchen");
	await expect(name).toHaveValue("Sevgi Öztürk");
	await expect(page.getByLabel("Telefonnummer")).toHaveValue("0203 123456");
});

const isShowing = (response: import("@playwright/test").Response) =>
	response.request().headers().rsc === "1";

test("a note about somebody at the desk is not lost with the session either", {
	tag: "@ohne-js",
}, async ({ page, context, station, javaScriptEnabled }) => {
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
	const shownAnew =
		javaScriptEnabled === false ? null : page.waitForResponse(isShowing);
	await page.goto("/team");
	// It shows itself anew once it is connected; the session ends after that.
	await shownAnew;
	await page.getByText("Notiz …").click();
	const note = page.getByLabel("Was sollen andere wissen?");
	await note.fill("Der Pass liegt im Schrank.");
	await db().session.update({
		where: { id: sessionId },
		data: { revokedAt: new Date() },
	});
	await page.getByRole("button", { name: "Notiz speichern" }).click();
	if (javaScriptEnabled === false) {
		await form(page).email.fill(email);
		await form(page).password.fill(PASSWORD);
		await form(page).submit.click();
		await expect(page.getByText("Ihre Eingaben sind noch da")).toBeVisible();
	} else {
		await expect(
			page.getByRole("alert").filter({ hasText: "Anmeldung ist abgelaufen" }),
		).toBeVisible();
	}
	await expect(note).toHaveValue("Der Pass liegt im Schrank.");
});

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

test("a cookie that was not made here is nobody's", async ({
	page,
	context,
}) => {
	const { value } = await sessionCookie(crypto.randomUUID());
	for (const forged of [value, `${value}x`, "x.y.z", ""]) {
		await context.addCookies([
			{
				name: "authjs.session-token",
				value: forged,
				url: process.env.BASE_URL ?? "",
			},
		]);
		await page.goto("/admin/konten");
		await expectHeading(page, "Anmelden");
	}
});

test("an admin changes how long a service takes, and finds it in the audit", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	await signInAs(context, "admin");
	await page.goto("/admin/anliegen/meldebescheinigung");
	const length = page.getByLabel("Dauer in Minuten");
	const before = await length.inputValue();
	await length.fill("7");
	await page.getByRole("button", { name: "Speichern" }).first().click();
	await expect(page.getByRole("alert")).toContainText("Schritten von 5");
	await expect(length).toHaveValue("7");
	await length.fill(before);
	await page.getByRole("button", { name: "Speichern" }).first().click();
	await expect(page.getByRole("status")).toContainText("Gespeichert");
	await page.goto("/admin/protokoll?was=service:changed");
	await expect(page.getByRole("table")).toContainText("meldebescheinigung");
});
