"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { NameState } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/check-in-state.ts";
import { explain } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/explain.ts";
import {
	asKiosk,
	findKiosk,
} from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/kiosk.ts";
import { paths } from "#lib/paths/citizen.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { readName } from "./_parts/read-name.ts";

/** A key where no script runs, the step from the name to the time, or all of it: then the person is in line. */
export async function checkInByNameAction(
	_: NameState,
	form: FormData,
): Promise<NameState> {
	const sent = sentIn(form);
	const { state, asked } = readName(sent);
	if (!asked) return state;
	const locale = await getLocale();
	const to = paths(locale);
	const slug = textOf(sent, "station");
	const kiosk = await findKiosk(slug, locale);
	if (!kiosk?.device) redirect(to.kiosk(slug));
	const result = await checkInAtKiosk(asKiosk(kiosk.device), {
		who: asked,
		now: now(),
	});
	const answer = result.ok ? result.value : result.error;
	if (typeof answer === "object" && "token" in answer)
		redirect(to.kioskTicket(slug, answer.token, answer.outcome));
	const refused = answer === "unknown-appointment" ? "unknown-name" : answer;
	return { ...state, refusal: await explain(refused, kiosk.catalog) };
}
