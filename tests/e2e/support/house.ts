import type { Page } from "@playwright/test";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { pairDevice } from "#lib/devices/commands/pair-device.ts";
import type { DeviceKind } from "#lib/devices/devices.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Locale } from "#lib/text/locale.ts";
import { allowAfar, asked } from "#tests/support/afar.ts";
import { makeScreen, openHouse, seatClerk } from "#tests/support/house.ts";
import { expect, type Station } from "./test.ts";

/** Of a browser that is such a screen (app/_request/device.ts). */
const COOKIES = { display: "anzeige", kiosk: "automat" } as const;

/** Where a screen of this kind begins. */
const startOf = (kind: DeviceKind, { slug }: Station) =>
	kind === "display" ? `/anzeige/${slug}` : `/kiosk/${slug}`;

/** This browser is a screen of the station, which was paired before, and shows its first page or another one. */
export async function openScreen(
	page: Page,
	station: Station,
	kind: DeviceKind,
	address = startOf(kind, station),
): Promise<void> {
	const { code } = await makeScreen(station.id, kind, { now: now() });
	const paired = await pairDevice({
		code,
		kind,
		stationSlug: station.slug,
		client: crypto.randomUUID(),
		now: now(),
	});
	if (!paired.ok) throw new Error(paired.error);
	const url = process.env.BASE_URL ?? "";
	const name = COOKIES[kind];
	await page.context().addCookies([{ name, value: paired.value.key, url }]);
	await page.goto(address);
}

/** Types the code that a station lead was given, as somebody does who puts up a screen. */
export async function pairScreen(
	page: Page,
	station: Station,
	kind: DeviceKind,
	options: { prints?: boolean } = {},
) {
	const screen = await makeScreen(station.id, kind, { ...options, now: now() });
	await page.goto(startOf(kind, station));
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
	locale: Locale = "de",
) {
	const drawn = await drawTicketAtKiosk(
		{ deviceId: crypto.randomUUID(), stationId: station.id },
		{
			key: crypto.randomUUID(),
			services,
			locale,
			now: now(),
		},
	);
	if (!drawn.ok) throw new Error(drawn.error);
	return drawn.value;
}

/** A house with numbers from afar, in which eight people wait before whoever draws one. */
export async function openAfar(station: Station): Promise<Actor> {
	const clerk = await openDay(station);
	await allowAfar(station, 20);
	for (let others = 0; others < 8; others++) await drawOne(station);
	return clerk;
}

/** The token of the link that is mailed to somebody who asks there for a number. */
export async function askedFromAfar(station: Station): Promise<string> {
	await openAfar(station);
	const service = { slug: "meldebescheinigung" };
	// Of one client a few are let in only.
	return asked({ ...station, service }, now(), { client: crypto.randomUUID() });
}

/** The clerk presses "Nächste Person". */
export async function call(clerk: Actor) {
	const called = await callNext(clerk, { now: now() });
	if (!called.ok) throw new Error(called.error);
	return called.value;
}
