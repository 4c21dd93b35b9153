"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import {
	addProgram,
	changeProgram,
	renewSecret,
	switchProgram,
} from "#lib/programs/commands/manage-programs.ts";
import type { Credentials } from "#lib/programs/programs.ts";
import { readAgreement } from "#lib/programs/rules/program-form.ts";
import { programErrors } from "./_parts/program-fields.ts";

/** A program that is new is told its secret, in this answer and nowhere else. */
export async function addProgramAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, now } = await sentForm(form);
	const read = readAgreement(sent);
	if (!read.ok)
		return again(sent, { errors: await programErrors(read.errors) });
	const added = await addProgram(actor, { agreement: read.value, now });
	if (!added.ok) return refusedState(sent, added.error);
	// It stands in the list at once; the page without scripts comes back whole by itself.
	refresh();
	return told(added.value);
}

export async function changeProgramAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readAgreement(sent);
	if (!read.ok)
		return again(sent, { errors: await programErrors(read.errors) });
	const id = readNumber(text("id")) ?? 0;
	const agreement = read.value;
	const shown = text("shown");
	const saved = await changeProgram(actor, { id, agreement, shown, now });
	if (saved.ok) redirect(staffPaths.programs({ id, notice: "gespeichert" }));
	return saved.error === "unknown-program"
		? unknown()
		: refusedState(sent, saved.error);
}

export async function renewSecretAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, text, now } = await sentForm(form);
	const renewed = await renewSecret(actor, {
		id: readNumber(text("id")) ?? 0,
		now,
	});
	if (renewed.ok) return told(renewed.value);
	return renewed.error === "unknown-program"
		? unknown()
		: refusedState({}, renewed.error);
}

export async function switchProgramAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const id = readNumber(text("id")) ?? 0;
	const on = text("stand") === "an";
	const done = await switchProgram(actor, { id, on, now });
	const notice = done.ok ? (on ? "an" : "aus") : undefined;
	redirect(staffPaths.programs({ id, notice }));
}

async function told(credentials: Credentials): Promise<FormState> {
	const t = await getTranslations("programs.secret");
	return again(
		{},
		{
			notice: {
				kind: "success",
				title: t("told", { ...credentials }),
				text: t("toldText"),
			},
		},
	);
}

async function unknown(): Promise<FormState> {
	const t = await getTranslations("programs.unknown");
	return again(
		{},
		{ notice: { kind: "warning", title: t("title"), text: t("text") } },
	);
}
