import type { Page } from "@playwright/test";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import type { Mode } from "#lib/crowd/crowd.ts";
import { db } from "#lib/db/client.ts";
import { paths } from "#lib/paths/citizen.ts";
import { team } from "#lib/paths/staff.ts";
import { expectAccessible } from "./support/accessible.ts";
import { setClock } from "./support/clock.ts";
import {
	chooseServices,
	confirm,
	DAY,
	expectHeading,
	giveDetails,
	holdTime,
	timeButton,
} from "./support/journey.ts";
import { signInAs } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

/** As an operator does; all servers know within a second. */
async function setRoom(mode: Mode): Promise<void> {
	await db().crowdRoom.update({ where: { id: 1 }, data: { mode } });
	await expect
		.poll(async () => {
			const room = await db().crowdRoom.findUniqueOrThrow({ where: { id: 1 } });
			return room.onSince !== null;
		})
		.toBe(mode === "on" || mode === "closed");
}

/** The page is there: what it does not say now it says when it is opened again. */
const SOON = { timeout: 500 };

/** Until the server that answers knows it as well. */
const asksToWait = (page: Page) =>
	expect
		.poll(async () => {
			const answer = await page.request.get("/termine", { maxRedirects: 0 });
			return answer.status();
		})
		.toBe(303);

test.afterEach(() => setRoom("off"));

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? "with JavaScript" : "without", () => {
		test.use({ javaScriptEnabled });

		test("a newcomer waits with a place, comes in when it is their turn, and books with a pass that goes along", async ({
			page,
			station,
		}) => {
			await setRoom("closed");
			await asksToWait(page);
			await page.goto(`/termine?ort=${station.slug}`);
			await expectHeading(page, "Bitte warten Sie einen Moment");
			await expect(page.getByText(/^Sie sind auf Platz \d+\.$/)).toBeVisible();
			if (javaScriptEnabled) await expectAccessible(page);
			const address = page.url();
			await page.getByRole("link", { name: "Jetzt nachsehen" }).click();
			expect(page.url()).toBe(address);
			await page
				.getByRole("link", { name: "Nicht mehr von selbst nachsehen" })
				.click();
			await expect(
				page.getByText("Die Seite sieht nicht von selbst nach."),
			).toBeVisible();
			expect(await page.context().cookies()).toEqual([]);

			await setRoom("on");
			await expect(async () => {
				await page.reload();
				await expect(page).toHaveTitle(/^Sie sind an der Reihe/, SOON);
			}).toPass();
			await page.getByRole("button", { name: "Termin aussuchen" }).click();
			await expectHeading(page, "Termin buchen");
			const pass = new URL(page.url()).searchParams.get("einlass");
			expect(pass).toBeTruthy();

			// Nobody else comes in now: without the pass each of these pages would be the waiting room.
			await setRoom("closed");
			const passIsIn = () =>
				expect(new URL(page.url()).searchParams.get("einlass")).toBe(pass);
			await chooseServices(
				page,
				{ "Reisepass beantragen": 1 },
				"Weiter zu den Zeiten",
			);
			await passIsIn();
			await page.getByRole("link", { name: "Nein, die Person ist" }).click();
			await passIsIn();
			await page.getByRole("link", { name: `${DAY.de}, ` }).click();
			await passIsIn();
			await timeButton(page, "8:00").click();
			await expectHeading(page, "Wer kommt zum Termin?");
			// Whoever holds a time needs none any more.
			expect(page.url()).not.toContain("einlass");
			await giveDetails(page, { name: "Ayşe Müller", phone: "0203 1234" });
			await confirm(page);
			await expectHeading(page, "Ihr Termin ist gebucht");
		});

		test("whoever holds a time goes on as if nothing were", async ({
			page,
			station,
		}) => {
			await holdTime(page, station);
			await setRoom("closed");
			await asksToWait(page);
			await page.reload();
			await giveDetails(page, { name: "Ayşe Müller", phone: "0203 1234" });
			await confirm(page);
			await expectHeading(page, "Ihr Termin ist gebucht");
		});
	});

