"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import type { FormState } from "#components/form/form-state.ts";
import {
	type ChangeServiceRefusal,
	changeService,
	changeServiceWords,
	setFee,
} from "#lib/catalog/commands/change-service.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	readFee,
	readServiceFacts,
	readServiceWords,
} from "#lib/catalog/rules/edit-schema.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import type { Result } from "#lib/result.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { locales, toLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

export async function changeServiceAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const { limits } = await getCatalog("de");
	const read = readServiceFacts(text, limits.maxMinutes);
	if (!read.ok) return editErrors(sent, read.errors);
	const slug = text("slug");
	return ended(
		sent,
		await changeService(actor, { slug, facts: read.value, now }),
	);
}

export async function changeServiceWordsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readServiceWords(text);
	if (!read.ok) return editErrors(sent, read.errors);
	return ended(
		sent,
		await changeServiceWords(actor, {
			slug: text("slug"),
			locale: toLocale(text("sprache")),
			words: read.value,
			now,
		}),
	);
}

export async function setFeeAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const today = civilDateOf(now);
	const read = readFee(text, locales, today);
	if (!read.ok) return editErrors(sent, read.errors);
	const slug = text("slug");
	return ended(sent, await setFee(actor, { slug, fee: read.value, now }));
}

async function ended(
	sent: Sent,
	result: Result<null, ChangeServiceRefusal>,
): Promise<FormState> {
	if (result.ok)
		redirect(staffPaths.service(textOf(sent, "slug"), "gespeichert"));
	if (result.error === "unknown-service") redirect(staffPaths.services());
	return refusedState(sent, result.error);
}
