"use server";

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { paths } from "#lib/paths/citizen.ts";
import { changeWay } from "#lib/queue/afar/commands/change-way.ts";
import { readWay } from "#lib/queue/afar/rules/typed.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** Another way to the house; the page of the number then says so. */
export async function changeWayAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = sentIn(form);
	const token = textOf(sent, "nummer").slice(0, 64);
	const typed = {
		nummer: token,
		wayMinutes: textOf(sent, "wayMinutes").slice(0, 300),
	};
	const t = await getTranslations("afar");
	const way = readWay(typed.wayMinutes);
	if (!way.ok) {
		const errors = { wayMinutes: way.error };
		return again(typed, {
			errors: inWords(errors, (problem) => t(`errors.${problem}`)),
		});
	}
	const changed = await changeWay({ token, wayMinutes: way.value, now: now() });
	const to = paths(await getLocale());
	if (changed.ok) redirect(to.ticket(token, "weg"));
	// Here already, or over: the page of the number says which.
	if (changed.error === "unknown-visit") redirect(to.ticket(token));
	const why = {
		"told-to-come": t("change.told"),
		"too-often": t("change.tooOften"),
		busy: t("refusals.busy"),
	}[changed.error];
	return again(typed, {
		notice: { kind: "warning", title: t("notNow"), text: why },
	});
}
