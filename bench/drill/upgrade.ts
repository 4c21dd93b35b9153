import { fork } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { startEmbedded } from "#lib/db/embedded/cluster.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { randomOf } from "#prisma/seed/random.ts";
import type { Wanted } from "../wanted.ts";
import {
	begin,
	command,
	type Installation,
	type Served,
} from "./application.ts";
import { startBalancer } from "./balancer.ts";
import { type Booker, startBooker, type Told } from "./booker.ts";
import { ask } from "./cluster.ts";
import { openFolder } from "./folder.ts";
import { type Drill, figure, none, type Outcome, seconds } from "./outcome.ts";
import { packageOfThis, sourcesOf } from "./release.ts";
import { PASSWORD, testSettings } from "./settings.ts";
import { trySkew } from "./skew.ts";
import { missing } from "./truth.ts";
import { startWebLoad } from "./web-load.ts";

/** Bookings a second over the web, of all; the others by the commands of a release. */
const WEB_PER_SECOND = 2;
const DRAIN_SECONDS = 6;
const CALM_MS = 8_000;

/** Two processes with pages and one for the work of the last release are relieved by those of this one, under bookings. */
export const upgrade: Drill = async ({ from, bookingsPerSecond }, print) => {
	const phases: { at: number; name: string }[] = [];
	const say = (name: string) => {
		phases.push({ at: Date.now(), name });
		print(name);
	};
	const phaseAt = (at: number) =>
		phases.findLast((phase) => phase.at <= at)?.name ?? "";
	const package_ = packageOfThis(say);
	const old = sourcesOf(from, say);
	const folder = openFolder();
	const dataDir = path.join(folder, "data");
	mkdirSync(dataDir, { mode: 0o711 });
	const database = await startEmbedded({ dataDir, throwAway: true });
	registerShutdown(() => database.remove());
	const origin = await freePort();
	const settings = testSettings({
		databaseUrl: database.url(),
		dataDir,
		origin: `http://localhost:${origin}`,
	});
	const install = (release: string): Installation => ({
		folder: release,
		logs: folder,
		settings: { ...settings, DRAIN_SECONDS: String(DRAIN_SECONDS) },
	});
	const last = install(old.folder);
	const next = install(package_);
	const started: Served[] = [];
	const start = async (of: Installation, name: string, serve: string) => {
		const port = await freePort();
		const served = begin(of, name, port, {
			SERVE: serve,
			...(serve === "work" ? { METRICS_PORT: String(await freePort()) } : {}),
		});
		started.push(served);
		return served;
	};

	say(
		`The last release (${old.commit}): its tables, a free city, two processes and a worker …`,
	);
	command(last, "migrate", "deploy");
	const wanted = await makeCityIn(old.folder, settings);
	// What is tried is the upgrade, not how newcomers wait on a machine that is too small for both.
	await ask(database.url(), "UPDATE crowd_room SET mode = 'off'");
	const balancer = await startBalancer(origin);
	const first = await start(last, "old 1", "pages");
	await first.ready();
	const second = await start(last, "old 2", "pages");
	const oldWork = await start(last, "old work", "work");
	await second.ready();
	balancer.add(first.port);
	balancer.add(second.port);
	await wait(1_500);

	const forSkew = wanted.splice(0, 8);
	const forWeb = wanted.splice(0, 600);
	const perSecond = Math.max(1, bookingsPerSecond - WEB_PER_SECOND);
	say(
		`People book: ${WEB_PER_SECOND} a second over the web, ${perSecond} by commands …`,
	);
	const web = startWebLoad(settings.BASE_URL ?? "", forWeb, WEB_PER_SECOND);
	const bookers: Booker[] = [];
	const half = Math.ceil(wanted.length / 2);
	const bookWith = (release: string) => {
		const booker = startBooker(release, settings, {
			wanted: wanted.splice(0, half),
			perSecond,
		});
		bookers.push(booker);
		return booker;
	};
	const loadBegan = performance.now();
	const byOld = bookWith(old.folder);
	await wait(CALM_MS);

	say("The new release migrates while the old one serves …");
	const migrationBegan = performance.now();
	command(next, "migrate", "deploy");
	const migrated = performance.now() - migrationBegan;
	say("The first new process …");
	const third = await start(next, "new 1", "pages");
	await third.ready();
	balancer.add(third.port);
	await wait(CALM_MS / 2);
	say("The first old one ends; commands of the new release book from now on …");
	await first.end();
	const byNew = bookWith(process.cwd());
	await byOld.stop();
	say("Old and new side by side: forms of one are sent to the other …");
	const skewOutcomes = await duringPause(web, () =>
		trySkew(
			{
				balancer,
				origin: settings.BASE_URL ?? "",
				old: second.port,
				fresh: third.port,
				password: PASSWORD,
			},
			forSkew,
		),
	);
	say(
		"The second new process, the end of the second old one, and of its worker …",
	);
	const fourth = await start(next, "new 2", "pages");
	await fourth.ready();
	balancer.add(fourth.port);
	await wait(1_500);
	await second.end();
	const newWork = await start(next, "new work", "work");
	await newWork.ready();
	await oldWork.end();
	await wait(CALM_MS);
	await byNew.stop();
	await web.stop();
	const loadSeconds = (performance.now() - loadBegan) / 1_000;

	const told = bookers.flatMap((booker) => booker.told);
	const byCommand = told.filter(({ reference }) => reference !== undefined);
	const all = [
		...web.confirmed,
		...(byCommand as (Told & { reference: string })[]),
	];
	const lost = await missing(database.url(), all);
	for (const served of started) await served.end();
	const failed = [...balancer.failures, ...web.failures].map(
		({ at, what }) => `${what}, while: ${phaseAt(at)}`,
	);
	return {
		about: [
			`From commit ${old.commit} to this one: two processes with pages and a worker each, behind a balancer of our own that asks \`/api/ready\` and never sends a form twice (\`bench/drill/balancer.ts\`); DRAIN_SECONDS=${DRAIN_SECONDS}. A whole booking over the web costs some 160 ms of a processor and this machine has two for everything, PostgreSQL and the load included: so ${WEB_PER_SECOND} a second go over the web (seven requests each) and the others by the commands behind the forms, first those of the old release, then those of the new one. Asked for were ${bookingsPerSecond} bookings a second.`,
			"Forms were sent while the old and the new processes worked side by side: the page made by one release, its form sent to the other; without scripts where nothing else is said.",
		],
		outcomes: [
			figure(
				"bookings a second, confirmed",
				(all.length / loadSeconds).toFixed(1),
			),
			figure("of these over the web", web.confirmed.length),
			figure("by commands of the old release", reached(byOld)),
			figure("by commands of the new release", reached(byNew)),
			figure("under load for", seconds(loadSeconds * 1_000)),
			figure("migrating under load", seconds(migrated)),
			figure(
				"requests over the balancer",
				[...balancer.answered.values()].reduce((a, b) => a + b, 0),
			),
			counted("failed requests", failed),
			counted(
				"commands refused or failed",
				told.flatMap(({ refused, thrown, begunAt }) => {
					const word = refused ?? thrown;
					return word ? `${word}, while: ${phaseAt(begunAt)}` : [];
				}),
			),
			none("confirmed and lost", lost.length),
			...skewOutcomes,
		],
	};
};

