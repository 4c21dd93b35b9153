import { invitationToken } from "#lib/auth/secrets/secrets.ts";
import {
	createInvitation,
	newInvitationKey,
} from "#lib/booking/invitation/commands/create-invitation.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import {
	confirm,
	DAY,
	expectHeading,
	giveDetails,
	timeButton,
} from "./support/journey.ts";
import { workAs } from "./support/staff.ts";
import { expect, test } from "./support/test.ts";

test("whoever was invited books a time of the counter; the link then leads to what stands, and after withdrawing to nothing", {
	tag: "@ohne-js",
}, async ({ page, station }) => {
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { channel: "staff" },
	});
	await db().station.update({
		where: { id: station.id },
		data: { version: { increment: 1 } },
	});
	const clerk = await makeActor("clerk", station);
	const made = await createInvitation(clerk, {
		stationId: station.id,
		formKey: newInvitationKey(),
		invited: {
			name: "Ada Muster",
			email: null,
			services: ["reisepass"],
			stationIds: [station.id],
			times: 1,
			lastDay: "2026-12-08",
			locale: "de",
		},
		now: NOW,
	});
	if (!made.ok) throw new Error(made.error);
	const link = `/einladung/${invitationToken(made.value.id)}`;

	await page.goto(link);
	await page.getByRole("link", { name: "18 oder älter" }).click();
	await expectHeading(page, "Ihre Einladung: Zeit aussuchen");
	await page.getByRole("link", { name: `${DAY.de}, ` }).click();
	await timeButton(page, "8:00").click();
	await expectHeading(page, "Wer kommt zum Termin?");
	await expect(
		page.getByRole("button", { name: "Ändern: Anliegen" }),
	).toHaveCount(0);
	await giveDetails(page, { name: "Ada Muster" });
	await confirm(page);
	await expectHeading(page, "Ihr Termin ist gebucht");

	await page.goto(link);
	await expectHeading(page, "Mit diesem Link ist schon gebucht");

	await workAs(page, "clerk", station, null);
	await page.goto("/team/einladungen");
	await page.getByRole("button", { name: "Zurückziehen" }).click();
	await expect(page.getByRole("status")).toContainText("zurückgezogen");
	await page.goto(link);
	await expectHeading(page, "Diese Einladung gilt nicht mehr");
});
