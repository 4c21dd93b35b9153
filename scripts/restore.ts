// npm run restore -- <file> [--replace]    puts the database in the state of a backup
import { parseArgs } from "node:util";
import { secretFingerprint } from "#lib/auth/secrets/secrets.ts";
import { Fault } from "#lib/fault.ts";
import { env } from "#lib/runtime/env.ts";
import { asTyped } from "#scripts/backup/file-name.ts";
import { amount } from "#scripts/backup/progress.ts";
import { restoreBackup } from "#scripts/backup/restore-backup.ts";
import { databaseName } from "#scripts/backup/session.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

// Until all is back: a signal ends the process early, and that must not look like success.
process.exitCode = 1;

await run(async () => {
	const { file, replace } = wish();
	readySettings();
	await openDatabase();
	const { databaseDirectUrl: databaseUrl } = env();
	console.log(`Restoring ${databaseName(databaseUrl)} …`);
	const { header, tables, rows, migrated } = await restoreBackup({
		databaseUrl,
		file,
		replace,
		say: console.log,
	});
	console.log(
		`Restored as it was at ${header.madeAt}: ${amount(tables, "table")}, ${amount(rows, "row")}.`,
	);
	for (const name of migrated) console.log(`Migrated: ${name}`);
	console.log(
		"Contact data that are due since then are erased when the application starts; mails that waited go out.",
	);
	if (header.secret !== secretFingerprint())
		console.log(
			"Attention: APP_SECRET is not the one this backup was made with. Links and PINs that people have open nothing, and mails that waited stay unsent. Set the old APP_SECRET before you start the application.",
		);
	process.exitCode = 0;
});

function wish(): { file: string; replace: boolean } {
	const usage = "npm run restore -- <file> [--replace]";
	try {
		const { values, positionals } = parseArgs({
			options: { replace: { type: "boolean", default: false } },
			allowPositionals: true,
		});
		const [file, ...rest] = positionals;
		if (file !== undefined && rest.length === 0)
			return { file: asTyped(file), replace: values.replace };
	} catch {
		// An option that we do not know.
	}
	throw new Fault(usage);
}
