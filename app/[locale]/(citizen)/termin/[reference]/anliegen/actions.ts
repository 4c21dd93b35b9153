"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import {
	readChoice,
	sentParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { changeServices } from "#lib/booking/manage/commands/change-services.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentLink } from "../_parts/link.ts";

/** Other services or persons at the same time. */
export async function changeServicesAction(form: FormData): Promise<void> {
	const locale = await getLocale();
	const to = paths(locale);
	const link = sentLink(form);
	const { reference, token } = link;
	const { services } = readChoice(sentParams(form));
	const changed = await changeServices({ link, services, locale, now: now() });
	if (changed.ok) redirect(to.appointment(reference, token, "geaendert"));
	redirect(to.changeServices(reference, token, services, changed.error));
}
