import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, openSync } from "node:fs";
import path from "node:path";
import { databaseUser } from "#lib/db/embedded/place.ts";
import { Fault } from "#lib/fault.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";

/** As whom PostgreSQL and what belongs to it run: it refuses root. */
export type Owner = { uid: number; gid: number } | undefined;

export const owner = (): Owner =>
	process.getuid?.() === 0 ? databaseUser() : undefined;

/** Of Debian's packages; npm's PostgreSQL brings no pg_basebackup. */
export function postgresBinary(name: string): string {
	const [newest] = globSync(`/usr/lib/postgresql/*/bin/${name}`).sort(
		(a, b) => versionIn(b) - versionIn(a),
	);
	if (newest) return newest;
	throw new Fault(
		`This drill needs ${name}: apt-get install --no-install-recommends postgresql`,
	);
}

const versionIn = (file: string) => Number(file.split("/")[4]);

/** @throws Fault that says which package brings it */
export function programOf(name: string, debianPackage: string): string {
	const found = ["/usr/bin", "/usr/sbin", "/usr/local/bin"]
		.map((folder) => path.join(folder, name))
		.find((file) => existsSync(file));
	if (found) return found;
	throw new Fault(
		`This drill needs ${name}: apt-get install --no-install-recommends ${debianPackage}`,
	);
}

interface Running {
	as?: Owner;
	cwd?: string;
	env?: Readonly<Record<string, string | undefined>>;
}

/** So much of what a failed program said is repeated. */
const SAID = 2_000;

/** Runs it to its end. @throws Fault with what it said when it fails */
export function runToEnd(
	file: string,
	args: readonly string[],
	{ as, cwd = "/", env }: Running = {},
): string {
	const { status, stdout, stderr, error } = spawnSync(file, args, {
		...as,
		cwd,
		encoding: "utf8",
		env: {
			PATH: process.env.PATH,
			LC_ALL: "C",
			...env,
		} as unknown as NodeJS.ProcessEnv,
		maxBuffer: 64 * 2 ** 20,
	});
	if (status === 0) return `${stdout}${stderr}`;
	throw new Fault(
		`${path.basename(file)} ${args.join(" ")} failed:\n${error?.message ?? ""}${`${stdout}${stderr}`.slice(-SAID)}`,
	);
}

/** Runs beside this process, and ends with it at the latest. What it says stands in the file. */
export function runBeside(
	file: string,
	args: readonly string[],
	logFile: string,
	{ as, cwd = "/", env }: Running = {},
): ChildProcess {
	const out = openSync(logFile, "a");
	const child = spawn(file, args, {
		...as,
		cwd,
		env: {
			PATH: process.env.PATH,
			LC_ALL: "C",
			...env,
		} as unknown as NodeJS.ProcessEnv,
		stdio: ["ignore", out, out],
	});
	const ended = new Promise<void>((resolve) => {
		child.once("exit", () => resolve());
		child.once("error", () => resolve());
	});
	registerShutdown(async () => {
		child.kill("SIGTERM");
		const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
		await ended;
		clearTimeout(late);
	});
	return child;
}
