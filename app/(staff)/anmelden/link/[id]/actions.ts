"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff-form-state.ts";
import { deviceOfRequest, setDeviceCookie } from "#lib/auth/device-cookie.ts";
import { now } from "#lib/clock.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";
import { signInPath } from "#lib/staff-paths.ts";
import { passwordErrors } from "../../../password-errors.ts";

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
