import {
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Locks of this process; a file with our number that is not among them is from before a restart. */
const held = new Set<string>();

/**
 * One process of this machine at a time: the others wait. The lock of a dead process is taken over,
 * and one older than the patience as well: its number may belong to another program by now.
 */
export async function withLock<Value>(
	lock: string,
	patienceSeconds: number,
	work: () => Promise<Value>,
): Promise<Value> {
	while (!take(lock)) {
		if (isAbandoned(lock, patienceSeconds)) rmSync(lock, { force: true });
		else await wait(100);
	}
	held.add(lock);
	// Kept young as long as we work: otherwise the others would take it for abandoned.
	const keeping = setInterval(() => refresh(lock), patienceSeconds * 250);
	try {
		return await work();
	} finally {
		clearInterval(keeping);
		held.delete(lock);
		if (readIfThere(lock) === String(process.pid))
			rmSync(lock, { force: true });
	}
}

function refresh(lock: string): void {
	const now = new Date();
	try {
		utimesSync(lock, now, now);
	} catch {
		// Somebody removed it; whoever works on is no worse off than before.
	}
}

function take(lock: string): boolean {
	try {
		writeFileSync(lock, String(process.pid), { flag: "wx" });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
}

function isAbandoned(lock: string, patienceSeconds: number): boolean {
	const seconds = ageInSeconds(lock);
	if (seconds > patienceSeconds) return true;
	const pid = Number(readIfThere(lock));
	// Empty for a moment between creating and writing.
	if (pid === 0) return seconds > 5;
	return pid === process.pid ? !held.has(lock) : !isAlive(pid);
}

/** 0 when it has just been let go. */
function ageInSeconds(file: string): number {
	const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
	return changedAt === undefined ? 0 : (Date.now() - changedAt) / 1000;
}

function readIfThere(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}
