import type pg from "pg";
import { Fault } from "#lib/fault.ts";
import { BOOKKEEPING } from "#prisma/replay.ts";

export interface Table {
	name: string;
	/** Without generated ones, which PostgreSQL computes itself. */
	columns: string[];
	/** Tables that its foreign keys point to. */
	needs: string[];
	/** Unlogged ones are emptied by any crash: what stands in them is worth nothing an hour later. */
	lasting: boolean;
}

const TABLES = `
	SELECT c.relname AS name, c.relpersistence <> 'u' AS lasting,
		(SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
			WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
		(SELECT coalesce(array_agg(DISTINCT r.relname::text), '{}') FROM pg_constraint k
			JOIN pg_class r ON r.oid = k.confrelid WHERE k.conrelid = c.oid AND k.contype = 'f') AS needs
	FROM pg_class c
	WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
		AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
	ORDER BY c.relname`;

/** All tables of schema public, but for Prisma's bookkeeping and those of extensions. */
export async function listTables(client: pg.Client): Promise<Table[]> {
	const { rows } = await client.query<Table>(TABLES, [BOOKKEEPING]);
	return rows;
}

/**
 * Each table after those that its foreign keys point to. A table may point to itself: keys are
 * checked when all its rows are there.
 * @throws Fault when tables point to each other in a circle; none of ours do, and a test would tell
 */
export function inLoadingOrder<Known extends Pick<Table, "name" | "needs">>(
	tables: readonly Known[],
): Known[] {
	const left = new Set(tables);
	const ordered: Known[] = [];
	while (left.size > 0) {
		const waiting = new Set([...left].map(({ name }) => name));
		const ready = [...left].filter(({ name, needs }) =>
			needs.every((needed) => needed === name || !waiting.has(needed)),
		);
		if (ready.length === 0)
			throw new Fault(
				`These tables point to each other in a circle: ${[...waiting].join(", ")}.`,
			);
		for (const table of ready) left.delete(table);
		ordered.push(...ready);
	}
	return ordered;
}
