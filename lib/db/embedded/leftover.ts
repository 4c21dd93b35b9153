import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { runBinary } from "#lib/db/embedded/binaries.ts";
import type { Place } from "#lib/db/embedded/place.ts";

/**
 * A server of this cluster that runs already, after a crash of the process that started it or
 * because another process uses it, is adopted. One that runs but does not answer is stopped. A
 * process id file whose process is something else by now is removed (PostgreSQL itself would refuse
 * to start when the number was given to another program of the same user).
 * @returns whether a server can be used as it is
 */
export async function adoptOrStop(place: Place, url: string): Promise<boolean> {
	const pidFile = path.join(place.cluster, "postmaster.pid");
	if (!existsSync(pidFile)) return false;
	if (await answersAs(place.cluster, url)) return true;
	const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
	if (isServerOf(pid, place.cluster)) {
		for (const mode of ["fast", "immediate"]) {
			const { code } = await runBinary(place, "pg_ctl", [
				...["stop", "-D", place.cluster, "-m", mode, "-w", "-t", "15"],
			]);
			if (code === 0) return false;
		}
	}
	rmSync(pidFile, { force: true });
	return false;
}

async function answersAs(cluster: string, url: string): Promise<boolean> {
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: 2_000,
	});
	client.on("error", () => {});
	try {
		await client.connect();
		const { rows } = await client.query("SHOW data_directory");
		return rows[0]?.data_directory === cluster;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}

function isServerOf(pid: number, cluster: string): boolean {
	if (!Number.isInteger(pid) || pid <= 1) return false;
	return commandOf(pid).includes(cluster);
}

function commandOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
	} catch {
		return (
			spawnSync("ps", ["-p", String(pid), "-o", "args="]).stdout?.toString() ??
			""
		);
	}
}
