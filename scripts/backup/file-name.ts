import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/** npm starts scripts in the folder of the project; what was typed counts from where it was typed. */
export function asTyped(file: string): string {
	return path.resolve(process.env.INIT_CWD ?? ".", file);
}

/**
 * Beside the data, under a name that tells when, unless a file or a folder is given.
 * @param given as typed
 */
export function backupFile(
	given: string | undefined,
	dataDir: string,
	now: Temporal.Instant,
): string {
	const stamp = now.toString({ smallestUnit: "second" });
	const name = `buergertermin-${stamp.replaceAll(/[-:]/g, "")}.gz`;
	if (given === undefined) {
		const folder = path.resolve(dataDir, "backups");
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		return path.join(folder, name);
	}
	const file = asTyped(given);
	const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory();
	return isFolder ? path.join(file, name) : file;
}
