"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { retireTemplate } from "#lib/feedback/inbox/commands/retire-template.ts";
import {
	saveTemplate,
	type TemplateRefusal,
} from "#lib/feedback/inbox/commands/save-template.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { readTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, sentIn, textOf } from "#lib/sent.ts";

/** A new template, or other words for one. */
export async function saveTemplateAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const t = await getTranslations("inbox.template");
	const read = readTemplate((name) => textOf(sent, name));
	if (!read.ok) {
		const errors = Object.entries(read.errors).map(([name, problem]) => [
			name,
			t(`errors.${problem}`, {
				field: t(name === "text-en" ? "textIn.en" : "textIn.de"),
			}),
		]);
		return { sent, errors: Object.fromEntries(errors), notice: null };
	}
	const id = readNumber(textOf(sent, "vorlage"));
	const version = readNumber(textOf(sent, "version"));
	const result = await saveTemplate(actor, {
		known: id && version ? { id, version } : null,
		draft: read.draft,
		now: now(),
	});
	if (result.ok) redirect(pilot.templates(id ? "geaendert" : "angelegt"));
	return refused(sent, result.error);
}

/** Out of the choice, or back in. */
export async function retireTemplateAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const active = textOf(sent, "zur-auswahl") === "ja";
	const result = await retireTemplate(actor, {
		id: readNumber(textOf(sent, "vorlage")) ?? 0,
		active,
		now: now(),
	});
	if (result.ok) redirect(pilot.templates(active ? "zurueck" : "stillgelegt"));
	return refused(sent, result.error);
}

async function refused(sent: Sent, error: TemplateRefusal): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("inbox.template");
	if (error === "name-taken")
		return { sent, errors: { name: t("errors.name-taken") }, notice: null };
	return {
		sent,
		errors: {},
		notice: {
			kind: "warning",
			title: t(`refusals.${error}.title`),
			text: t(`refusals.${error}.text`),
		},
	};
}
