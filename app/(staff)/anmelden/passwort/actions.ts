"use server";

import { getTranslations } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import { now } from "#lib/runtime/clock.ts";
import { requestReset } from "#lib/staff/commands/request-reset.ts";

/** The same answer whether there is such an account or not. */
export async function requestResetAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const t = await getTranslations("signIn.reset");
	const values = typedValues(form);
	const email = textOf(values, "email").slice(0, 254);
	if (!email.includes("@"))
		return { values, errors: { email: t("missing") }, notice: null };
	const client = await clientAddress();
	const result = await requestReset({ email, client, now: now() });
	const state = result.ok ? "sent" : result.error;
	return {
		values,
		errors: {},
		notice: {
			kind: result.ok ? "success" : "danger",
			title: t(`${state}.title`),
			text: t(`${state}.text`),
		},
	};
}
