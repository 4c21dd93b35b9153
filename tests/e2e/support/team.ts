import type { Browser, Page } from "@playwright/test";
import { db } from "#lib/db/client.ts";
import { now } from "#lib/runtime/clock.ts";
import { zone } from "#lib/time.ts";
import { book } from "#tests/support/booking.ts";
import { makeStation } from "#tests/support/factory.ts";
import { workAs } from "./staff.ts";
import { test as base, expect, type Station } from "./test.ts";

/** A station that is open today, with two desks. */
export const test = base.extend<{ station: Station }>({
	station: async ({ leaving }, use) => {
		const station = await makeStation({ desks: 2 });
		leaving.push(station.id);
		await db().buildingHours.create({
			data: {
				stationId: station.id,
				weekday: 2,
				fromMinute: 480,
				untilMinute: 960,
			},
		});
		await use(station);
	},
});

export const TODAY = "2026-11-24";
const EARLY = Temporal.Instant.from("2026-11-24T05:00:00+01:00");

/** Of this day, on the grid: an appointment then is now, however long the tests have been running. */
const thisMinute = () => {
	const { hour, minute } = now().toZonedDateTimeISO(zone());
	return hour * 60 + minute - (minute % 5);
};

/** An appointment of today for a passport. */
export async function expectPerson(
	station: Station,
	name: string,
	start = thisMinute(),
): Promise<{ id: string; reference: string }> {
	const { reference } = await book(
		{
			station: station.slug,
			service: "reisepass",
			date: TODAY,
			start,
			now: EARLY,
		},
		{ name, bookedBy: null, email: null, phone: null },
	);
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	return { id, reference };
}

export const part = (page: Page, name: string | RegExp) =>
	page.getByRole("region", { name });
export const own = (page: Page) => part(page, /^Mein Besuch/);
export const waiting = (page: Page) => part(page, /^Warteschlange/);
export const press = (page: Page, name: string | RegExp) =>
	page.getByRole("button", { name }).first().click();

/** Another clerk at the second desk, with a browser of their own. */
export async function colleague(
	browser: Browser,
	station: Station,
): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await workAs(page, "clerk", station, 1);
	return page;
}

export async function checkIn(page: Page, ticket: string): Promise<void> {
	await press(page, `Anmelden: ${ticket}`);
	await expect(page.getByText(`${ticket} ist angemeldet.`)).toBeVisible();
}
