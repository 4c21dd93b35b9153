"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import type { FormState } from "#components/form/form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
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
import { now } from "#lib/runtime/clock.ts";
import { type Sent, sentIn, textOf } from "#lib/sent.ts";
import { locales, toLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

export async function changeServiceAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const { limits } = await getCatalog("de");
	const read = readServiceFacts(
		(name) => textOf(sent, name),
		limits.maxMinutes,
	);
	if (!read.ok) return editErrors(sent, read.errors);
	const slug = textOf(sent, "slug");
	return ended(
		sent,
		await changeService(actor, { slug, facts: read.value, now: now() }),
	);
}

export async function changeServiceWordsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const read = readServiceWords((name) => textOf(sent, name));
	if (!read.ok) return editErrors(sent, read.errors);
	return ended(
		sent,
		await changeServiceWords(actor, {
			slug: textOf(sent, "slug"),
			locale: toLocale(textOf(sent, "sprache")),
			words: read.value,
			now: now(),
		}),
	);
}

export async function setFeeAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const today = civilDateOf(now());
	const read = readFee((name) => textOf(sent, name), locales, today);
	if (!read.ok) return editErrors(sent, read.errors);
	const slug = textOf(sent, "slug");
	return ended(
		sent,
		await setFee(actor, { slug, fee: read.value, now: now() }),
	);
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
