"use server";

import { redirect } from "next/navigation";
import { passwordErrors } from "#app/(staff)/_password/password-errors.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff/staff-form-state.ts";
import {
	deviceOfRequest,
	setDeviceCookie,
} from "#lib/auth/secrets/device-cookie.ts";
import { signInPath } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";

export async function acceptLinkAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const sent = typedValues(form);
	const device = await deviceOfRequest();
	const result = await acceptLink({
		id: textOf(sent, "id"),
		token: textOf(sent, "t"),
		password: textOf(sent, "password"),
		repeated: textOf(sent, "repeated"),
		device,
		now: now(),
	});
	if (!result.ok) return passwordErrors(result.error);
	await setDeviceCookie(device);
	redirect(signInPath(undefined, "passwort"));
}
