"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { changeLimits } from "#lib/booking/limits/commands/change-settings.ts";
import {
	addHelper,
	revokeHelper,
} from "#lib/booking/limits/commands/helpers.ts";
import { findLimits } from "#lib/booking/limits/queries/find-settings.ts";
import { shownHelperCode } from "#lib/booking/limits/rules/helper-code.ts";
import { readSettings } from "#lib/booking/limits/rules/settings.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { settingErrors } from "./_parts/setting-fields.ts";

export async function changeLimitsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const found = await findLimits(actor, now);
	if (!found.ok) return refusedState(sent, "forbidden");
	const read = readSettings(text, found.value.maxMinutes);
	if (!read.ok)
		return again(sent, { errors: await settingErrors(read.errors) });
	const shown = text("shown");
	const saved = await changeLimits(actor, { settings: read.value, shown, now });
	if (saved.ok) redirect(staffPaths.limits("gespeichert"));
	return refusedState(sent, saved.error);
}

/** The number is in the answer and nowhere else: it is told once. */
export async function addHelperAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const digits = plainDigits(text("minutes").trim());
	const minutes = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
	const added = await addHelper(actor, { name: text("name"), minutes, now });
	const t = await getTranslations("cityLimits.helpers");
	if (added.ok)
		return again(
			{},
			{
				notice: {
					kind: "success",
					title: t("added", { code: shownHelperCode(added.value.code) }),
					text: t("addedText"),
				},
			},
		);
	if (added.error === "forbidden" || added.error === "busy")
		return refusedState(sent, added.error);
	const field = added.error === "name-missing" ? "name" : "minutes";
	return again(sent, { errors: { [field]: t(`errors.${added.error}`) } });
}

export async function revokeHelperAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const ended = await revokeHelper(actor, {
		id: readNumber(text("id")) ?? 0,
		now,
	});
	redirect(staffPaths.limits(ended.ok ? "beendet" : ended.error));
}
