"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { pairDevice } from "#lib/devices/commands/pair-device.ts";
import { displayPath, paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { clientAddress } from "../_request/client-address.ts";
import { keepKey } from "../_request/device.ts";
import type { PairingState } from "./pairing-state.ts";

/** The code that a station lead reads out makes this browser a display or a kiosk. */
export async function pairAction(
	_: PairingState,
	form: FormData,
): Promise<PairingState> {
	const code = String(form.get("code") ?? "").slice(0, 40);
	const kind = form.get("art") === "display" ? "display" : "kiosk";
	const stationSlug = String(form.get("station") ?? "");
	const client = await clientAddress();
	const device = { code, kind, stationSlug, client, now: now() } as const;
	const paired = await pairDevice(device);
	if (!paired.ok) return { code, refusal: paired.error };
	await keepKey(kind, paired.value.key);
	redirect(
		kind === "display"
			? displayPath(stationSlug)
			: paths(await getLocale()).kiosk(stationSlug),
	);
}
