import { readdir } from "node:fs/promises";
import path from "node:path";
import { answeredAt, monotonic } from "#lib/finished/finished.ts";
import { withinAttention } from "#lib/runtime/attention.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { db } from "./client.ts";

/** Shorter than balancers wait. */
const PATIENCE_MS = 500;
/** A database that has answered anything so lately is busy, not away. */
const LATELY_MS = 10_000;

/**
 * Whether the database answers and has every migration of this version of the application. One that is busy takes its
 * time: a process that said no then would be taken out by its balancer when it is needed most.
 */
export async function isHealthy(): Promise<boolean> {
	return withinAttention(PATIENCE_MS, ask(), "no answer yet").catch(
		hasAnsweredLately,
	);
}

/** Whoever was healthy once asks the database for other things as well, and more often than this is asked. */
function hasAnsweredLately(): boolean {
	const { at } = heard();
	const isKnown = at > Number.NEGATIVE_INFINITY;
	return isKnown && monotonic() - Math.max(at, answeredAt()) < LATELY_MS;
}

const heard = () =>
	onGlobal("health", () => ({ at: Number.NEGATIVE_INFINITY }));

/** Also when nobody waits for the answer any more. */
async function ask(): Promise<boolean> {
	const answer = await isMigrated().catch(() => false);
	if (answer) heard().at = monotonic();
	return answer;
}

/** Whether the database has every migration of this version of the application. Throws where it has none at all. */
async function isMigrated(): Promise<boolean> {
	const names = await migrationNames();
	const [row] = await db().$queryRaw<{ applied: number }[]>`
		SELECT count(DISTINCT migration_name)::int AS applied FROM _prisma_migrations
		WHERE migration_name = ANY(${names}) AND finished_at IS NOT NULL AND rolled_back_at IS NULL`;
	return row?.applied === names.length;
}

/** For commands that work on what is there: "away" is a database that does not answer, or is none. */
export async function stateOfDatabase(): Promise<"ready" | "older" | "away"> {
	try {
		const [row] = await db().$queryRaw<{ isThere: boolean }[]>`
			SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`;
		return row?.isThere && (await isMigrated()) ? "ready" : "older";
	} catch {
		return "away";
	}
}

/** The folder does not change while the process runs. */
function migrationNames(): Promise<string[]> {
	return onGlobal("migration-names", async () => {
		const folder = path.join(process.cwd(), "prisma", "migrations");
		const entries = await readdir(folder, { withFileTypes: true });
		return entries
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
	});
}
