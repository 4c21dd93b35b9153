import { type ChildProcess, fork } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStage } from "#bench/stage.ts";
import { env } from "#lib/runtime/env.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { zone } from "#lib/time.ts";
import { makeFreeCity, makeReleaseDay } from "./city.ts";
import { percentile } from "./histogram.ts";
import type { Job, Said } from "./job.ts";
import { EARLY_SHARE_OF_TIME } from "./plan.ts";
import { newReport, type Report } from "./report.ts";
import { type Extent, SCENARIOS } from "./scenario.ts";
import { startServers } from "./servers.ts";
import { type Summary, summaryOf, type Window } from "./summary.ts";
import { findTruth, type Truth } from "./truth.ts";
import { type Cpu, type Memory, watch } from "./watch.ts";

const BEFORE_RELEASE = "2026-11-24T06:30:00+01:00";
const RELEASE = "2026-11-24T07:00:00+01:00";
const ANY_MORNING = "2026-11-24T10:00:00+01:00";
/** The first day into which all book who look at days (scenario c). */
const FIRST_DAY = "2026-12-01";
/** So much longer than people come they may take, as a part of that; at most so many minutes. */
const TAIL = { share: 2, minutes: 4 };
const LOOK_EVERY_MS = 5_000;
const HALF_A_MINUTE_MS = 30_000;
const SAY_EVERY_MS = 15_000;
/** Of the minutes, when one process is killed and when the database is started anew. */
const KILL_AT = 0.45;
const RESTART_AT = 0.65;

/** What a run has shown. */
export interface Run {
	extent: Extent;
	measuredAt: string;
	/** False: it was ended before its time. */
	isWhole: boolean;
	cores: number;
	seconds: number;
	summary: Summary;
	/** Null: the database was gone. */
	truth: Truth | null;
	/** How many there are to be had. */
	times: number;
	failed: Window[];
	/** Every half a minute. */
	memory: Memory;
	cpu: Cpu;
}

/**
 * Plays a scenario on a stage of its own.
 * @param conclude is told what there is to tell, once, also when the run is ended by a signal
 */
export async function rush(
	extent: Extent,
	say: (progress: string) => void,
	conclude: (run: Run) => void,
): Promise<void> {
	const { isRelease } = SCENARIOS[extent.letter];
	const clock = isRelease ? BEFORE_RELEASE : ANY_MORNING;
	const { now, folder, database } = await openStage(clock);
	say("Filling the calendar …");
	const make = isRelease ? makeReleaseDay : makeFreeCity;
	const stations = await make(now);
	say("Building and serving …");
	const servers = await startServers(folder, extent.processes);
	const releaseAt = setClock(isRelease ? extent.minutes * 60_000 : null);
	const job: Job = {
		origin: env().baseUrl,
		releaseAt,
		minutes: extent.minutes,
		pace: extent.pace,
		tailMinutes: Math.min(TAIL.minutes, TAIL.share * extent.minutes),
		stations,
		people: extent.people,
		looks: { ...extent, day: FIRST_DAY },
	};
	const load = startLoad(job);
	const watching = await watch(database.url(), LOOK_EVERY_MS, () => [
		...servers,
		{ name: "load", pid: load.process.pid ?? 0 },
	]);
	const failed: Window[] = [];
	let concluded: Promise<void> | null = null;
	const end = async (isWhole: boolean) => {
		const { used, seconds } = watching.end();
		const report = load.report();
		const truth = await findTruth(database.url(), report.booked).catch(
			() => null,
		);
		conclude({
			extent,
			measuredAt: Temporal.Now.plainDateTimeISO(zone()).toString(),
			isWhole,
			cores: cpus().length,
			seconds: Math.round(seconds),
			summary: summaryOf(report, failed),
			truth,
			times: stations.reduce((sum, { times }) => sum + times, 0),
			failed,
			memory: thinned(watching.memory),
			cpu: used,
		});
	};
	const endOnce = (isWhole: boolean) => {
		concluded ??= end(isWhole);
		return concluded;
	};
	// A signal ends the load, and what it has shown until then is told all the same.
	registerShutdown(() => endOnce(false));
	const saying = setInterval(
		() => say(progressOf(load.report(), watching.memory)),
		SAY_EVERY_MS,
	);
	const failing = extent.withFailures
		? fail(extent.minutes * 60_000).catch((error) => say(String(error)))
		: Promise.resolve();
	const isWhole = await load.ended;
	clearInterval(saying);
	await failing;
	await endOnce(isWhole);

	/** A process is killed and started anew, and later the database. */
	async function fail(milliseconds: number): Promise<void> {
		await wait(milliseconds * KILL_AT);
		const victim = servers.at(-1);
		if (victim) {
			say(`kill -9 ${victim.name}`);
			await during("kill -9 of a process", async () => {
				process.kill(victim.pid, "SIGKILL");
				await victim.start();
			});
		}
		await wait(milliseconds * (RESTART_AT - KILL_AT));
		say("PostgreSQL is started anew");
		await during("restart of PostgreSQL", async () => {
			await database.stop("fast");
			await database.start();
		});
		await watching.findDatabase();
	}

	async function during(what: string, work: () => Promise<void>) {
		const from = Date.now();
		try {
			await work();
		} finally {
			failed.push({ what, from, until: Date.now() });
		}
	}
}

/**
 * All processes follow one clock from now on, whenever they were started.
 * @param milliseconds of the load; null: nothing is released
 * @returns when the release is, in epoch milliseconds
 */
function setClock(milliseconds: number | null): number | null {
	const early = Math.round((milliseconds ?? 0) * EARLY_SHARE_OF_TIME);
	const start = milliseconds === null ? ANY_MORNING : RELEASE;
	const shown = Temporal.Instant.from(start).subtract({ milliseconds: early });
	const file = path.join(env().dataDir, "app-now");
	writeFileSync(file, shown.toString());
	return milliseconds === null ? null : statSync(file).mtimeMs + early;
}

function thinned(memory: Memory): Memory {
	const every = HALF_A_MINUTE_MS / LOOK_EVERY_MS;
	const entries = Object.entries(memory).map(([name, values]) => [
		name,
		values.filter(
			(_, index) => index % every === 0 || index === values.length - 1,
		),
	]);
	return Object.fromEntries(entries);
}

interface Load {
	process: ChildProcess;
	/** The last it has said. */
	report(): Report;
	/** False: it ended before its time. */
	ended: Promise<boolean>;
}

function startLoad(job: Job): Load {
	const child = fork(new URL("./load.ts", import.meta.url), [], {
		execArgv: ["--max-semi-space-size=64"],
	});
	let report = newReport();
	let isDone = false;
	child.on("message", (said: Said) => {
		({ report, isDone } = said);
	});
	child.send(job);
	const ended = new Promise<boolean>((resolve) => {
		child.once("exit", () => resolve(isDone));
	});
	registerShutdown(async () => {
		child.kill("SIGKILL");
		await ended;
	});
	return { process: child, report: () => report, ended };
}

function progressOf(report: Report, memory: Memory): string {
	const pages = Object.entries(report.pages)
		.filter(([page]) => page !== "asset" && page !== "redirect")
		.map(([page, times]) => {
			const p95 = Math.round(percentile(times, 0.95) ?? 0);
			return `${page} ${times.count} (${p95})`;
		});
	const megabytes = Object.entries(memory).map(
		([name, values]) => `${name} ${values.at(-1)} MB`,
	);
	return [
		`${report.people} people, ${report.booked.length} booked, ${report.failures.length} failures`,
		`pages (95 % within ms): ${pages.join(", ")}`,
		megabytes.join(", "),
	].join("\n  ");
}
