"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import {
	type StaffFormState,
	textOf,
	typedValues,
	type Values,
} from "#components/staff/staff-form-state.ts";
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
import { locales, toLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

export async function changeServiceAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const { limits } = await getCatalog("de");
	const read = readServiceFacts(
		(name) => textOf(values, name),
		limits.maxMinutes,
	);
	if (!read.ok) return editErrors(values, read.errors);
	const slug = textOf(values, "slug");
	return ended(
		values,
		await changeService(actor, { slug, facts: read.value, now: now() }),
	);
}

export async function changeServiceWordsAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const read = readServiceWords((name) => textOf(values, name));
	if (!read.ok) return editErrors(values, read.errors);
	return ended(
		values,
		await changeServiceWords(actor, {
			slug: textOf(values, "slug"),
			locale: toLocale(textOf(values, "sprache")),
			words: read.value,
			now: now(),
		}),
	);
}

export async function setFeeAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const today = civilDateOf(now());
	const read = readFee((name) => textOf(values, name), locales, today);
	if (!read.ok) return editErrors(values, read.errors);
	const slug = textOf(values, "slug");
	return ended(
		values,
		await setFee(actor, { slug, fee: read.value, now: now() }),
	);
}

async function ended(
	values: Values,
	result: Result<null, ChangeServiceRefusal>,
): Promise<StaffFormState> {
	if (result.ok)
		redirect(staffPaths.service(textOf(values, "slug"), "gespeichert"));
	if (result.error === "unknown-service") redirect(staffPaths.services());
	return refusedState(values, result.error);
}
