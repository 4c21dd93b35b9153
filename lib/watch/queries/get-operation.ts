import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { askApart } from "#lib/db/apart.ts";
import { ok, type Result } from "#lib/result.ts";
import { type Status, statusOf } from "#lib/watch/rules/status.ts";
import { type WorkState, workState } from "#lib/watch/rules/work.ts";
import type { KnownFigures } from "#lib/watch/watch.ts";
import { databaseAnsweredAt, readingWithin } from "./known-reading.ts";

/** So old may be what the page shows. */
const FRESH_MS = 5_000;

export interface Operation {
	status: Status;
	work: WorkState;
	figures: KnownFigures;
	/** Epoch milliseconds: ages count from here. */
	at: number;
	versions: {
		node: string;
		/** Null: it could not be asked. */
		postgres: string | null;
		/** The newest migration of the database. */
		migration: string | null;
	};
}

/** How the whole installation stands, for whoever runs it. */
export async function getOperation(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<Operation, "forbidden">> {
	const may = await authorise(actor, "audit:read", null, now);
	if (!may.ok) return may;
	const reading = await readingWithin(FRESH_MS);
	const { figures, at } = reading;
	return ok({
		status: statusOf(reading, databaseAnsweredAt(), now.epochMilliseconds),
		work: workState(figures.beats, figures.sweeps),
		figures,
		at,
		versions: { node: process.versions.node, ...(await databaseVersions()) },
	});
}

async function databaseVersions() {
	const { rows } = await askApart<{ postgres: string; migration: string }>`
		SELECT current_setting('server_version') AS postgres, (SELECT max(migration_name) FROM _prisma_migrations
			WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migration`;
	return rows[0] ?? { postgres: null, migration: null };
}
