import { city } from "#lib/city/city.ts";
import { closeApart } from "#lib/db/apart.ts";
import { closePgBoss, pgBoss } from "#lib/db/boss.ts";
import { closeDb } from "#lib/db/client.ts";
import { refuseUnsetSessions } from "#lib/db/pooler.ts";
import { closeReplica } from "#lib/db/replica.ts";
import { env } from "#lib/runtime/env.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { startBeating } from "#lib/watch/commands/beat.ts";
import { haveBegun } from "#lib/watch/queries/readiness.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { refuseTakenPort } from "#scripts/server/port.ts";
import { startServer } from "#scripts/server/server.ts";
import { build } from "#scripts/setup/build.ts";
import { followDemo } from "#scripts/setup/demo.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { seed } from "#scripts/setup/seed.ts";
import { announceSweeps } from "#scripts/setup/sweeps.ts";
import { warm } from "#scripts/setup/warm.ts";
import { work } from "#scripts/setup/work.ts";
import packageJson from "../../package.json" with { type: "json" };

/**
 * From settings to a process that does its part, pages, work or both (SERVE): what `npm start` and `npm run dev` share.
 */
export async function launch({ dev }: { dev: boolean }): Promise<void> {
	Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
	const settings = readySettings();
	const { mode, serve } = settings;
	if (serve !== "work") await refuseTakenPort(settings);
	const { version } = packageJson;
	if (settings.traces) {
		// Of what nobody asks for nothing is loaded.
		const { startTraces } = await import("#scripts/traces/traces.ts");
		registerShutdown(startTraces(settings.traces, { serve, version }));
	}
	if (settings.metrics) {
		const { serveMetrics } = await import("#scripts/metrics/serve-metrics.ts");
		registerShutdown(await serveMetrics(settings.metrics, { serve, version }));
	}
	await readyDatabase();
	if (serve !== "work" && !dev) await build();
	console.log("Filling in what is missing …");
	await seed();
	if (mode === "demo") registerShutdown(await followDemo());
	if (serve !== "pages") await announceSweeps();
	registerShutdown(startBeating(serve, version));
	// What starts last ends first: requests finish before the jobs stop.
	if (serve !== "pages") await work();
	if (serve !== "work") return servePages(dev);
	haveBegun();
	console.log("The worker is ready.");
}

async function servePages(dev: boolean): Promise<void> {
	// The first person to book need not wait for it.
	await pgBoss();
	await warm();
	const address = await startServer({ dev });
	if (env().mode === "production" && !process.env.TRUSTED_PROXIES?.trim())
		console.log(
			"TRUSTED_PROXIES is unset: behind a proxy, all people would count as one client (.env.example).",
		);
	console.log(`${city().product} is ready: ${address}/termine`);
}

/** A migrated database to which this process may open its pools. */
export async function readyDatabase(): Promise<void> {
	console.log("Starting the database …");
	await openDatabase();
	registerShutdown(closeDb);
	registerShutdown(closeApart);
	registerShutdown(closeReplica);
	registerShutdown(closePgBoss);
	await refuseUnsetSessions();
	const applied = await migrateDeploy(env().databaseDirectUrl);
	for (const name of applied) console.log(`Migrated: ${name}`);
}
