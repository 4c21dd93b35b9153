import "server-only";
import { randomUUID } from "node:crypto";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	NEW_SERVICE,
	type ServiceFields,
} from "#lib/catalog/rules/service-form.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/** What nobody has saved by then nobody will. */
const DAYS = 7;

/** Keeps what was typed about a service, so that it can be looked at before it is saved; nobody else sees it. */
export async function keepDraft(
	actor: Actor,
	{
		service,
		fields,
		now,
	}: {
		/** As the form was shown; null: a new one. */
		service: { id: number; version: number; fields: ServiceFields } | null;
		fields: ServiceFields;
		now: Temporal.Instant;
	},
): Promise<Result<{ id: string }, "forbidden" | "busy">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const { userId } = actor;
	return write<{ id: string }, never>(async (tx) => {
		await tx.serviceDraft.deleteMany({
			where: { at: { lt: toDbInstant(now.subtract({ hours: 24 * DAYS })) } },
		});
		const id = randomUUID();
		await tx.serviceDraft.create({
			data: {
				id,
				userId,
				serviceId: service?.id ?? null,
				version: service?.version ?? 0,
				at: toDbInstant(now),
				base: toJson(service?.fields ?? NEW_SERVICE),
				fields: toJson(fields),
			},
		});
		return ok({ id });
	});
}
