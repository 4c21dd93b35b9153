import {
	appendFileSync,
	chownSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import type pg from "pg";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { Fault } from "#lib/fault.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { ownedFolder } from "./folder.ts";
import { owner, postgresBinary, runToEnd } from "./program.ts";

/** A PostgreSQL of the system's packages, with a data folder of its own. */
export interface Cluster {
	port: number;
	data: string;
	url(database?: string): string;
	start(): void;
	stop(mode: "fast" | "immediate"): void;
}

const USER = "termine";
const PASSWORD = "drill";

/** An empty one, as on a new machine; it runs. */
export async function newCluster(
	folder: string,
	settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
	const data = ownedFolder(folder, "data");
	const passwordFile = path.join(folder, "password");
	writeFileSync(passwordFile, PASSWORD);
	const as = owner();
	if (as) chownSync(passwordFile, as.uid, as.gid);
	runToEnd(
		postgresBinary("initdb"),
		[
			...["-D", data, "-U", USER, "-A", "scram-sha-256"],
			...["--pwfile", passwordFile, "--encoding=UTF8", "--locale=C.UTF-8"],
		],
		{ as },
	);
	const cluster = await clusterIn(folder, data, settings);
	cluster.start();
	await ask(cluster.url("postgres"), "CREATE DATABASE termine");
	return cluster;
}

/** Of a data folder that is there: a copy, say. It does not run yet. */
export async function clusterIn(
	folder: string,
	data: string,
	settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
	const port = await freePort();
	const all = {
		port: String(port),
		listen_addresses: "127.0.0.1",
		unix_socket_directories: "",
		wal_recycle: "off",
		...settings,
	};
	const lines = Object.entries(all).map(
		([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
	);
	appendFileSync(path.join(data, "postgresql.conf"), `\n${lines.join("\n")}\n`);
	const as = owner();
	const control = (...args: string[]) =>
		runToEnd(
			postgresBinary("pg_ctl"),
			[...args, "-D", data, "-w", "-t", "60"],
			{ as },
		);
	// Where the database user may write whatever happens to the data.
	const log = path.join(ownedFolder(folder, "log"), "server.log");
	let runs = false;
	const cluster: Cluster = {
		port,
		data,
		url: (database = "termine") =>
			`postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`,
		start() {
			try {
				control("start", "-l", log);
			} catch (error) {
				const said = readFileSync(log, "utf8").split("\n").slice(-12);
				throw new Fault(`${(error as Error).message}\n${said.join("\n")}`);
			}
			runs = true;
		},
		stop(mode) {
			runs = false;
			control("stop", "-m", mode);
		},
	};
	registerShutdown(() => {
		if (runs) cluster.stop("immediate");
	});
	return cluster;
}

/** One statement, or several without values. */
export async function ask<Row extends pg.QueryResultRow>(
	url: string,
	statement: string,
	values?: readonly unknown[],
): Promise<Row[]> {
	const client = new PostgresClient({ connectionString: url });
	await client.connect();
	try {
		const { rows } = await client.query<Row>(
			statement,
			values as unknown[] | undefined,
		);
		return rows;
	} finally {
		await client.end();
	}
}
