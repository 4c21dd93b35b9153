"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import type { FormState } from "#components/form/form-state.ts";
import { openedByPin } from "#components/pin-entry/pin-entry-answer.ts";
import { openByPin } from "#lib/booking/manage/commands/open-by-pin.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";

/** Number and PIN open the appointment. */
export async function openByPinAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const client = await clientAddress();
	const opened = await openedByPin("manage.entry", form, (typed) =>
		openByPin({ ...typed, client, now: now() }),
	);
	if ("state" in opened) return opened.state;
	const { reference, token } = opened.value;
	redirect(paths(await getLocale()).appointment(reference, token));
}
