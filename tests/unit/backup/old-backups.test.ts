import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { backupName, removeOldBackups } from "#scripts/backup/old-backups.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");

test("backups older than the privacy page says are deleted, half ones too, and nothing else", () => {
	const daysAgo = (days: number) =>
		backupName(NOW.subtract({ hours: days * 24 + 1 }));
	expect(backupName(NOW)).toBe("buergertermin-20261124T090000Z.gz");
	const due = [daysAgo(14), `${daysAgo(15)}.4711.partial`, daysAgo(400)];
	const kept = [
		backupName(NOW),
		daysAgo(13),
		`${daysAgo(1)}.4711.partial`,
		`before-the-upgrade-${daysAgo(30)}`,
		`${daysAgo(30)}.txt`,
	];
	for (const name of [...due, ...kept])
		writeFileSync(path.join(folder.path, name), "");
	expect(removeOldBackups(folder.path, 14, NOW).sort()).toEqual(due.sort());
	expect(readdirSync(folder.path).sort()).toEqual(kept.sort());
});
