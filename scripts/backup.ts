// npm run backup [file]    copies the database as it is now into one file, also while people book
import { existsSync } from "node:fs";
import path from "node:path";
import { secretFingerprint } from "#lib/auth/secrets/secrets.ts";
import { Fault } from "#lib/fault.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { noteBackup } from "#lib/watch/commands/note-backup.ts";
import { backupFile } from "#scripts/backup/file-name.ts";
import { makeBackup } from "#scripts/backup/make-backup.ts";
import { removeOldBackups } from "#scripts/backup/old-backups.ts";
import { amount } from "#scripts/backup/progress.ts";
import { databaseName } from "#scripts/backup/session.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";
import packageJson from "../package.json" with { type: "json" };

// Until the copy is whole: a signal ends the process early, and that must not look like success.
process.exitCode = 1;

await run(async () => {
	const { dataDir, operator } = readySettings();
	refuseNoDatabase(dataDir);
	await openDatabase();
	const { file, folder } = backupFile(process.argv[2], dataDir, now());
	console.log(`Backing up ${databaseName(env().databaseDirectUrl)} …`);
	const made = await makeBackup({
		databaseUrl: env().databaseDirectUrl,
		file,
		secret: secretFingerprint(),
		application: packageJson.version,
		now: now(),
		say: console.log,
	});
	for (const name of made.skipped)
		console.log(`Not in it: the table ${name}, which is not ours.`);
	console.log(
		`${file}: ${amount(made.tables, "table")}, ${amount(made.rows, "row")}, ${amount(Math.ceil(made.bytes / 1024), "kilobyte")}.`,
	);
	await noteBackup(env().databaseDirectUrl, made).catch((error: Error) =>
		console.log(
			`It is whole, but nobody who watches will hear of it: ${error.message}`,
		),
	);
	const days = amount(operator.backupDays, "day");
	const old = folder
		? removeOldBackups(folder, operator.backupDays, now())
		: [];
	for (const name of old)
		console.log(`Deleted, because it is older than ${days}: ${name}`);
	console.log(
		`It holds names and addresses: no copy of it may grow older than ${days} (BACKUP_DAYS). APP_SECRET is not in it; keep that in another place.`,
	);
	process.exitCode = 0;
});

/** An embedded database would be made anew, and its emptiness be backed up night after night. */
function refuseNoDatabase(dataDir: string): void {
	const isEmbedded = !process.env.DATABASE_URL?.trim();
	if (isEmbedded && !existsSync(path.join(dataDir, "postgres")))
		throw new Fault(
			`There is no database: DATABASE_URL is unset, and ${path.resolve(dataDir)} holds none.\nSet DATABASE_URL or DATA_DIR as the application has it.`,
		);
}
