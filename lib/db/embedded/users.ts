import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive } from "#lib/runtime/file-lock.mjs";

/**
 * Several processes may use one embedded database (`npm start`, `npm run backup`): each leaves a
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
