import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	type CategoryNames,
	namesOf,
} from "#lib/catalog/rules/category-form.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";

export interface EditedCategory {
	slug: string;
	names: CategoryNames;
	/** How many services stand in it. */
	services: number;
}

/** The topics in their order, with their names in all languages. */
export async function listCategories(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<EditedCategory[], "forbidden">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const rows = await db().category.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		include: { texts: true, _count: { select: { services: true } } },
	});
	return ok(
		rows.map(({ slug, texts, _count }) => ({
			slug,
			names: namesOf({ slug, texts }),
			services: _count.services,
		})),
	);
}
