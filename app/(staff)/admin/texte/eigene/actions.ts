"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
	changedState,
	refusedState,
} from "#app/(staff)/_parts/refused-state.ts";
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
	if (!done.ok) {
		const { error } = done;
		if (error === "forbidden" || error === "busy")
			return refusedState(sent, error);
		const title = t(`refusals.${error}`);
		return error === "german-changed"
			? changedState(sent, { kind: "warning", title })
			: again(sent, { notice: { kind: "warning", title } });
	}
	if (done.value)
		return again(sent, {
			errors: inWords(done.value.errors, (problem) => t(`errors.${problem}`)),
		});
	redirect(`${staffPaths.texts({ news: "geaendert" })}#eigene`);
}
