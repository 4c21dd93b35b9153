import "server-only";
import { randomUUID } from "node:crypto";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	type FileRefusal,
	readXzufi,
} from "#lib/catalog/import/rules/xzufi.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";

/** What nobody has saved by then nobody will. */
const DAYS = 7;

/** Reads a file and keeps what it says, to be looked at before anything of it is saved. */
export async function keepImport(
	actor: Actor,
	{
		source,
		text,
		now,
	}: {
		/** Name of the file, or the address. */
		source: string;
		text: string;
		now: Temporal.Instant;
	},
): Promise<Result<{ id: string }, FileRefusal | "forbidden" | "busy">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const read = readXzufi(text);
	if (!read.ok) return read;
	return write<{ id: string }, never>(async (tx) => {
		await tx.catalogImport.deleteMany({
			where: { at: { lt: toDbInstant(now.subtract({ hours: 24 * DAYS })) } },
		});
		const id = randomUUID();
		await tx.catalogImport.create({
			data: {
				id,
				userId: actor.userId,
				at: toDbInstant(now),
				source: source.slice(0, 500),
				services: toJson(read.value),
			},
		});
		return ok({ id });
	});
}
