import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort, runBinary } from "#lib/db/embedded/binaries.ts";
import { makeCluster, type Place, placeFor } from "#lib/db/embedded/place.ts";
import { watchOver } from "#lib/db/embedded/watchdog.ts";
import { giveTo } from "#tests/support/database.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

/** A hot standby that streams from another server: what an operator makes with pg_basebackup, which npm's binaries lack. */
export interface Standby {
	/** The same database there. */
	url: string;
	/** As in a power cut. */
	kill(): Promise<void>;
	start(): Promise<void>;
	/** It keeps its connections and says nothing any more, until the returned function is called. */
	freeze(): Promise<() => void>;
	/** It becomes a server of its own. */
	promote(): Promise<void>;
	remove(): Promise<void>;
}

/** Belongs to the running server, or is made anew by the one that starts from the copy. */
const NOT_COPIED =
	/^(postmaster\.(pid|opts)|server\.log|pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.+)$/;
const SLOT = "standby";

/** @param primaryUrl of a superuser, at a server on this machine */
export async function startStandby(primaryUrl: string): Promise<Standby> {
	const folder = temporaryFolder();
	const place = await placeFor(folder.path);
	makeCluster(place);
	watchOver(place);
	await copyCluster(primaryUrl, place);
	const url = new URL(primaryUrl);
	url.port = String(await freePort());
	const control = async (...args: string[]) => {
		const { code, output } = await runBinary(place, "pg_ctl", [
			...args,
			...["-D", place.cluster, "-w", "-t", "60"],
		]);
		if (code !== 0) throw new Error(output);
	};
	const start = () =>
		control(
			...["start", "-l", path.join(place.cluster, "server.log"), "-o"],
			// At least as many connections as the server it follows.
			`-p ${url.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=off`,
		);
	await start();
	return {
		url: url.href,
		start,
		kill: () => control("stop", "-m", "immediate"),
		freeze: async () => {
			const pids = await listProcesses(url.href, place);
			for (const pid of pids) process.kill(pid, "SIGSTOP");
			return () => {
				for (const pid of pids) process.kill(pid, "SIGCONT");
			};
		},
		promote: () => control("promote"),
		remove: async () => {
			await control("stop", "-m", "immediate").catch(() => {});
			folder.remove();
		},
	};
}

/** Those that talk to clients, and the one that lets them in. */
async function listProcesses(url: string, place: Place): Promise<number[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ pid: number }>(
		"SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
	);
	await client.end();
	const file = path.join(place.cluster, "postmaster.pid");
	return [Number.parseInt(readFileSync(file, "utf8"), 10)].concat(
		rows.map(({ pid }) => pid),
	);
}

async function copyCluster(primaryUrl: string, place: Place): Promise<void> {
	const client = new pg.Client({ connectionString: primaryUrl });
	await client.connect();
	await client.query("SELECT pg_create_physical_replication_slot($1, true)", [
		SLOT,
	]);
	await client.query("SELECT pg_backup_start('standby', true)");
	const { rows } = await client.query("SHOW data_directory");
	const from: string = rows[0].data_directory;
	cpSync(from, place.cluster, {
		recursive: true,
		filter: (file) => !NOT_COPIED.test(path.relative(from, file)),
	});
	const { rows: stopped } = await client.query(
		"SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)",
	);
	await client.end();
	const write = (name: string, text: string) =>
		writeFileSync(path.join(place.cluster, name), text);
	write("backup_label", stopped[0].labelfile);
	write("standby.signal", "");
	const { hostname, port, username, password } = new URL(primaryUrl);
	write(
		"postgresql.auto.conf",
		`primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\nprimary_slot_name = '${SLOT}'\n`,
	);
	if (place.owner) giveTo(place.owner, place.cluster);
}
