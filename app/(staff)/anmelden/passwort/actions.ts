"use server";

import { getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { requestReset } from "#lib/staff/commands/request-reset.ts";

/** The same answer whether there is such an account or not. */
export async function requestResetAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const t = await getTranslations("signIn.reset");
	const sent = sentIn(form);
	const email = textOf(sent, "email").slice(0, 254);
	if (!email.includes("@"))
		return again(sent, { errors: { email: t("missing") } });
	const client = await clientAddress();
	const result = await requestReset({ email, client, now: now() });
	const state = result.ok ? "sent" : result.error;
	return again(sent, {
		notice: {
			kind: result.ok ? "success" : "danger",
			title: t(`${state}.title`),
			text: t(`${state}.text`),
		},
	});
}
