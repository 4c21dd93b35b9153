"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { openByPin } from "#lib/booking/manage/commands/open-by-pin.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import type { EntryState } from "./_parts/entry-state.ts";

/** Number and PIN open the appointment; the PIN is never shown again. */
export async function openByPinAction(
	_: EntryState,
	form: FormData,
): Promise<EntryState> {
	const reference = String(form.get("nummer") ?? "").slice(0, 100);
	const pin = String(form.get("pin") ?? "");
	const missing = { reference: !reference.trim(), pin: !pin.trim() };
	if (missing.reference || missing.pin)
		return { reference, missing, refusal: null };
	const client = await clientAddress();
	const opened = await openByPin({ reference, pin, client, now: now() });
	if (!opened.ok) return { reference, missing, refusal: opened.error };
	const { value } = opened;
	redirect(paths(await getLocale()).appointment(value.reference, value.token));
}
