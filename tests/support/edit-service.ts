import type { Actor } from "#lib/auth/rules/permission.ts";
import { keepDraft } from "#lib/catalog/commands/keep-draft.ts";
import { saveDraft } from "#lib/catalog/commands/save-draft.ts";
import { findServiceToEdit } from "#lib/catalog/queries/find-service-to-edit.ts";
import type { ServiceFields } from "#lib/catalog/rules/service-form.ts";

/** What an administrator types about a service, kept aside as the page does it. */
export async function draftService(
	actor: Actor,
	slug: string,
	changes: Partial<ServiceFields>,
	now: Temporal.Instant,
): Promise<string> {
	const found = await findServiceToEdit(actor, slug, now);
	if (!found.ok) throw new Error(found.error);
	const service = found.value;
	const fields = { ...service.fields, ...changes };
	const kept = await keepDraft(actor, { service, fields, now });
	if (!kept.ok) throw new Error(kept.error);
	return kept.value.id;
}

/** Typed, looked at and saved. */
export async function editService(
	actor: Actor,
	slug: string,
	changes: Partial<ServiceFields>,
	now: Temporal.Instant,
): ReturnType<typeof saveDraft> {
	const draftId = await draftService(actor, slug, changes, now);
	return saveDraft(actor, { draftId, now });
}
