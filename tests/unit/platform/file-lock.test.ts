import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { withLock } from "#lib/runtime/file-lock.mjs";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const lock = path.join(folder.path, "lock");

test("one at a time, and the lock is gone afterwards, also when the work fails", async () => {
	let inside = 0;
	const work = async () => {
		inside += 1;
		expect(inside).toBe(1);
		await wait(10);
		inside -= 1;
		throw new Error("failed");
	};
	const runs = await Promise.allSettled(
		[1, 2, 3].map(() => withLock(lock, 60, work)),
	);
	expect(runs.map(({ status }) => status)).toEqual([
		"rejected",
		"rejected",
		"rejected",
	]);
	expect(existsSync(lock)).toBe(false);
});

test.each([
	["of a process that is gone", "999999999"],
	[
		"of a former process with our number, as in a container",
		String(process.pid),
	],
])("a lock %s is taken over", async (_, content) => {
	writeFileSync(lock, content);
	expect(await withLock(lock, 60, async () => "done")).toBe("done");
});

test("a lock that is older than anybody's work is taken over", async () => {
	writeFileSync(lock, String(process.ppid));
	utimesSync(lock, 0, 0);
	expect(await withLock(lock, 60, async () => "done")).toBe("done");
});
