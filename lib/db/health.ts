import { readdir } from "node:fs/promises";
import path from "node:path";
import { onGlobal } from "#lib/runtime/global.ts";
import { db } from "./client.ts";

const PATIENCE_MS = 2_000;

/** Whether the database answers and has every migration of this version of the application. */
export async function isHealthy(): Promise<boolean> {
	try {
		return await Promise.race([isMigrated(), afterPatience()]);
	} catch {
		return false;
	}
}

async function isMigrated(): Promise<boolean> {
	const names = await migrationNames();
	const [row] = await db().$queryRaw<{ applied: number }[]>`
		SELECT count(DISTINCT migration_name)::int AS applied FROM _prisma_migrations
		WHERE migration_name = ANY(${names}) AND finished_at IS NOT NULL AND rolled_back_at IS NULL`;
	return row?.applied === names.length;
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

function afterPatience(): Promise<boolean> {
	return new Promise((resolve) => {
		setTimeout(() => resolve(false), PATIENCE_MS).unref();
	});
}
