"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { changeMany } from "#lib/feedback/inbox/commands/change-many.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { askedInbox } from "./_parts/asked.ts";
import { readPicked, readStep } from "./_parts/picked.ts";

/** The same for everything that is ticked. */
export async function bulkAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const t = await getTranslations("inbox.bulk");
	const wrong = (title: string) =>
		again(sent, { notice: { kind: "danger", title } });
	const picked = readPicked(sent.picked ?? []);
	if (picked.length === 0) return wrong(t("nothing-picked"));
	const step = readStep(text("step"));
	if (!step) return wrong(t("no-step"));
	const result = await changeMany(actor, { picked, step, now });
	if (result.ok) {
		const { changed, skipped } = result.value;
		const view = askedInbox(
			Object.fromEntries(
				Object.keys(sent)
					.filter((name) => name.startsWith("filter-"))
					.map((name) => [name.slice("filter-".length), text(name)]),
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
		return refusedState(sent, error);
	return wrong(t(error));
}
