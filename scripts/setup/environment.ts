import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startEmbedded } from "#lib/db/embedded/cluster.ts";
import { env, modeOf } from "#lib/env.ts";
import { registerShutdown } from "#lib/shutdown.ts";

/**
 * Fills in what the environment leaves open, for this process and those it starts: settings from
 * `.env`, the mode, and outside production a secret and the embedded database.
 */
export function readDotEnv(): void {
	// Variables that are set already win over the file.
	if (existsSync(".env")) process.loadEnvFile(".env");
}

export const dataDir = () => process.env.DATA_DIR?.trim() || "./data";

/** Starts the embedded database when DATABASE_URL is unset. @returns whether it did */
export async function openDatabase(): Promise<boolean> {
	readDotEnv();
	process.env.APP_ENV = modeOf(process.env);
	if (process.env.DATABASE_URL?.trim() || process.env.APP_ENV === "production") return false;
	const database = await startEmbedded({ dataDir: dataDir() });
	registerShutdown(() => database.release());
	process.env.DATABASE_URL = database.url();
	return true;
}

/**
 * The demo's secret is made once and kept, so that links in its mails survive a restart.
 * Production brings its own.
 * @throws EnvError when a setting is missing or wrong
 */
export function readySettings(): void {
	readDotEnv();
	process.env.APP_ENV = modeOf(process.env);
	if (!process.env.APP_SECRET?.trim() && process.env.APP_ENV !== "production") {
		process.env.APP_SECRET = storedSecret(dataDir());
	}
	process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionKey(env().secret);
}

function storedSecret(folder: string): string {
	const file = path.join(folder, "secret");
	if (!existsSync(file)) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
	}
	return readFileSync(file, "utf8").trim();
}

/** Next encrypts what server actions close over; every build and process must use one key. */
export function actionKey(secret: string): string {
	return createHmac("sha256", secret)
		.update("next server actions")
		.digest("base64");
}
