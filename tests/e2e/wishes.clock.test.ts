import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { book } from "#tests/support/booking.ts";
import { at, setClock } from "./support/clock.ts";
import { DAY, expectHeading, fact } from "./support/journey.ts";
import { expect, test } from "./support/test.ts";
import { tell } from "./support/wishes.ts";

const to = wishPaths("de");

test.beforeEach(() => setClock("10:00:00"));
test.afterAll(() => setClock("10:00:00"));

test("a time that was given back is offered to one, and after silence to the next", async ({
	page,
	station,
}) => {
	const first = at("10:00:00");
	// Nine o'clock is all there is, and it is somebody's.
	await db().opening.updateMany({
		where: { stationId: station.id },
		data: { fromMinute: 540, untilMinute: 555 },
	});
	await db().station.update({
		where: { id: station.id },
		data: { version: { increment: 1 } },
	});
	const taken = await book({
		station: station.slug,
		service: "reisepass",
		date: DAY.date,
		now: first,
	});
	const tomorrow = { earliest: DAY.date, latest: DAY.date };
	const wanted = { ...tomorrow, noticeMinutes: 0 };
	const waiting = await tell(station, { wanted, now: first });
	const next = await tell(station, { wanted, now: at("10:00:01") });
	await page.goto(to.wish(waiting.token));
	await expect(page.getByText("Wir suchen noch.")).toBeVisible();

	const cancelled = await cancelAppointment({ ...taken, now: at("10:00:02") });
	expect(cancelled.ok).toBe(true);
	await offerTimes(at("10:00:03"));
	await page.reload();
	await page.getByRole("link", { name: /^Ansehen und antworten/ }).click();
	await expect(fact(page, "Wann")).toContainText("9:00 Uhr");
	const offered = page.url();
	await page.goto(to.wish(next.token));
	await expect(page.getByText("Wir suchen noch.")).toBeVisible();

	const wish = await findWishByToken(waiting.token, "de", first);
	const until = Temporal.Instant.fromEpochMilliseconds(
		wish?.offers[0]?.openUntil ?? Number.NaN,
	);
	const later = until.add({ seconds: 5 });
	setClock(
		later.toZonedDateTimeISO("Europe/Berlin").toPlainTime().toString({
			smallestUnit: "second",
		}),
	);
	await offerTimes(later);
	await page.goto(offered);
	await expectHeading(page, "Dieses Angebot ist abgelaufen");
	await page.goto(to.wish(next.token));
	await page.getByRole("link", { name: /^Ansehen und antworten/ }).click();
	await expectHeading(page, "Passt Ihnen diese Zeit?");
	await expect(fact(page, "Wann")).toContainText("9:00 Uhr");
	await page.getByRole("button", { name: "Nein, passt nicht" }).click();
	await expect(
		page.getByText("Die Zeit ist wieder frei für andere."),
	).toBeVisible();
});
