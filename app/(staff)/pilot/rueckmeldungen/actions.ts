"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { textOf, typedValues } from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { changeMany } from "#lib/feedback/inbox/commands/change-many.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { askedInbox } from "./_parts/asked.ts";
import type { BulkState } from "./_parts/bulk-state.ts";
import { readPicked, readStep } from "./_parts/picked.ts";

/** The same for everything that is ticked. */
export async function bulkAction(
	_: BulkState,
	form: FormData,
): Promise<BulkState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const typed = { picked: values.picked ?? [], step: textOf(values, "step") };
	const t = await getTranslations("inbox.bulk");
	const wrong = (title: string): BulkState => ({
		...typed,
		notice: { kind: "danger", title },
	});
	const picked = readPicked(typed.picked);
	if (picked.length === 0) return wrong(t("nothing-picked"));
	const step = readStep(typed.step);
	if (!step) return wrong(t("no-step"));
	const result = await changeMany(actor, { picked, step, now: now() });
	if (result.ok) {
		const { changed, skipped } = result.value;
		const view = askedInbox(
			Object.fromEntries(
				Object.keys(values)
					.filter((name) => name.startsWith("filter-"))
					.map((name) => [name.slice("filter-".length), textOf(values, name)]),
			),
		);
		redirect(
			pilot.inbox(view, {
				stand: "mehrere",
				changed: String(changed),
				skipped: String(skipped),
			}),
		);
	}
	const { error } = result;
	if (error === "forbidden" || error === "busy")
		return { ...typed, notice: (await refusedState({}, error)).notice };
	return wrong(t(error));
}
