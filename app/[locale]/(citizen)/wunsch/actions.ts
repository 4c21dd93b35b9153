"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import type { FormState } from "#components/form/form-state.ts";
import { openedByPin } from "#components/pin-entry/pin-entry-answer.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { openWishByPin } from "#lib/wishes/commands/open-by-pin.ts";

/** Number and PIN open the wish. */
export async function openWishByPinAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const client = await clientAddress();
	const opened = await openedByPin("wishes.entry", form, (typed) =>
		openWishByPin({ ...typed, client, now: now() }),
	);
	if ("state" in opened) return opened.state;
	redirect(wishPaths(await getLocale()).wish(opened.value.token));
}
