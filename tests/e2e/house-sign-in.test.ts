import type { BrowserContext } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { issuerPaths, staffPaths } from "#lib/paths/staff.ts";
import {
	newSlug,
	type RealIssuer,
	registerIssuer,
	ruleFor,
	startIssuer,
	Visitor,
} from "#tests/support/issuer.ts";
import { ask } from "./support/ask.ts";
import { expectHeading } from "./support/journey.ts";
import { latestMail } from "./support/mail.ts";
import { form, signInAs } from "./support/sign-in.ts";
import { expect, type Station, test } from "./support/test.ts";

/** A real issuer, and this station's people in it. */
async function openIssuer(station: Station) {
	const issuer = await startIssuer({ deliver: true });
	const row = await registerIssuer(issuer, [
		ruleFor("team", "clerk", [station.slug]),
		ruleFor("chefs", "admin"),
	]);
	opened.push({ issuer, id: row.id });
	const person = (name: string, groups: string[]) =>
		issuer.people.set(name, {
			name: `Person ${name}`,
			email: `${name}-${issuer.slug}@stadt.example`,
			email_verified: true,
			groups,
		});
	return { issuer, row, person };
}

const opened: { issuer: RealIssuer; id: number }[] = [];

/** The issuer's own pages ask for letters from elsewhere. */
const withoutLetters = (context: BrowserContext) =>
	context.route("https://fonts.googleapis.com/**", (route) =>
		route.fulfill({ contentType: "text/css", body: "" }),
	);

test.afterEach(async () => {
	for (const { issuer, id } of opened.splice(0)) {
		await db().issuer.update({ where: { id }, data: { active: false } });
		await issuer.close();
	}
});

test("a clerk signs in by the account of the house, is out on all tabs when the issuer says so, and signs out there, too", async ({
	page,
	context,
	station,
}) => {
	const { issuer, row, person } = await openIssuer(station);
	await withoutLetters(context);
	person("ada", ["team"]);
	await page.goto("/team/plan");
	await expectHeading(page, "Anmelden");
	const button = page.getByRole("link", { name: `Anmelden über ${row.name}` });
	await button.click();
	await page.getByPlaceholder("Enter any login").fill("ada");
	await page.getByPlaceholder("and password").fill("x");
	await page.getByRole("button", { name: "Sign-in" }).click();
	await page.getByRole("button", { name: "Continue" }).click();
	await expect(page).toHaveURL(/\/team\/plan/);
	await expect(page.getByText("Person ada").first()).toBeVisible();

	// Its hours are over: the issuer is asked once more, and nobody else.
	const ofIssuer = { identity: { issuerId: row.id } };
	await db().session.updateMany({
		where: ofIssuer,
		data: { endsAt: new Date() },
	});
	await page.goto("/team/konto?stand=nichts");
	await expectHeading(page, "Mein Konto");
	expect(page.url()).toContain("/team/konto?stand=nichts");
	await expect(page.getByText(`Über ${row.name}`)).toBeVisible();
	expect(await db().session.count({ where: ofIssuer })).toBe(2);

	const other = await context.newPage();
	await other.goto("/team");
	await expectHeading(other, "Heute");
	await issuer.signOut("ada");
	// It hears of it from the stream, or by asking why there is none.
	const told = other.getByText("Sie sind abgemeldet");
	const signIn = other.getByRole("heading", { name: "Anmelden", level: 1 });
	await expect(told.or(signIn).first()).toBeVisible();
	await page.reload();
	await expectHeading(page, "Anmelden");

	// The issuer still knows who sits there.
	await page.getByRole("link", { name: `Anmelden über ${row.name}` }).click();
	await expect(page).toHaveURL(/\/team\/konto/);
	await page.getByRole("button", { name: "Abmelden" }).click();
	await page.getByRole("button", { name: "Yes, sign me out" }).click();
	await expect(page.getByRole("status")).toContainText("Sie sind abgemeldet");
	await page.goto("/team/plan");
	await page.getByRole("link", { name: `Anmelden über ${row.name}` }).click();
	await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
});

