import type { ChildProcess } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { Fault } from "#lib/fault.ts";
import { statusOf } from "./application.ts";
import { ask } from "./cluster.ts";
import { ownedFolder } from "./folder.ts";
import { owner, postgresBinary, programOf, runBeside } from "./program.ts";

/** Three PostgreSQLs under Patroni, of which one takes writes, and an etcd that keeps who it is. */
export interface Patroni {
	/** As the application is told: all of them. */
	url: string;
	/** Of this moment. @throws when nobody is */
	primary(): Promise<Node>;
	/** Until one takes writes, a second one has everything at once, and the third one follows. */
	whole(): Promise<void>;
}

interface Node {
	name: string;
	/** As when its machine loses power; "database": only its PostgreSQL. */
	kill(what: "machine" | "database"): void;
	/** The machine is back. */
	start(): void;
}

const PASSWORD = "drill";
const NAMES = ["one", "two", "three"];
const PATIENCE_MS = 120_000;

/** As docs/operations.md has it: nothing is confirmed that only one of them knows, and a primary that is silent for 20 seconds is none. */
const SHARED = {
	ttl: 20,
	loop_wait: 3,
	retry_timeout: 5,
	primary_start_timeout: 0,
	master_start_timeout: 0,
	synchronous_mode: true,
	synchronous_mode_strict: true,
	postgresql: {
		use_pg_rewind: true,
		parameters: {
			max_connections: 150,
			wal_log_hints: "on",
			wal_recycle: "off",
			wal_keep_size: "256MB",
		},
	},
};

export async function startPatroni(folder: string): Promise<Patroni> {
	const patroni = programOf("patroni", "patroni");
	const etcd = programOf("etcd", "etcd-server");
	const bin = path.dirname(postgresBinary("pg_ctl"));
	const [client = 0, peer = 0] = [await freePort(), await freePort()];
	const at = (port: number) => `http://127.0.0.1:${port}`;
	runBeside(
		etcd,
		[
			...["--data-dir", ownedFolder(folder, "etcd")],
			...["--listen-client-urls", at(client)],
			...["--advertise-client-urls", at(client)],
			...["--listen-peer-urls", at(peer)],
			...["--initial-advertise-peer-urls", at(peer)],
			...["--initial-cluster", `default=${at(peer)}`],
		],
		path.join(folder, "etcd.log"),
		{ as: owner() },
	);
	await until("etcd", async () => (await statusOf(client, "/health")) === 200);
	const members: (Node & { rest: number; port: number })[] = [];
	for (const name of NAMES) {
		const home = ownedFolder(folder, name);
		const port = await freePort();
		const rest = await freePort();
		const file = path.join(home, "patroni.json");
		writeFileSync(
			file,
			JSON.stringify(configOf({ name, home, port, rest, client, bin })),
		);
		members.push({ ...nodeOf(patroni, file, home, name, folder), rest, port });
	}
	for (const member of members) {
		member.start();
		// The first one makes the cluster, the others copy it.
		if (member === members[0])
			await until(
				"the first primary",
				async () => (await statusOf(member.rest, "/primary")) === 200,
			);
	}
	const hosts = members.map(({ port }) => `127.0.0.1:${port}`);
	const url = `postgresql://termine:${PASSWORD}@${hosts.join(",")}/termine`;
	const primary = async () => {
		for (const member of members)
			if ((await statusOf(member.rest, "/primary")) === 200) return member;
		throw new Fault("No primary.");
	};
	const first = await primary();
	const admin = `postgresql://postgres:${PASSWORD}@127.0.0.1:${first.port}/postgres`;
	await ask(admin, `CREATE ROLE termine LOGIN PASSWORD '${PASSWORD}'`);
	await ask(admin, "CREATE DATABASE termine OWNER termine");
	return {
		url,
		primary,
		whole: () =>
			until("a whole cluster", async () => {
				const found = await Promise.all(
					members.map(async ({ rest }) => ({
						leads: (await statusOf(rest, "/primary")) === 200,
						isSync: (await statusOf(rest, "/synchronous")) === 200,
						follows: (await statusOf(rest, "/replica")) === 200,
					})),
				);
				return (
					found.filter(({ leads }) => leads).length === 1 &&
					found.filter(({ isSync }) => isSync).length >= 1 &&
					found.filter(({ follows }) => follows).length === 2
				);
			}),
	};
}

interface Wanted {
	name: string;
	home: string;
	port: number;
	rest: number;
	/** Of etcd. */
	client: number;
	/** Of PostgreSQL. */
	bin: string;
}

/** Patroni reads YAML, and so JSON. */
function configOf({ name, home, port, rest, client, bin }: Wanted): object {
	const trusted = "127.0.0.1/32 scram-sha-256";
	return {
		scope: "drill",
		name,
		restapi: {
			listen: `127.0.0.1:${rest}`,
			connect_address: `127.0.0.1:${rest}`,
		},
		etcd3: { hosts: `127.0.0.1:${client}` },
		bootstrap: {
			dcs: SHARED,
			initdb: [{ encoding: "UTF8" }, { locale: "C.UTF-8" }],
			pg_hba: [
				`host replication replicator ${trusted}`,
				`host all all ${trusted}`,
			],
		},
		postgresql: {
			listen: `127.0.0.1:${port}`,
			connect_address: `127.0.0.1:${port}`,
			data_dir: path.join(home, "data"),
			bin_dir: bin,
			pgpass: path.join(home, "pgpass"),
			authentication: {
				superuser: { username: "postgres", password: PASSWORD },
				replication: { username: "replicator", password: PASSWORD },
			},
			parameters: { unix_socket_directories: home },
		},
	};
}

function nodeOf(
	patroni: string,
	file: string,
	home: string,
	name: string,
	logs: string,
): Node {
	let running: ChildProcess | null = null;
	const postmaster = () =>
		Number(
			readFileSync(path.join(home, "data", "postmaster.pid"), "utf8").split(
				"\n",
			)[0],
		);
	return {
		name,
		start() {
			running = runBeside(patroni, [file], path.join(logs, `${name}.log`), {
				as: owner(),
				cwd: home,
				env: { HOME: home },
			});
		},
		kill(what) {
			const first = postmaster();
			const all = [first, ...childrenOf(first)];
			if (what === "machine") running?.kill("SIGKILL");
			for (const pid of all) killIfThere(pid);
		},
	};
}

function childrenOf(pid: number): number[] {
	return globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
		readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number),
	);
}

function killIfThere(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}

async function until(
	what: string,
	isSo: () => Promise<boolean>,
): Promise<void> {
	const end = Date.now() + PATIENCE_MS;
	while (!(await isSo())) {
		if (Date.now() > end)
			throw new Fault(`There was no ${what} within ${PATIENCE_MS / 1_000} s.`);
		await wait(250);
	}
}