test("whoever pressed a time and had to wait for it finds it before all others", async ({
	page,
	station,
}) => {
	await setRoom("closed");
	await asksToWait(page);
	const choice = {
		services: ["reisepass"],
		minor: "adult",
		station: station.slug,
	};
	const zeit = timeValue({
		stationSlug: station.slug,
		date: DAY.date,
		start: 480,
	});
	// From a page of long ago: of whoever comes from one of now, the room knows that they are choosing.
	const sent = await page.request.post(paths("de").reserve(choice), {
		multipart: { zeit },
		maxRedirects: 0,
	});
	await page.goto(sent.headers().location ?? "");
	await expectHeading(page, "Bitte warten Sie einen Moment");
	await setRoom("on");
	await expect(async () => {
		await page.reload();
		await expect(page).toHaveTitle(/^Sie sind an der Reihe/, SOON);
	}).toPass();
	await page.getByRole("button", { name: "Termin aussuchen" }).click();
	const notice = page
		.getByRole("alert")
		.filter({ hasText: "Ihre Zeit ist noch frei" });
	await expect(notice).toBeVisible();
	await expectAccessible(page);
	await notice.getByRole("button", { name: /8:00/ }).click();
	await expectHeading(page, "Wer kommt zum Termin?");
});

test("pages that are not on the way to a time are open to everybody, and the API", async ({
	page,
}) => {
	await setRoom("closed");
	await asksToWait(page);
	const to = paths("de");
	const open = [
		to.entry(),
		to.waitTimes(),
		to.imprint(),
		to.feedback(),
		to.consent(),
		"/anmelden",
		"/leicht/so-geht-es",
		"/api/health",
		"/api/v1/services",
	];
	for (const address of open) {
		const answer = await page.request.get(address, { maxRedirects: 0 });
		expect(answer.status(), address).toBe(200);
	}
	const closed = [
		to.start(),
		"/en/termine",
		"/TERMINE",
		"/t%65rmine",
		"/termine/",
		to.where({ services: ["reisepass"] }),
		to.when({ services: ["reisepass"] }),
		to.minor({ services: ["reisepass"] }),
	];
	for (const address of closed) {
		const answer = await page.request.get(address);
		expect(await answer.text(), address).toMatch(
			/Online-Warteraum|Online waiting room/,
		);
	}
	const sent = await page.request.post(
		to.reserve({ services: ["reisepass"] }),
		{
			form: { zeit: "x" },
		},
	);
	expect(await sent.text()).toContain("Online-Warteraum");
});

test("staff work as always, and the lead sees that people wait", async ({
	page,
	station,
}) => {
	await setRoom("closed");
	await asksToWait(page);
	await signInAs(page.context(), "lead", station);
	await page.goto(team.today());
	await expect(page.getByText("Der Online-Warteraum ist an")).toBeVisible();
	await expect(page.getByText("Gerade kommt niemand herein")).toBeVisible();
	await expectAccessible(page);
	await page.goto("/pilot");
	await expect(page.getByText("Der Online-Warteraum ist an")).toBeVisible();
	await expectAccessible(page);
});

test("before a release nobody has a place yet, and when it comes everybody has one", async ({
	page,
}) => {
	setClock("07:55:00");
	try {
		await db().crowdRoom.update({
			where: { id: 1 },
			data: {
				releaseAt: new Date("2026-11-24T08:00:00+01:00"),
				// Nobody looks for another one meanwhile.
				releaseSoughtAt: new Date(Date.now() + 3_600_000),
			},
		});
		await setRoom("closed");
		await asksToWait(page);
		await expect(async () => {
			await page.goto("/termine");
			await expect(page).toHaveTitle(/^Die Plätze werden ausgelost/, SOON);
		}).toPass();
		await expect(
			page.getByText("Um 8:00 Uhr gibt es neue Termine."),
		).toBeVisible();
		setClock("08:00:01");
		await expect(async () => {
			await page.reload();
			await expect(page.getByText(/^Sie sind auf Platz \d+\.$/)).toBeVisible(
				SOON,
			);
		}).toPass();
	} finally {
		setClock("10:00:00");
		await db().crowdRoom.update({
			where: { id: 1 },
			data: { releaseAt: null, releaseSoughtAt: new Date(0) },
		});
	}
});
