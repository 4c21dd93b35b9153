import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { TemplateRefusal } from "./save-template.ts";

/** Takes a template out of the choice, or back in; saying the same again changes nothing. */
export function retireTemplate(
	actor: Actor,
	input: { id: number; active: boolean; now: Temporal.Instant },
): Promise<Result<null, TemplateRefusal>> {
	return orBusy<null, TemplateRefusal>(async () => {
		const { id, active, now } = input;
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		return write<null, TemplateRefusal>(async (tx) => {
			const row = await tx.answerTemplate.findUnique({ where: { id } });
			if (!row) return refuse("unknown-template");
			const { count } = await tx.answerTemplate.updateMany({
				where: { id, active: !active },
				data: { active, version: { increment: 1 } },
			});
			if (count === 0) return ok(null);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: active ? "template:restore" : "template:retire",
					subject: `template ${id}`,
					detail: { name: row.name },
				},
				now,
			);
			return ok(null);
		});
	});
}
