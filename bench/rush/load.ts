// Runs as a process of its own, so that its processor time can be told apart and nothing of ours slows it down.
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Job, Said } from "./job.ts";
import { lookAndBook } from "./looks.ts";
import { comeAndGo } from "./people.ts";
import { newReport } from "./report.ts";
import { Patience, type Surroundings } from "./surroundings.ts";
import { Taken } from "./taken.ts";

const SAID_EVERY_MS = 5_000;

process.once("message", (job: Job) => carryOut(job));
// Nobody is there any more to hear of it.
process.once("disconnect", () => process.exit(1));

async function carryOut(job: Job): Promise<void> {
	const report = newReport();
	const stations = new Map(job.stations.map((one) => [one.slug, one]));
	const around: Surroundings = {
		origin: job.origin,
		report,
		taken: new Taken((slug) => stations.get(slug)?.desks ?? 1),
		releaseAt: job.releaseAt,
		timesOf: (slug) => stations.get(slug)?.times ?? 0,
		patience: new Patience(),
		assets: new Map(),
	};
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const say = (isDone: boolean) => {
		const { user, system } = process.cpuUsage();
		report.cpuSeconds = (user + system) / 1_000_000;
		report.delayP99Ms = Math.round(delay.percentile(99) / 1_000_000);
		const said: Said = { report, isDone };
		return new Promise<void>((resolve) =>
			process.send?.(said, () => resolve()),
		);
	};
	const saying = setInterval(() => say(false), SAID_EVERY_MS);
	const end = setTimeout(
		() => around.patience.end(),
		(job.minutes + job.tailMinutes) * 60_000,
	);
	await (job.people === null ? lookAndBook : comeAndGo)(around, job);
	clearTimeout(end);
	clearInterval(saying);
	await say(true);
	process.exit(0);
}
