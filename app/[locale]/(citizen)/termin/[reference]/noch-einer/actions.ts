"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { bookAgain } from "#lib/booking/manage/commands/book-again.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { sentLink } from "../_parts/link.ts";
import { noticeOf } from "./_parts/notices.ts";

/** Reserves the next free time for the next person; from there on it is an ordinary booking. */
export async function bookAgainAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const link = sentLink(sentIn(form));
	const client = await clientAddress();
	const next = await bookAgain({ link, locale, client, now: now() });
	if (next.ok) redirect(to.hold(next.value.holdToken));
	redirect(to.again(link.reference, link.token, noticeOf(next.error)));
}
