import type { Page } from "@playwright/test";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DeviceKind } from "#lib/devices/devices.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { now } from "#lib/runtime/clock.ts";
import { makeScreen, openHouse, seatClerk } from "#tests/support/house.ts";
import { expect, type Station } from "./test.ts";

/** Types the code that a station lead was given, as somebody does who puts up a screen. */
export async function pairScreen(
	page: Page,
	station: Station,
	kind: DeviceKind,
	options: { prints?: boolean } = {},
) {
	const screen = await makeScreen(station.id, kind, { ...options, now: now() });
	await page.goto(
		kind === "display" ? `/anzeige/${station.slug}` : `/kiosk/${station.slug}`,
	);
	await page.getByLabel("Code").fill(screen.code);
	await page.getByRole("button", { name: "Verbinden" }).click();
	await expect(page.getByLabel("Code")).toHaveCount(0);
	return screen;
}

/** A house that is open, with somebody at its desk who calls. */
export async function openDay(station: Station): Promise<Actor> {
	await openHouse(station.id);
	return seatClerk(station, now());
}

/** Somebody else draws a ticket. */
export async function drawOne(
	station: Station,
	services = ["meldebescheinigung"],
) {
	const drawn = await drawTicketAtKiosk(
		{ deviceId: crypto.randomUUID(), stationId: station.id },
		{
			key: crypto.randomUUID(),
			services,
			locale: "de",
			now: now(),
		},
	);
	if (!drawn.ok) throw new Error(drawn.error);
	return drawn.value;
}

/** The clerk presses "Nächste Person". */
export async function call(clerk: Actor) {
	const called = await callNext(clerk, { now: now() });
	if (!called.ok) throw new Error(called.error);
	return called.value;
}