test("an administrator tries a sign-in of the house before it is open, and sees what came of it", async ({
	page,
	context,
	station,
}) => {
	const { row, person } = await openIssuer(station);
	await db().issuer.update({ where: { id: row.id }, data: { active: false } });
	await withoutLetters(context);
	person("chefin", ["chefs"]);
	const { id } = await signInAs(context, "admin");
	await page.goto(staffPaths.issuer(row.slug));
	await page.getByRole("link", { name: "Anmeldung ausprobieren" }).click();
	await page.getByPlaceholder("Enter any login").fill("chefin");
	await page.getByPlaceholder("and password").fill("x");
	await page.getByRole("button", { name: "Sign-in" }).click();
	await page.getByRole("button", { name: "Continue" }).click();
	await expectHeading(page, row.name);
	await expect(page.getByRole("status")).toContainText("Es hat geklappt");
	expect(
		await db().issuer.findUniqueOrThrow({ where: { id: row.id } }),
	).toMatchObject({ checkedById: id, checkedAt: expect.any(Date) });
	// Nobody was signed in by it, and no account was made.
	expect(await db().identity.count({ where: { issuerId: row.id } })).toBe(0);
	await page.goto("/team/konto");
	await expect(page.getByText("Person chefin")).toHaveCount(0);
});

/** Cookies of an answer, as a browser sends them back. */
const cookiesOf = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.filter((pair) => !pair?.endsWith("="))
		.join("; ");
const STALE = { leadsTo: "/anmelden?grund=stale", isIn: false };
const session = /authjs\.session-token=[^;]/;

test("an answer opens only the browser that asked, leads nowhere else, and counts once", async ({
	station,
	baseURL,
}) => {
	const { issuer, person } = await openIssuer(station);
	person("ada", ["team"]);
	const begin = async (next: string) => {
		const address = issuerPaths.begin(issuer.slug, { next });
		const answer = await ask(address, { cookie: "", redirect: "manual" });
		const back = await new Visitor().visit(
			answer.headers.get("location") ?? "",
			"ada",
		);
		return { cookie: cookiesOf(answer), back: back.pathname + back.search };
	};
	const get = async (address: string, cookie: string) => {
		const answer = await ask(address, { cookie, redirect: "manual" });
		const to = new URL(answer.headers.get("location") ?? "", baseURL);
		return {
			leadsTo: to.href.replace(`${baseURL}`, ""),
			isIn: session.test(answer.headers.getSetCookie().join()),
		};
	};

	// Somebody else's answer, slipped to a browser that began nothing, or something else.
	const [theirs, own] = [await begin("/team"), await begin("/team/konto")];
	for (const cookie of ["", own.cookie])
		expect(await get(theirs.back, cookie)).toEqual(STALE);
	expect(await get(own.back, own.cookie)).toEqual({
		leadsTo: "/team/konto",
		isIn: true,
	});
	expect(await get(own.back, "")).toEqual(STALE);
	for (const next of ["https://evil.example", "//evil.example", "/\\evil"]) {
		const led = await begin(next);
		expect(await get(led.back, led.cookie)).toEqual({
			leadsTo: "/anmelden",
			isIn: true,
		});
	}
	// The issuer's own server posts no token that is none, and no browser gets anything by it.
	for (const body of ["", "logout_token=x", "logout_token=x&logout_token=y"]) {
		const told = await fetch(`${baseURL}${issuerPaths.logout(issuer.slug)}`, {
			method: "POST",
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body,
		});
		expect(told.status).toBe(400);
		expect(told.headers.get("cache-control")).toBe("no-store");
	}
});

test("whoever an issuer does not let in reads why, and the password is still there", {
	tag: "@ohne-js",
}, async ({ page }) => {
	const slug = newSlug();
	// Nobody listens there.
	const { id, name } = await registerIssuer(
		{ slug, url: `http://localhost:1/${slug}` },
		[],
	);
	await page.goto("/anmelden?weiter=/team/konto");
	await page.getByRole("link", { name: `Anmelden über ${name}` }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"antwortet gerade nicht",
	);
	await expect(form(page).email).toBeVisible();
	expect(new URL(page.url()).searchParams.get("weiter")).toBe("/team/konto");
	await db().issuer.update({ where: { id }, data: { active: false } });
	await page.goto(issuerPaths.begin(slug));
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"gibt es nicht",
	);
});

