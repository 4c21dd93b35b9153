import { spawn } from "node:child_process";
import type { Place } from "#lib/db/embedded/place.ts";

/** $1 process to watch, $2 cluster, $3 folder of both; ends when the folder is gone as well. */
const SCRIPT = `
while kill -0 "$1" 2>/dev/null && [ -e "$3" ]; do sleep 1; done
[ -e "$2/postmaster.pid" ] && kill -QUIT "$(head -n 1 "$2/postmaster.pid")" && sleep 1
rm -rf "$3"`;

/**
 * Stops and deletes a throw-away database when this process is gone, however it ended: a test run
 * that is killed leaves neither a server nor files behind.
 */
export function watchOver({ cluster, folder }: Place): void {
	if (process.platform === "win32") return;
	spawn("sh", ["-c", SCRIPT, "sh", String(process.pid), cluster, folder], {
		detached: true,
		stdio: "ignore",
	}).unref();
}
