// npm run db:migrate        applies prisma/migrations to the database
// npm run db:new <name>     writes the SQL from the committed schema.prisma to the one on disk
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Fault } from "#lib/fault.ts";
import { env } from "#lib/runtime/env.ts";
import { MIGRATIONS, sqlBetween } from "#prisma/engine.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

const [command, name = ""] = process.argv.slice(2);

await run(async () => {
	if (command === "deploy") await deploy();
	else if (command === "new" && /^[a-z0-9_]+$/.test(name)) await author(name);
	else
		throw new Fault("npm run db:migrate | npm run db:new <name_in_snake_case>");
});

async function deploy(): Promise<void> {
	readySettings();
	await openDatabase();
	const applied = await migrateDeploy(env().databaseDirectUrl);
	console.log(
		applied.length > 0 ? `applied ${applied.join(", ")}` : "nothing to apply",
	);
}

/** Compared with the committed schema, not with a database: pure, and no shadow database is needed. */
async function author(title: string): Promise<void> {
	const committed = spawnSync("git", ["show", "HEAD:./prisma/schema.prisma"], {
		encoding: "utf8",
	});
	readySettings();
	await openDatabase();
	const sql = await sqlBetween(
		env().databaseDirectUrl,
		committed.status === 0 ? committed.stdout : null,
	);
	const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
	const folder = path.join(MIGRATIONS, `${stamp}_${title}`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, "migration.sql"), sql);
	console.log(`wrote ${path.relative(".", folder)}/migration.sql`);
}
