"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { toLocale } from "#lib/text/locale.ts";
import { translateOwnText } from "#lib/translation/commands/translate-own-text.ts";
import { OWN_TEXT_KINDS } from "#lib/translation/rules/own-texts.ts";

export async function translateOwnTextAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const t = await getTranslations("texts.own");
	const kind = OWN_TEXT_KINDS.find((one) => one === text("art"));
	const done = await translateOwnText(actor, {
		kind: kind ?? "service",
		key: kind ? text("nummer") : "",
		locale: toLocale(text("sprache")),
		typed: text,
		revision: /^\d{1,9}$/.test(text("stand")) ? Number(text("stand")) : 0,
		now,
	});
	if (!done.ok)
		return done.error === "forbidden" || done.error === "busy"
			? refusedState(sent, done.error)
			: again(sent, {
					notice: { kind: "warning", title: t(`refusals.${done.error}`) },
				});
	if (done.value)
		return again(sent, {
			errors: inWords(done.value.errors, (problem) => t(`errors.${problem}`)),
		});
	redirect(`${staffPaths.texts({ news: "geaendert" })}#eigene`);
}
