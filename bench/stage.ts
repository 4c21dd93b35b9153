import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "#lib/db/embedded/binaries.ts";
import {
	type EmbeddedDatabase,
	startEmbedded,
} from "#lib/db/embedded/cluster.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { readySettings } from "#scripts/setup/environment.ts";
import { readyDatabase } from "#scripts/setup/launch.ts";

/** A Tuesday with a city full of open stations, as in the tests. */
const CLOCK = "2026-11-24T10:00:00+01:00";

/** Always the same: a secret is built in, and another one would mean another build. */
const SECRET = "nothing that is measured here is worth hiding";

/** Where the bench takes place; everything is thrown away afterwards. */
interface Stage {
	folder: string;
	now: Temporal.Instant;
	database: EmbeddedDatabase;
}

/** An empty, migrated database and this process's settings, which the served application gets as well. */
export async function openStage(clock = CLOCK): Promise<Stage> {
	const folder = mkdtempSync(path.join(tmpdir(), "buergertermin-bench-"));
	// The database user passes through it.
	chmodSync(folder, 0o711);
	registerShutdown(() => rmSync(folder, { recursive: true, force: true }));
	const dataDir = path.join(folder, "data");
	const port = await freePort();
	const database = await startEmbedded({ dataDir, throwAway: true });
	registerShutdown(() => database.remove());
	Object.assign(process.env, {
		APP_ENV: "test",
		APP_NOW: clock,
		APP_SECRET: SECRET,
		BASE_URL: `http://localhost:${port}`,
		DATABASE_URL: database.url(),
		DATA_DIR: dataDir,
		HOST: "127.0.0.1",
		NODE_ENV: "production",
		PORT: String(port),
		SMTP_URL: "",
		// The load comes from one machine and says for whom, as a proxy in front of many would.
		TRUSTED_PROXIES: "127.0.0.1, ::1",
	});
	readySettings();
	await readyDatabase();
	const now = Temporal.Instant.from(clock);
	return { folder, now, database };
}
