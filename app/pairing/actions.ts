"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import { pairDevice } from "#lib/devices/commands/pair-device.ts";
import { displayPath, paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { clientAddress } from "../_request/client-address.ts";
import { keepKey } from "../_request/device.ts";

/** The code that a station lead reads out makes this browser a display or a kiosk. */
export async function pairAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = sentIn(form);
	const code = textOf(sent, "code").slice(0, 40);
	const kind = textOf(sent, "art") === "display" ? "display" : "kiosk";
	const stationSlug = textOf(sent, "station");
	const client = await clientAddress();
	const device = { code, kind, stationSlug, client, now: now() } as const;
	const paired = await pairDevice(device);
	if (!paired.ok) {
		const t = await getTranslations("pairing.refusals");
		const sent = { art: kind, station: stationSlug, code };
		return again(sent, { errors: { code: t(paired.error) } });
	}
	await keepKey(kind, paired.value.key);
	redirect(
		kind === "display"
			? displayPath(stationSlug)
			: paths(await getLocale()).kiosk(stationSlug),
	);
}
