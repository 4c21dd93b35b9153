"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
	type Values,
} from "#components/staff/staff-form-state.ts";
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

/** A new template, or other words for one. */
export async function saveTemplateAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const t = await getTranslations("inbox.template");
	const read = readTemplate((name) => textOf(values, name));
	if (!read.ok) {
		const errors = Object.entries(read.errors).map(([name, problem]) => [
			name,
			t(`errors.${problem}`, {
				field: t(name === "text-en" ? "textIn.en" : "textIn.de"),
			}),
		]);
		return { values, errors: Object.fromEntries(errors), notice: null };
	}
	const id = readNumber(textOf(values, "vorlage"));
	const version = readNumber(textOf(values, "version"));
	const result = await saveTemplate(actor, {
		known: id && version ? { id, version } : null,
		draft: read.draft,
		now: now(),
	});
	if (result.ok) redirect(pilot.templates(id ? "geaendert" : "angelegt"));
	return refused(values, result.error);
}

/** Out of the choice, or back in. */
export async function retireTemplateAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const active = textOf(values, "zur-auswahl") === "ja";
	const result = await retireTemplate(actor, {
		id: readNumber(textOf(values, "vorlage")) ?? 0,
		active,
		now: now(),
	});
	if (result.ok) redirect(pilot.templates(active ? "zurueck" : "stillgelegt"));
	return refused(values, result.error);
}

async function refused(
	values: Values,
	error: TemplateRefusal,
): Promise<StaffFormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(values, error);
	const t = await getTranslations("inbox.template");
	if (error === "name-taken")
		return { values, errors: { name: t("errors.name-taken") }, notice: null };
	return {
		values,
		errors: {},
		notice: {
			kind: "warning",
			title: t(`refusals.${error}.title`),
			text: t(`refusals.${error}.text`),
		},
	};
}
