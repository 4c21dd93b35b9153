import { cookies } from "next/headers";
import type { Device, DeviceKind } from "#lib/devices/devices.ts";
import { isDevice } from "#lib/devices/queries/is-device.ts";
import { findDevice } from "#lib/devices/queries/list-devices.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";

/** One for each kind, so that a browser may be both while somebody tries them out. */
const COOKIES: Record<DeviceKind, string> = {
	display: "anzeige",
	kiosk: "automat",
};

/** The longest that browsers keep a cookie; after that the device is paired again. */
const COOKIE_DAYS = 400;

/** What this browser's cookie says it is; findDevice knows whether that is true. */
export async function deviceKey(kind: DeviceKind): Promise<string | undefined> {
	return (await cookies()).get(COOKIES[kind])?.value;
}

/** The device that this browser is at this station, or null: it has to be paired. */
export async function currentDevice(
	kind: DeviceKind,
	stationId: number,
): Promise<Device | null> {
	const key = await deviceKey(kind);
	return key ? findDevice({ key, kind, stationId, now: now() }) : null;
}

/** Whether this browser is a screen of any kind in any of the houses. */
export async function isAnyDevice(): Promise<boolean> {
	const kept = await cookies();
	const keys = Object.values(COOKIES).map((name) => kept.get(name)?.value);
	return isDevice(keys.filter((key) => key !== undefined));
}

/** Only in an action: from now on this browser is the device. */
export async function keepKey(kind: DeviceKind, key: string): Promise<void> {
	(await cookies()).set(COOKIES[kind], key, {
		httpOnly: true,
		secure: env().baseUrl.startsWith("https:"),
		sameSite: "lax",
		path: "/",
		maxAge: COOKIE_DAYS * 86_400,
	});
}
