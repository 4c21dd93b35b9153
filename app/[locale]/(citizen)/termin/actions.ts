"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { openByPin } from "#lib/booking/manage/commands/open-by-pin.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** Number and PIN open the appointment; the PIN is never shown again. */
export async function openByPinAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const t = await getTranslations("manage.entry");
	const reference = textOf(sentIn(form), "nummer").slice(0, 100);
	const pin = textOf(sentIn(form), "pin");
	const shown = { nummer: reference };
	const errors = {
		...(reference.trim() ? {} : { nummer: t("number.missing") }),
		...(pin.trim() ? {} : { pin: t("pin.missing") }),
	};
	if (Object.keys(errors).length > 0) return again(shown, { errors });
	const client = await clientAddress();
	const opened = await openByPin({ reference, pin, client, now: now() });
	if (!opened.ok)
		return again(shown, {
			notice: {
				kind: "danger",
				title: t(`refusals.${opened.error}.title`),
				text: t(`refusals.${opened.error}.text`),
			},
		});
	const { value } = opened;
	redirect(paths(await getLocale()).appointment(value.reference, value.token));
}
