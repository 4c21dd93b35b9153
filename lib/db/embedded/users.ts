import {
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Several processes may use one embedded database (`npm start`, `npm run worker`): each leaves a
 * file named after its process id, and who leaves last stops the server. Files of processes that
 * are gone (killed, power cut) do not count.
 */
const usersOf = (folder: string) => path.join(folder, "users");

export function enter(folder: string): void {
	mkdirSync(usersOf(folder), { recursive: true });
	writeFileSync(path.join(usersOf(folder), String(process.pid)), "");
}

/** @returns whether another living process still uses the database */
export function leave(folder: string): boolean {
	rmSync(path.join(usersOf(folder), String(process.pid)), { force: true });
	return otherUsers(folder).length > 0;
}

function otherUsers(folder: string): number[] {
	const living: number[] = [];
	for (const name of readdirSync(usersOf(folder))) {
		const pid = Number(name);
		if (isAlive(pid)) living.push(pid);
		else rmSync(path.join(usersOf(folder), name), { force: true });
	}
	return living.filter((pid) => pid !== process.pid);
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

const LOCK_WAIT_MS = 60_000;

/** Starting and stopping are done by one process at a time; a dead process's lock is taken over. */
export async function withLock<Value>(
	folder: string,
	work: () => Promise<Value>,
): Promise<Value> {
	const lock = path.join(folder, "lock");
	const until = Date.now() + LOCK_WAIT_MS;
	for (;;) {
		try {
			writeFileSync(lock, String(process.pid), { flag: "wx" });
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
		}
		if (isAbandoned(lock) || Date.now() > until) rmSync(lock, { force: true });
		else await wait(100);
	}
	try {
		return await work();
	} finally {
		rmSync(lock, { force: true });
	}
}

function isAbandoned(lock: string): boolean {
	try {
		const pid = Number(readFileSync(lock, "utf8"));
		// Empty for a moment between creating and writing.
		if (!pid) return Date.now() - statSync(lock).mtimeMs > 5_000;
		return pid !== process.pid && !isAlive(pid);
	} catch {
		return false;
	}
}
