import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { isUnused } from "#lib/catalog/queries/find-service-to-edit.ts";
import type { Tx } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lockCatalog } from "./lock-catalog.ts";

type MoveRefusal = "unknown-service" | "forbidden" | "busy";

/** One place up or down among those of its category; at the end it stays where it is. */
export async function orderService(
	actor: Actor,
	{
		slug,
		direction,
		now,
	}: { slug: string; direction: "up" | "down"; now: Temporal.Instant },
): Promise<Result<null, MoveRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<null, MoveRefusal>(async (tx) => {
		await lockCatalog(tx);
		const rows = await tx.service.findMany({
			orderBy: [{ position: "asc" }, { id: "asc" }],
			select: { id: true, slug: true, categoryId: true },
		});
		const own = rows.find((row) => row.slug === slug);
		if (!own) return refuse("unknown-service");
		const category = rows.filter((row) => row.categoryId === own.categoryId);
		const at = category.indexOf(own);
		const other = category[direction === "up" ? at - 1 : at + 1];
		if (!other) return ok(null);
		const order = rows.map((row) =>
			row === own ? other.id : row === other ? own.id : row.id,
		);
		await writeOrder(tx, order);
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "service:ordered",
				subject: `service ${slug}`,
			},
			now,
		);
		return ok(null);
	});
}

/** All at once, so that none share a place. */
async function writeOrder(tx: Tx, ids: readonly number[]): Promise<void> {
	await tx.$executeRaw`
		UPDATE service SET position = o.position
		FROM unnest(${[...ids]}::int[]) WITH ORDINALITY AS o(id, position)
		WHERE service.id = o.id AND service.position <> o.position`;
}

export type DeleteRefusal = MoveRefusal | "in-use";

/** Only what nothing refers to: a slip of a minute ago. Everything else gets a last day. */
export async function deleteService(
	actor: Actor,
	{ slug, now }: { slug: string; now: Temporal.Instant },
): Promise<Result<null, DeleteRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<null, DeleteRefusal>(async (tx) => {
		await lockCatalog(tx);
		const row = await tx.service.findUnique({
			where: { slug },
			include: { texts: { where: { locale: "de" } } },
		});
		if (!row) return refuse("unknown-service");
		// Whoever books it right now is waited for, and refused from then on.
		await tx.$queryRaw`SELECT 1 FROM service WHERE id = ${row.id} FOR UPDATE`;
		if (!(await isUnused(tx, row.id))) return refuse("in-use");
		await tx.service.delete({ where: { id: row.id } });
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "service:deleted",
				subject: `service ${slug}`,
				detail: { name: row.texts[0]?.name ?? slug },
			},
			now,
		);
		return ok(null);
	});
}
