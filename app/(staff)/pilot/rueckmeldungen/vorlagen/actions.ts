"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { retireTemplate } from "#lib/feedback/inbox/commands/retire-template.ts";
import {
	saveTemplate,
	type TemplateRefusal,
} from "#lib/feedback/inbox/commands/save-template.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { readTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { pilot } from "#lib/paths/pilot.ts";
import type { Sent } from "#lib/sent.ts";

/** A new template, or other words for one. */
export async function saveTemplateAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readTemplate(text);
	if (!read.ok) {
		const t = await getTranslations("inbox.template.errors");
		return again(sent, { errors: inWords(read.errors, (one) => t(one)) });
	}
	const id = readNumber(text("vorlage"));
	const version = readNumber(text("version"));
	const result = await saveTemplate(actor, {
		known: id && version ? { id, version } : null,
		draft: read.draft,
		now,
	});
	if (result.ok) redirect(pilot.templates(id ? "geaendert" : "angelegt"));
	return refused(sent, result.error);
}

/** Out of the choice, or back in. */
export async function retireTemplateAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const active = text("zur-auswahl") === "ja";
	const result = await retireTemplate(actor, {
		id: readNumber(text("vorlage")) ?? 0,
		active,
		now,
	});
	if (result.ok) redirect(pilot.templates(active ? "zurueck" : "stillgelegt"));
	return refused(sent, result.error);
}

async function refused(sent: Sent, error: TemplateRefusal): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	if (error === "changed-meanwhile") return refusedState(sent, "changed");
	const t = await getTranslations("inbox.template");
	if (error === "name-taken")
		return again(sent, { errors: { name: t("errors.name-taken") } });
	return again(sent, {
		notice: {
			kind: "warning",
			title: t(`refusals.${error}.title`),
			text: t(`refusals.${error}.text`),
		},
	});
}