const reached = ({ told }: Booker) =>
	told.filter(({ reference }) => reference !== undefined).length;

/** None of these is promised; what there is of each kind is told. */
function counted(what: string, words: readonly string[]): Outcome {
	const kinds = [...new Set(words)].map(
		(word) => `${words.filter((one) => one === word).length} × ${word}`,
	);
	return none(what, words.length, kinds.join("; "));
}

/** What is sent to one side only must not meet people of the load. */
async function duringPause<Value>(
	load: { pause(): Promise<void>; goOn(): void },
	work: () => Promise<Value>,
): Promise<Value> {
	await load.pause();
	try {
		return await work();
	} finally {
		load.goOn();
	}
}

/**
 * The city is made by the old release's own sources, in its own tables.
 * @returns every time of it that can be booked, in a mixed order
 */
async function makeCityIn(
	release: string,
	settings: Readonly<Record<string, string>>,
): Promise<Wanted[]> {
	const script = path.join(release, "bench", "drill", "fill.ts");
	mkdirSync(path.dirname(script), { recursive: true });
	copyFileSync("bench/drill/fill.ts", script);
	const child = fork(script, [], {
		cwd: release,
		execArgv: [`--import=${path.join(release, "scripts", "server-only.mjs")}`],
		env: settings as unknown as NodeJS.ProcessEnv,
	});
	const days = await new Promise<Wanted[]>((resolve, reject) => {
		child.once("message", (told) => resolve(told as Wanted[]));
		child.once("exit", (code) =>
			reject(new Error(`${script} ended with ${code}`)),
		);
	});
	const random = randomOf("upgrade");
	return days
		.flatMap((day) => QUARTERS.map((start) => ({ ...day, start })))
		.map((one) => ({ one, order: random() }))
		.sort((a, b) => a.order - b.order)
		.map(({ one }) => one);
}

/** Of the hours of that city (bench/city.ts). */
const QUARTERS = [
	...Array.from({ length: 15 }, (_, index) => 480 + 15 * index),
	...Array.from({ length: 13 }, (_, index) => 750 + 15 * index),
];
