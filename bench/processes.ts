import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { rounded } from "./measure.ts";

/** Linux counts in hundredths of a second, whatever its clock. */
const TICKS = 100;

/** Resident set of a process in megabytes; nought when it is gone. */
export function memoryOf(pid: number): number {
	const kilobytes = existsSync("/proc/self/status")
		? /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]
		: spawnSync("ps", ["-o", "rss=", "-p", String(pid)]).stdout.toString();
	return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** Memory of a process and its children, what they share counted once, in megabytes. Linux only. */
export function memoryOfFamily(pid: number): number {
	const kilobytes = [pid, ...childrenOf(pid)].map((one) =>
		Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0),
	);
	return Math.round(sum(kilobytes) / 1024);
}

/** Seconds of processor time of a process. Linux only. */
export const cpuOf = (pid: number): number => ticksOf(pid, false) / TICKS;

/** … of a process and its children, also those that have ended. Linux only. */
export function cpuOfFamily(pid: number): number {
	const children = childrenOf(pid).map((child) => ticksOf(child, false));
	return (ticksOf(pid, true) + sum(children)) / TICKS;
}

/** Seconds of processor time of everything on this machine. Linux only. */
export function cpuOfMachine(): number {
	const [line = ""] = read("/proc/stat").split("\n", 1);
	const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = line
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return (user + nice + system + irq + soft) / TICKS;
}

function parentOf(pid: number): number {
	return Number(/PPid:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** The process whose children serve the connections. */
export async function postmasterOf(databaseUrl: string): Promise<number> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
	const pid = parentOf(rows[0].pid);
	await client.end();
	return pid;
}

/**
 * How many cores each process had while the work was done, this one, the load, among them: where one machine does both,
 * what the load takes is not there for the others. Linux only.
 */
export async function withCores<Outcome>(
	processes: Readonly<Record<string, number>>,
	work: () => Promise<Outcome>,
): Promise<{ outcome: Outcome; cores: Record<string, number> }> {
	const usedBy = () => ({
		load: cpuOf(process.pid),
		...Object.fromEntries(
			Object.entries(processes).map(([name, pid]) => [name, cpuOfFamily(pid)]),
		),
	});
	const before = usedBy();
	const startedAt = performance.now();
	const outcome = await work();
	const seconds = (performance.now() - startedAt) / 1_000;
	const cores = Object.entries(usedBy()).map(([name, used]) => [
		name,
		rounded((used - (before[name as keyof typeof before] ?? 0)) / seconds),
	]);
	return { outcome, cores: Object.fromEntries(cores) };
}

/** "123 (a name) S 1 …": the name may hold anything. */
function ticksOf(pid: number, withEnded: boolean): number {
	const text = read(`/proc/${pid}/stat`);
	const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
	const [user, system, endedUser, endedSystem] = fields.slice(11, 15);
	return sum(
		[user, system, ...(withEnded ? [endedUser, endedSystem] : [])].map(
			(ticks) => Number(ticks ?? 0),
		),
	);
}

function childrenOf(pid: number): number[] {
	if (pid === 0 || !existsSync("/proc/self/status")) return [];
	return readdirSync("/proc")
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((one) => parentOf(one) === pid);
}

const sum = (values: readonly number[]) =>
	values.reduce((total, one) => total + one, 0);

/** Empty when it is not there, or not any more. */
function read(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}
