import { createHmac, randomBytes } from "node:crypto";
import {
	existsSync,
	linkSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { closeDb } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/cluster.ts";
import { stateOfDatabase } from "#lib/db/health.ts";
import { Fault } from "#lib/fault.ts";
import { type Env, env, modeOf, readEnv } from "#lib/runtime/env.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";

/** Stands in while the settings are checked before the embedded database has an address. */
const NOT_YET = "postgresql://embedded";

/**
 * Fills in what the environment leaves open, for this process and those it starts: settings from
 * `.env`, the mode, and outside production a secret that is kept, so that links in the demo's mails
 * survive a restart.
 * @throws EnvError when a setting is missing or wrong
 */
export function readySettings(): Env {
	// Variables that are set already win over the file.
	if (existsSync(".env")) process.loadEnvFile(".env");
	process.env.APP_ENV = modeOf(process.env);
	const production = process.env.APP_ENV === "production";
	if (!production && !process.env.APP_SECRET?.trim()) {
		process.env.APP_SECRET = storedSecret(
			process.env.DATA_DIR?.trim() || "data",
		);
	}
	const settings = readEnv({
		...process.env,
		DATABASE_URL:
			process.env.DATABASE_URL?.trim() || (production ? undefined : NOT_YET),
	});
	process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionKey(settings.secret);
	return settings;
}

/** Starts the embedded database when DATABASE_URL is unset; from then on `env()` works. */
export async function openDatabase(): Promise<void> {
	if (!process.env.DATABASE_URL?.trim()) {
		const database = await startEmbedded({
			dataDir: process.env.DATA_DIR?.trim() || "data",
		});
		registerShutdown(() => database.release());
		process.env.DATABASE_URL = database.url();
	}
	env();
}

/**
 * The same, for a command that works with what is in it.
 * @throws Fault when there is nothing to work with yet
 */
export async function openMigrated(): Promise<void> {
	await openDatabase();
	registerShutdown(closeDb);
	const state = await stateOfDatabase();
	if (state === "older")
		throw new Fault(
			"The database does not have the tables of this version yet. Make them first: npm run db:migrate (npm start does it by itself).",
		);
	if (state === "away")
		throw new Fault(
			"The database does not answer. Is it running, and is DATABASE_URL right?",
		);
}

function storedSecret(folder: string): string {
	const file = path.join(folder, "secret");
	if (!existsSync(file)) {
		mkdirSync(folder, { recursive: true });
		const draft = `${file}.${process.pid}`;
		writeFileSync(draft, randomBytes(32).toString("base64url"), {
			mode: 0o600,
		});
		putIfNew(draft, file);
	}
	return readFileSync(file, "utf8").trim();
}

/** Whole, and only the first of several processes that start at once. */
function putIfNew(draft: string, file: string): void {
	try {
		linkSync(draft, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	} finally {
		rmSync(draft);
	}
}

/** Next encrypts what server actions close over; every process must use the same key. */
function actionKey(secret: string): string {
	return createHmac("sha256", secret)
		.update("next server actions")
		.digest("base64");
}