test("an administrator sets up a sign-in of the house, gives it rules and sees what would come of them", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	await signInAs(context, "admin");
	await page.goto(staffPaths.signIn());
	await page.getByRole("link", { name: "Neue Anmeldung des Hauses" }).click();
	const slug = newSlug();
	await page.getByLabel("Kurzname").fill(slug);
	await page.getByLabel("Name auf dem Knopf").fill("Rathaus-Konto");
	await page.getByLabel("Adresse des Ausstellers").fill("http://login.example");
	await page.getByLabel("Kennung dieser Anwendung").fill("termine");
	await page.getByRole("button", { name: "Anlegen" }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"https://",
	);
	await page
		.getByLabel("Adresse des Ausstellers")
		.fill(`https://login.example/${slug}`);
	await page.getByRole("button", { name: "Anlegen" }).click();
	await expectHeading(page, "Rathaus-Konto");
	await expect(page.getByText(`/anmelden/ueber/${slug}/zurueck`)).toBeVisible();
	await expect(page.getByText("Niemand kommt herein")).toBeVisible();

	await page.getByRole("link", { name: "Regeln ansehen und ändern" }).click();
	await expectHeading(page, "Regeln: Rathaus-Konto");
	await page.getByLabel("Angabe (Claim)").fill("groups");
	await page
		.getByLabel("Ist oder enthält", { exact: true })
		.fill("buergerservice");
	await page.getByLabel("Sachbearbeitung").check();
	await page.getByRole("button", { name: "Regel hinzufügen" }).click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"mindestens eine Station",
	);
	await page.getByLabel("Stadtmitte").check();
	await page.getByRole("button", { name: "Regel hinzufügen" }).click();
	await expect(page.getByRole("status")).toContainText("Fassung 1");

	const claims = page.getByLabel("Angaben über eine Person");
	const press = () =>
		page.getByRole("button", { name: "Was käme heraus?" }).click();
	await claims.fill('{"groups": ["kantine"]}');
	await press();
	await expect(page.getByText("Kein Zugang: Keine Regel passt.")).toBeVisible();
	await expect(page.getByText("Dort steht: kantine")).toBeVisible();
	await claims.fill('{"groups": ["kantine", "buergerservice"]}');
	await press();
	await expect(
		page.getByText("Zugang als Sachbearbeitung in Stadtmitte"),
	).toBeVisible();

	await page.getByRole("button", { name: "Entfernen Regel 1" }).click();
	await expect(page.getByText("Noch keine Regel")).toBeVisible();
	await page.getByRole("button", { name: /^Wieder einsetzen/ }).click();
	await expect(page.getByRole("status")).toContainText("Fassung 3");
	await expect(page.getByText("„buergerservice“")).toBeVisible();
});

test("many accounts come in from a table once everything in it is right and was looked at", {
	tag: "@ohne-js",
}, async ({ page, context }) => {
	await signInAs(context, "admin");
	await page.goto(staffPaths.accounts());
	await page.getByRole("link", { name: "Konten aus einer Datei" }).click();
	await expectHeading(page, "Konten aus einer Datei");
	const table = page.getByLabel("Inhalt der Datei");
	const look = page.getByRole("button", { name: /^Ansehen/ });
	const name = newSlug();
	const lines = [
		"E-Mail-Adresse;Name;Aufgabe;Stationen",
		`${name}@stadt.example;Ada ${name};Sachbearbeitung;Stadtmitte`,
	];
	await table.fill([...lines, "bo@stadt;Bo;Chefin;"].join("\n"));
	await look.click();
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"Zeile 3",
	);
	await table.fill(lines.join("\n"));
	await look.click();
	await expect(page.getByText("Ein neues Konto")).toBeVisible();
	await page.getByRole("button", { name: "Jetzt so einlesen" }).click();
	await expect(page.getByRole("status")).toContainText("Eingelesen");
	await expect(page.getByText(`Ada ${name}`)).toBeVisible();
	await latestMail(`${name}@stadt.example`, { of: 1 });
});
