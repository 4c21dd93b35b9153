import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	changedFields,
	type ServiceFields,
} from "#lib/catalog/rules/service-form.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { isUuid } from "#lib/uuid.ts";

export interface Draft {
	id: string;
	/** Null: a new service. */
	serviceId: number | null;
	/** Null: a new service. */
	slug: string | null;
	/** The service's as the form was shown. */
	version: number;
	/** As it stood then, and as it shall be. */
	base: ServiceFields;
	fields: ServiceFields;
	/** Names of what is different, of texts "name-de". */
	changed: readonly string[];
	/** Somebody has changed the service since. */
	isOutdated: boolean;
}

/** Only whoever typed it sees it. */
export async function findDraft(
	actor: Actor,
	id: string,
	now: Temporal.Instant,
): Promise<Result<Draft, "forbidden" | "unknown-draft">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const draft = await readDraft(db(), actor.userId, id);
	return draft ? ok(draft) : refuse("unknown-draft");
}

export async function readDraft(
	client: Db | Tx,
	userId: string,
	id: string,
): Promise<Draft | null> {
	if (!isUuid(id)) return null;
	const row = await client.serviceDraft.findUnique({
		where: { id, userId },
		include: { service: { select: { slug: true, version: true } } },
	});
	if (!row) return null;
	// Written by keepDraft, from what readService has read.
	const base = row.base as unknown as ServiceFields;
	const fields = row.fields as unknown as ServiceFields;
	return {
		id,
		serviceId: row.serviceId,
		slug: row.service?.slug ?? null,
		version: row.version,
		base,
		fields,
		changed: changedFields(base, fields),
		isOutdated: row.service !== null && row.service.version !== row.version,
	};
}
