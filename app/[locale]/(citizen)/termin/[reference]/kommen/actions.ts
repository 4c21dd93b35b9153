"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { confirmComing } from "#lib/attendance/commands/confirm-coming.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { sentLink } from "../_parts/link.ts";

/** "Ja, ich komme"; the page then thanks, or says why it is too late for an answer. */
export async function confirmComingAction(form: FormData): Promise<void> {
	const link = sentLink(sentIn(form));
	const result = await confirmComing({ ...link, now: now() });
	redirect(
		paths(await getLocale()).coming(
			link.reference,
			link.token,
			result.ok ? "ja" : result.error,
		),
	);
}
