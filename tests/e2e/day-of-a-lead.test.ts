import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";
import { expectHeading } from "./support/journey.ts";
import { signIn } from "./support/staff.ts";
import { part, press, test } from "./support/team.ts";
import { expect } from "./support/test.ts";

test("a lead pauses a desk, tells those who wait, sees the day in figures, and goes to the other station by one press", {
	tag: "@ohne-js-chromium",
}, async ({ page, station, leaving }) => {
	const other = await makeStation({ desks: 1 });
	leaving.push(other.id);
	const lead = await makeActor("lead", station, other);
	await signIn(page, lead);
	const [deskId = 0] = station.deskIds;
	await takeDesk(lead, { deskId, now: NOW });
	const drawn = await drawTicket(lead, {
		stationId: station.id,
		key: newHoldToken(),
		services: ["reisepass"],
		locale: "tr",
		override: true,
		now: NOW,
	});
	if (!drawn.ok) throw new Error(drawn.error);
	await page.goto("/team/platz");
	await press(page, station.slug);
	// Going on before it is answered would call it off.
	await expect(
		page.getByRole("button", { name: station.slug }),
	).toHaveAttribute("aria-pressed", "true");
	await page.goto("/team");
	await page.getByRole("link", { name: "Pause …" }).click();
	await expectHeading(page, "Pause: Platz 1");
	await expect(page.getByText("So wie jetzt")).toBeVisible();
	await press(page, "30 Minuten Pause");
	await expect(page.getByText("Der Platz pausiert jetzt")).toBeVisible();
	await page.goto("/team/heute");
	await expectHeading(page, "Zahlen von heute");
	await expect(part(page, "Plätze")).toContainText("1 in der Pause");
	await expect(part(page, "Jetzt")).toContainText("1 ohne Termin");
	await page.goto("/team");
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toHaveCount(0);
	await press(page, "Pause beenden");
	await expect(
		page.getByRole("button", { name: "Nächste Person" }),
	).toBeVisible();

	await page.goto("/team/durchsagen");
	await page.getByLabel(/^Wie viele Minuten/).fill("2");
	await press(page, "Durchsage senden");
	await expect(page.getByRole("main").getByRole("alert")).toContainText(
		"von 5 bis 240",
	);
	await expect(page.getByLabel(/^Wie viele Minuten/)).toHaveValue("2");
	await page.getByLabel(/^Wie viele Minuten/).fill("25");
	await press(page, "Durchsage senden");
	await expect(page.getByText("Die Durchsage ist gesendet")).toBeVisible();
	const ticket = `/tr/wartenummer/${drawn.value.token}`;
	await page.goto(ticket);
	await expect(page.getByText("yaklaşık 25 dakika")).toBeVisible();
	await page.goto("/team/durchsagen");
	await page.getByRole("button", { name: /^Zurückziehen/ }).click();
	await expect(page.getByText("Die Durchsage ist zurückgezogen")).toBeVisible();
	await page.goto(ticket);
	await expect(page.getByText("yaklaşık 25 dakika")).toHaveCount(0);

	await page.goto("/team/heute");
	await press(page, `Wechseln zu ${other.slug}`);
	await expectHeading(page, "Zahlen von heute");
	await expect(part(page, "Jetzt")).toContainText("niemand wartet");
	await expect(page.getByRole("main")).toContainText(other.slug);
	await page.goto("/team");
	await expect(page.getByRole("main")).toContainText(
		`Sie sitzen noch an Platz 1 in ${station.slug}`,
	);
	await press(page, "Platz verlassen");
	await expectHeading(page, "Ihr Platz");
	await page.goto("/team");
	await expect(page.getByText("Sie sitzen noch")).toHaveCount(0);
});
