import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	type CategoryNames,
	categoryMark,
	namesOf,
} from "#lib/catalog/rules/category-form.ts";
import { newSlug } from "#lib/catalog/rules/service-form.ts";
import { languages } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lockCatalog } from "./lock-catalog.ts";

export type CategoryRefusal =
	| "unknown-category"
	/** Services stand in it. */
	| "in-use"
	/** Somebody else has given it other names since the form was shown. */
	| "changed"
	/** Another one is called so in German. */
	| "name-taken"
	| "forbidden"
	| "busy";

type Work = (tx: Tx) => Promise<
	Result<
		/** Which one; null: nothing was to be done. */
		string | null,
		"unknown-category" | "in-use" | "changed" | "name-taken"
	>
>;

/** A new topic at the end, or other names for one. */
export function saveCategory(
	actor: Actor,
	{
		known,
		names,
		now,
	}: {
		/** Which one, and its names as the form showed them (`categoryMark`). Null: a new one. */
		known: { slug: string; shown: string } | null;
		names: CategoryNames;
		now: Temporal.Instant;
	},
): Promise<Result<null, CategoryRefusal>> {
	return changing(
		actor,
		known ? "category:renamed" : "category:added",
		now,
		async (tx) => {
			const rows = await tx.category.findMany({
				select: { id: true, slug: true, position: true, texts: true },
			});
			const own = rows.find((row) => row.slug === known?.slug);
			if (known && !own) return refuse("unknown-category");
			const wanted = categoryMark(names);
			const markOf = (row: (typeof rows)[number]) => categoryMark(namesOf(row));
			// Sent twice: it is as it was wanted.
			if (
				own
					? markOf(own) === wanted
					: rows.some((row) => markOf(row) === wanted)
			)
				return ok(null);
			if (own && markOf(own) !== known?.shown) return refuse("changed");
			if (rows.some((row) => row !== own && namesOf(row).de === names.de))
				return refuse("name-taken");
			const { id, slug: saved } =
				own ??
				(await tx.category.create({
					data: {
						slug: newSlug(
							names.de,
							rows.map((row) => row.slug),
						),
						position: Math.max(0, ...rows.map((row) => row.position)) + 1,
					},
					select: { id: true, slug: true },
				}));
			// Names in other languages are on no form, and stay.
			for (const locale of languages()) {
				const name = names[locale] ?? null;
				if (name === null)
					await tx.categoryText.deleteMany({
						where: { categoryId: id, locale },
					});
				else
					await tx.categoryText.upsert({
						where: { categoryId_locale: { categoryId: id, locale } },
						create: { categoryId: id, locale, name },
						update: { name },
					});
			}
			return ok(saved);
		},
	);
}

/** One place up or down. */
export function orderCategory(
	actor: Actor,
	{
		slug,
		direction,
		now,
	}: { slug: string; direction: "up" | "down"; now: Temporal.Instant },
): Promise<Result<null, CategoryRefusal>> {
	return changing(actor, "category:ordered", now, async (tx) => {
		const rows = await tx.category.findMany({
			orderBy: [{ position: "asc" }, { id: "asc" }],
			select: { id: true, slug: true },
		});
		const at = rows.findIndex((row) => row.slug === slug);
		const own = rows[at];
		if (!own) return refuse("unknown-category");
		const other = rows[direction === "up" ? at - 1 : at + 1];
		if (!other) return ok(null);
		const order = rows.map((row) =>
			row === own ? other.id : row === other ? own.id : row.id,
		);
		await tx.$executeRaw`
			UPDATE category SET position = o.position
			FROM unnest(${order}::int[]) WITH ORDINALITY AS o(id, position) WHERE category.id = o.id`;
		return ok(slug);
	});
}

/** Only an empty one. */
export function deleteCategory(
	actor: Actor,
	{ slug, now }: { slug: string; now: Temporal.Instant },
): Promise<Result<null, CategoryRefusal>> {
	return changing(actor, "category:deleted", now, async (tx) => {
		const row = await tx.category.findUnique({
			where: { slug },
			include: { _count: { select: { services: true } } },
		});
		if (!row) return refuse("unknown-category");
		if (row._count.services > 0) return refuse("in-use");
		await tx.category.delete({ where: { slug } });
		return ok(slug);
	});
}

async function changing(
	actor: Actor,
	action: string,
	now: Temporal.Instant,
	work: Work,
): Promise<Result<null, CategoryRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<null, CategoryRefusal>(async (tx) => {
		await lockCatalog(tx);
		const done = await work(tx);
		if (!done.ok) return done;
		if (done.value === null) return ok(null);
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action,
				subject: `category ${done.value}`,
			},
			now,
		);
		return ok(null);
	});
}
