import { generate } from "otplib";
import { makeAccount, PASSWORD } from "#tests/support/account.ts";
import { expectHeading } from "./support/journey.ts";
import { latestMail, linkIn } from "./support/mail.ts";
import { read } from "./support/read.ts";
import { form, sessionCookie, signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("whoever signs in gets where they wanted to go, and out again", {
	tag: "@ohne-js-chromium",
}, async ({ page, context }) => {
	const { email } = await makeAccount("admin");
	await page.goto("/admin/protokoll?was=session:open");
	await expectHeading(page, "Anmelden");
	await form(page).email.fill(email);
	await form(page).password.fill("falsch geraten");
	await form(page).submit.click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"stimmt nicht",
	);
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
		await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
	}
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		/Ab \d{1,2}:\d\d.Uhr/,
	);
	await page.getByRole("link", { name: /Passwort vergessen/ }).click();
	await page.getByLabel("E-Mail-Adresse").fill(email);
	await page.getByRole("button", { name: "Link schicken" }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Postfach",
	);

	const link = linkIn(await latestMail(email, { of: 1 }), "/anmelden/link/");
	await page.goto(link);
	await expectHeading(page, "Neues Passwort wählen");
	await page.getByLabel("Neues Passwort", { exact: true }).fill("zu kurz");
	await page.getByRole("button", { name: "Passwort speichern" }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"zu kurz",
	);
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

test("a cookie that was not made here is nobody's", async () => {
	const { name, value } = await sessionCookie(crypto.randomUUID());
	for (const forged of [value, `${value}x`, "x.y.z", ""])
		expect(await read("/admin/konten", `${name}=${forged}`)).toMatchObject({
			heading: "Anmelden",
		});
});
