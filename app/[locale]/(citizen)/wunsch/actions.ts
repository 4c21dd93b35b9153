"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { openWishByPin } from "#lib/wishes/commands/open-by-pin.ts";

/** Number and PIN open the wish; the PIN is never shown again. */
export async function openWishByPinAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const t = await getTranslations("wishes.entry");
	const sent = sentIn(form);
	const reference = textOf(sent, "nummer").slice(0, 100);
	const pin = textOf(sent, "pin");
	const shown = { nummer: reference };
	const errors = {
		...(reference.trim() ? {} : { nummer: t("number.missing") }),
		...(pin.trim() ? {} : { pin: t("pin.missing") }),
	};
	if (Object.keys(errors).length > 0) return again(shown, { errors });
	const client = await clientAddress();
	const opened = await openWishByPin({ reference, pin, client, now: now() });
	if (!opened.ok)
		return again(shown, {
			notice: {
				kind: "danger",
				title: t(`refusals.${opened.error}.title`),
				text: t(`refusals.${opened.error}.text`),
			},
		});
	redirect(wishPaths(await getLocale()).wish(opened.value.token));
}
