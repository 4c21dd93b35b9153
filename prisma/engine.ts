import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as wasm from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { PATIENT } from "#prisma/advisory-lock.ts";

/**
 * Prisma's schema engine as WASM in this process, through the driver adapter. The native engine,
 * which `prisma migrate` uses, is downloaded at run time and so is missing on machines that reach
 * only npm. https://github.com/prisma/prisma/tree/main/packages/migrate does the same behind a flag.
 */
const folder = import.meta.dirname;
export const MIGRATIONS = path.join(folder, "migrations");
const LOCK_FILE = {
	path: "migration_lock.toml",
	content: 'provider = "postgresql"\n',
};
const FILTERS = { externalTables: [], externalEnums: [] };
const SCHEMA_FILE = "schema.prisma";

interface Translating {
	onError(error: unknown): never;
}

/**
 * Sends a migration as one script. The adapter's own way is to cut it at every semicolon, also at
 * those in comments, strings and function bodies. As one script it is also all or nothing.
 */
class WholeScriptPg extends PrismaPg {
	override async connect() {
		const adapter = await super.connect();
		adapter.executeScript = async (script) => {
			try {
				await adapter.underlyingDriver().query(script);
			} catch (error) {
				// Its translation of PostgreSQL's errors, without which the engine loses the message.
				(adapter as unknown as Translating).onError(error);
			}
		};
		return adapter;
	}
}

let loaded = false;

/** Loads the engine once per process; its JavaScript half keeps the instance in a module variable. */
async function load(): Promise<void> {
	if (loaded) return;
	const file = createRequire(import.meta.url)
		.resolve("@prisma/schema-engine-wasm")
		.replace("schema_engine.js", "schema_engine_bg.wasm");
	const { instance } = await WebAssembly.instantiate(readFileSync(file), {
		"./schema_engine_bg.js": wasm as unknown as WebAssembly.ModuleImports,
	});
	wasm.__wbg_set_wasm(instance.exports);
	(instance.exports.__wbindgen_start as () => void)();
	loaded = true;
}

function readSchema(): string {
	return readFileSync(path.join(folder, SCHEMA_FILE), "utf8");
}

/** Names of the migrations, oldest first. */
export function migrationNames(): string[] {
	return readdirSync(MIGRATIONS, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
}

export function migrationSql(name: string): string {
	return readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
}

async function withEngine<Value>(
	databaseUrl: string,
	work: (engine: wasm.SchemaEngine) => Promise<Value>,
): Promise<Value> {
	await load();
	const pool = new pg.Pool({
		connectionString: databaseUrl,
		Client: PostgresClient,
		options: PATIENT,
		max: 2,
	});
	pool.on("error", () => {});
	try {
		return await work(
			await wasm.SchemaEngine.new(
				{ datamodels: [[SCHEMA_FILE, readSchema()]] },
				() => {},
				bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(pool)),
			),
		);
	} finally {
		await pool.end();
	}
}

/** @returns names of the migrations that were applied just now */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
	return await withEngine(databaseUrl, async (engine) => {
		const { appliedMigrationNames } = await engine.applyMigrations({
			migrationsList: {
				baseDir: MIGRATIONS,
				lockfile: LOCK_FILE,
				shadowDbInitScript: "",
				migrationDirectories: migrationNames().map((name) => ({
					path: name,
					migrationFile: {
						path: "migration.sql",
						content: {
							tag: "ok",
							value: migrationSql(name),
						},
					},
				})),
			},
			filters: FILTERS,
		});
		return appliedMigrationNames;
	});
}

/**
 * The SQL that leads from one schema (null: an empty database) to the one on disk. Compares texts
 * only; the engine wants to connect to a database all the same, any one will do.
 */
export async function sqlBetween(
	databaseUrl: string,
	from: string | null,
): Promise<string> {
	return await withEngine(databaseUrl, async (engine) => {
		const { stdout } = await engine.diff({
			from:
				from === null
					? { tag: "empty" }
					: {
							tag: "schemaDatamodel",
							files: [{ path: SCHEMA_FILE, content: from }],
						},
			to: {
				tag: "schemaDatamodel",
				files: [{ path: SCHEMA_FILE, content: readSchema() }],
			},
			script: true,
			exitCode: null,
			filters: FILTERS,
		});
		return stdout ?? "";
	});
}
