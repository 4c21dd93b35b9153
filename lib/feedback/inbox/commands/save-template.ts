import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { languages } from "#lib/city/city.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import type { TemplateDraft } from "#lib/feedback/inbox/rules/template.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

export type TemplateRefusal =
	| "unknown-template"
	| "name-taken"
	| "changed-meanwhile"
	| "forbidden"
	| "busy";

/** A template more, or other words for one; answers that began with it stay as they are. */
export function saveTemplate(
	actor: Actor,
	input: {
		/** Null: a new one. */
		known: { id: number; version: number } | null;
		draft: TemplateDraft;
		now: Temporal.Instant;
	},
): Promise<Result<null, TemplateRefusal>> {
	return orBusy<null, TemplateRefusal>(async () => {
		const { known, draft, now } = input;
		const { name, texts } = draft;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<null, TemplateRefusal>(async (tx) => {
			// Two names that only differ in capitals are one; two at once must not both be told there is none.
			await lockKey(tx, "answer templates");
			const twin = await tx.answerTemplate.findFirst({
				where: { name: { equals: name, mode: "insensitive" } },
			});
			if (twin && twin.id !== known?.id) return refuse("name-taken");
			const row = known
				? await tx.answerTemplate.findUnique({ where: { id: known.id } })
				: await tx.answerTemplate.create({ data: { name, version: 0 } });
			if (!row) return refuse("unknown-template");
			const { count } = await tx.answerTemplate.updateMany({
				where: { id: row.id, version: known?.version ?? row.version },
				data: { name, version: { increment: 1 } },
			});
			if (count === 0) return refuse("changed-meanwhile");
			// Words in other languages are on no form, and stay.
			for (const locale of languages()) {
				const text = texts[locale] ?? "";
				if (text === "")
					await tx.answerTemplateText.deleteMany({
						where: { templateId: row.id, locale },
					});
				else
					await tx.answerTemplateText.upsert({
						where: { templateId_locale: { templateId: row.id, locale } },
						create: { templateId: row.id, locale, text },
						update: { text },
					});
			}
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: known ? "template:change" : "template:create",
					subject: `template ${row.id}`,
					detail: { name },
				},
				now,
			);
			return ok(null);
		});
	});
}
