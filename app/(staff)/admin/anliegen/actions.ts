"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import type { FormState } from "#components/form/form-state.ts";
import { keepDraft } from "#lib/catalog/commands/keep-draft.ts";
import { orderService } from "#lib/catalog/commands/order-service.ts";
import {
	findEditChoices,
	findServiceToEdit,
} from "#lib/catalog/queries/find-service-to-edit.ts";
import { readService } from "#lib/catalog/rules/service-form.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { civilDateOf } from "#lib/time.ts";

/** What was typed is kept aside and shown as it would be; nothing is saved yet. */
export async function reviewServiceAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const slug = text("slug");
	const found = slug ? await findServiceToEdit(actor, slug, now) : null;
	if (found && !found.ok) {
		if (found.error === "forbidden") return refusedState(sent, found.error);
		redirect(staffPaths.services());
	}
	const service = found?.value ?? null;
	const { maxMinutes, categories, groups } = await findEditChoices();
	const read = readService(text, {
		maxMinutes,
		categories: categories.map((one) => one.slug),
		groups: groups.map((one) => one.slug),
		today: civilDateOf(now),
		current: service?.fields ?? null,
		laterPlans: service?.laterPlans ?? [],
	});
	if (!read.ok) return editErrors(sent, read.errors);
	const kept = await keepDraft(actor, {
		// As the page was shown: what somebody else has saved since is told at the end.
		service: service && { ...service, version: Number(text("version")) || 0 },
		fields: read.value,
		now,
	});
	if (!kept.ok) return refusedState(sent, kept.error);
	redirect(staffPaths.reviewService(kept.value.id));
}

export async function orderServiceAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const direction = DIRECTIONS.get(text("was"));
	const slug = text("slug");
	if (!direction) redirect(staffPaths.services());
	const moved = await orderService(actor, { slug, direction, now });
	const news = moved.ok ? "sortiert" : moved.error;
	redirect(`${staffPaths.services(news)}#${slug}`);
}

const DIRECTIONS = new Map([
	["hoch", "up"],
	["runter", "down"],
] as const) as ReadonlyMap<string, "up" | "down">;
