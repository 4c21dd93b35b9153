"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn } from "#lib/sent.ts";
import { sentLink } from "../_parts/link.ts";

/** Other services or persons at the same time. */
export async function changeServicesAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const sent = sentIn(form);
	const link = sentLink(sent);
	const { reference, token } = link;
	const { services } = readChoice(sent);
	const changed = await changeServices({ link, services, locale, now: now() });
	if (changed.ok) redirect(to.appointment(reference, token, "geaendert"));
	redirect(to.changeServices(reference, token, services, changed.error));
}
