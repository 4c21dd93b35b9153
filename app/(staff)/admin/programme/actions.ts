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
import {
	dropHook,
	renewHookSecret,
	saveHook,
} from "#lib/programs/hooks/commands/manage-hook.ts";
import { readHook } from "#lib/programs/hooks/rules/hook-form.ts";
import type { Credentials } from "#lib/programs/programs.ts";
import { readAgreement } from "#lib/programs/rules/program-form.ts";
import { env } from "#lib/runtime/env.ts";
import type { Sent } from "#lib/sent.ts";
import { hookErrors } from "./_parts/hook-fields.ts";
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

/** Where a program is told what became of its appointments; a first time the secret is in the answer and nowhere else. */
export async function saveHookAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readHook(sent, env().mode !== "production");
	if (!read.ok) return again(sent, { errors: await hookErrors(read.errors) });
	const id = readNumber(text("id")) ?? 0;
	const hook = read.value;
	const saved = await saveHook(actor, {
		id,
		hook,
		shown: text("shown"),
		formKey: text("formKey"),
		now,
	});
	if (!saved.ok) {
		if (saved.error === "address-inside")
			return again(sent, { errors: await hookErrors({ url: saved.error }) });
		return saved.error === "unknown-program"
			? unknown()
			: refusedState(sent, saved.error);
	}
	if (saved.value === null)
		redirect(staffPaths.programs({ id, notice: "meldungen-gespeichert" }));
	refresh();
	return toldHook(sent, saved.value);
}

export async function renewHookSecretAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, text, now } = await sentForm(form);
	const id = readNumber(text("id")) ?? 0;
	const renewed = await renewHookSecret(actor, { id, now });
	if (renewed.ok) return toldHook({}, renewed.value);
	return renewed.error === "unknown-program"
		? unknown()
		: refusedState({}, renewed.error);
}

export async function dropHookAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const id = readNumber(text("id")) ?? 0;
	const dropped = await dropHook(actor, { id, now });
	const notice = dropped.ok ? "meldungen-aus" : undefined;
	redirect(staffPaths.programs({ id, notice }));
}

async function toldHook(sent: Sent, secret: string): Promise<FormState> {
	const t = await getTranslations("programs.hook");
	return again(sent, {
		notice: {
			kind: "success",
			title: t("told", { secret }),
			text: t("toldText"),
		},
	});
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
