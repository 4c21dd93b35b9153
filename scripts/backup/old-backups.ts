import { readdirSync, rmSync } from "node:fs";
import path from "node:path";

/** Our own names only, and what a killed backup left half written. */
const NAME =
	/^buergertermin-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.gz(?:\.\d+\.partial)?$/;

/** "buergertermin-20261124T090000Z.gz" */
export function backupName(now: Temporal.Instant): string {
	const stamp = now.toString({ smallestUnit: "second" });
	return `buergertermin-${stamp.replaceAll(/[-:]/g, "")}.gz`;
}

/**
 * Deletes the backups of this folder that are older than the privacy page says. By their names:
 * copying a file to another place changes when it was last written.
 * @returns the names of those deleted
 */
export function removeOldBackups(
	folder: string,
	days: number,
	now: Temporal.Instant,
): string[] {
	const oldest = now.subtract({ hours: days * 24 });
	const old = readdirSync(folder).filter((name) => {
		const instant = NAME.test(name)
			? Temporal.Instant.from(name.replace(NAME, "$1-$2-$3T$4:$5:$6Z"))
			: null;
		return instant && Temporal.Instant.compare(instant, oldest) < 0;
	});
	for (const name of old) rmSync(path.join(folder, name), { force: true });
	return old;
}
