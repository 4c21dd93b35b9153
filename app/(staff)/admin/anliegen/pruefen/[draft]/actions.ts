"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { saveDraft } from "#lib/catalog/commands/save-draft.ts";
import { staffPaths } from "#lib/paths/staff.ts";

export async function saveServiceAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const draftId = text("entwurf");
	const saved = await saveDraft(actor, { draftId, now });
	redirect(
		saved.ok
			? staffPaths.service(saved.value.slug, "gespeichert")
			: saved.error === "unknown-draft"
				? staffPaths.services(saved.error)
				: staffPaths.reviewService(draftId, saved.error),
	);
}
