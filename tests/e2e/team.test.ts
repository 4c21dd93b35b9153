import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book } from "#tests/support/booking.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { expectHeading } from "./support/journey.ts";
import { read } from "./support/read.ts";
import { sessionOf, workAs } from "./support/staff.ts";
import {
	checkIn,
	expectPerson,
	own,
	part,
	press,
	test,
	waiting,
} from "./support/team.ts";
import { expect } from "./support/test.ts";

test("a clerk checks in, calls, serves, finishes and takes it back", {
	tag: "@ohne-js-chromium",
}, async ({ page, station }) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await expectHeading(page, "Heute");
	await checkIn(page, "A001");
	await expect(own(page)).toContainText("Ihr Termin ist jetzt.");
	await press(page, "Nächste Person");
	await expect(own(page)).toContainText("aufgerufen");
	await expect(own(page)).toContainText("Ayşe Müller");
	await press(page, "Ist da");
	await expect(own(page)).toContainText("am Platz");
	await press(page, "Fertig");
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	await press(page, "Zurücknehmen: A001 fertig");
	await expect(own(page)).toContainText("am Platz");
	await press(page, /^Fertig/);
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	const { status } = await db().appointment.findFirstOrThrow({
		where: { stationId: station.id },
	});
	expect(status).toBe("done");
});

test("whoever is called and gone for a colleague is not served by an old page", async ({
	page,
	browser,
	station,
}) => {
	await expectPerson(station, "Ayşe Müller");
	// Without a script a page stays as it was.
	const old = await (
		await browser.newContext({ javaScriptEnabled: false })
	).newPage();
	await workAs(old, "clerk", station);
	await old.goto("/team");
	await checkIn(old, "A001");
	await press(old, "Nächste Person");
	await expect(own(old)).toContainText("aufgerufen");
	const { id } = await db().visit.findFirstOrThrow({
		where: { stationId: station.id },
	});
	await workAs(page, "clerk", station, 1);
	await page.goto(`/team?besuch=${id}`);
	await press(page, "Ist gegangen");
	await expect(part(page, "Kommt noch")).toContainText("gegangen");
	await press(old, "Ist da");
	await expect(old.getByText("Jemand anderes war schneller")).toBeVisible();
	await expect(
		old.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();
	await old.context().close();
});

test("at the Info-Point a walk-in gets one number, and a Terminnummer checks in", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	const { reference } = await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station, null);
	await page.goto("/team/infopoint");
	await page.getByLabel("Terminnummer").fill("123 456 789");
	await press(page, /^Anmelden$/);
	await expect(page.getByText("Das ist keine Terminnummer.")).toBeVisible();
	await page.getByLabel("Terminnummer").fill(reference);
	await press(page, /^Anmelden$/);
	await expect(
		page.getByText(
			/A001 ist angemeldet\. Termin: .* vergleichen Sie den Namen:/,
		),
	).toBeVisible();
	await page
		.getByLabel("Anliegen 1")
		.selectOption({ label: "Reisepass beantragen" });
	await page.getByLabel("Anzahl 1").fill("2");
	await press(page, "Nummer ziehen");
	await expect(page.getByText("Die Nummer ist W001")).toBeVisible();
	await page.goto("/team");
	await expect(waiting(page)).toContainText("2 × Reisepass beantragen");
});

test("leaving somebody at the desk asks first, at another desk and when signing out", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await expectPerson(station, "Ayşe Müller");
	await workAs(page, "clerk", station);
	await page.goto("/team");
	await press(page, "Aufrufen: A001");
	await expect(own(page)).toContainText("aufgerufen");
	await page.goto("/team/platz");
	await press(page, /^Hier arbeiten ?: Platz 2/);
	await expect(
		page.getByRole("main").getByText("An Ihrem Platz ist noch jemand."),
	).toBeVisible();
	await press(page, "Trotzdem den Platz wechseln");
	await expect(own(page)).toContainText("Platz 2");
	await expect(waiting(page)).toContainText("Ayşe Müller");
	await press(page, "Nächste Person");
	await expect(own(page)).toContainText("aufgerufen");
	await press(page, "Abmelden");
	await expect(
		page.getByRole("button", { name: "Trotzdem abmelden" }),
	).toBeVisible();
});

test("a foreign station's day and appointments are nobody's business", async ({
	station,
}) => {
	const other = await makeStation();
	const { reference } = await book({
		station: other.slug,
		service: "reisepass",
	});
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	const clerk = await sessionOf(await makeActor("clerk", station));
	const cookie = `${clerk.name}=${clerk.value}`;
	for (const path of [`/team/termin/${id}`, `/team/termin/${id}/verschieben`])
		expect(await read(path, cookie)).toMatchObject({
			status: 403,
			heading: "Diese Seite gehört nicht zu Ihren Aufgaben",
		});
	const missing = await read("/team/termin/nichts", cookie);
	expect(missing.status).toBe(404);
	await removeStation(other.id);
});
