"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { sentLink } from "../_parts/link.ts";

/** Cancels for good; the page then says what became of it. */
export async function cancelAction(form: FormData): Promise<void> {
	const { reference, token } = sentLink(sentIn(form));
	const result = await cancelAppointment({ reference, token, now: now() });
	const outcome = result.ok
		? result.value.repeated
			? "repeated"
			: "done"
		: result.error;
	redirect(
		`${paths(await getLocale()).cancel(reference, token)}&stand=${outcome}`,
	);
}
