import { mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { backupName } from "#scripts/backup/old-backups.ts";

/** npm starts scripts in the folder of the project; what was typed counts from where it was typed. */
export function asTyped(file: string): string {
	return path.resolve(process.env.INIT_CWD ?? ".", file);
}

/**
 * Beside the data, under a name that tells when, unless a file or a folder is given.
 * @param given as typed
 * @returns the file, and the folder if the name was ours to choose
 */
export function backupFile(
	given: string | undefined,
	dataDir: string,
	now: Temporal.Instant,
): { file: string; folder: string | null } {
	const usual = path.resolve(dataDir, "backups");
	if (given === undefined) mkdirSync(usual, { recursive: true, mode: 0o700 });
	const target = given === undefined ? usual : asTyped(given);
	return statSync(target, { throwIfNoEntry: false })?.isDirectory()
		? { file: path.join(target, backupName(now)), folder: target }
		: { file: target, folder: null };
}
