"use server";

import { redirect } from "next/navigation";
import { passwordErrors } from "#app/(staff)/_password/password-errors.ts";
import type { FormState } from "#components/form/form-state.ts";
import {
	deviceOfRequest,
	setDeviceCookie,
} from "#lib/auth/secrets/device-cookie.ts";
import { signInPath } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";

export async function acceptLinkAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = sentIn(form);
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
