// Plain JavaScript, because scripts/run.mjs needs it before there is a Node that reads TypeScript.
import {
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Locks of this process; a file with our number that is not among them is from before a restart. */
/** @type {Set<string>} */
const held = new Set();

/**
 * One process of this machine at a time: the others wait. The lock of a dead process is taken over,
 * and one older than the patience as well: its number may belong to another program by now.
 * @template Value
 * @param {string} lock its file
 * @param {number} patienceSeconds
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function withLock(lock, patienceSeconds, work) {
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

/** @param {string} lock */
function refresh(lock) {
	const now = new Date();
	try {
		utimesSync(lock, now, now);
	} catch {
		// Somebody removed it; whoever works on is no worse off than before.
	}
}

/** @param {string} lock */
function take(lock) {
	try {
		writeFileSync(lock, String(process.pid), { flag: "wx" });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST")
			return false;
		throw error;
	}
}

/**
 * @param {string} lock
 * @param {number} patienceSeconds
 */
function isAbandoned(lock, patienceSeconds) {
	const seconds = ageInSeconds(lock);
	if (seconds > patienceSeconds) return true;
	const pid = Number(readIfThere(lock));
	// Empty for a moment between creating and writing.
	if (pid === 0) return seconds > 5;
	return pid === process.pid ? !held.has(lock) : !isAlive(pid);
}

/**
 * 0 when it has just been let go.
 * @param {string} file
 */
function ageInSeconds(file) {
	const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
	return changedAt === undefined ? 0 : (Date.now() - changedAt) / 1000;
}

/** @param {string} file */
function readIfThere(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

/** @param {number} pid */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
	}
}
