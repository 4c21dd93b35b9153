import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { makeCity, SMALL_CITY } from "#bench/city.ts";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import {
	begin,
	command,
	type Installation,
	nobody,
	nobodysFolder,
	productionSettings,
} from "./application.ts";
import { freeTimes } from "./calendar.ts";
import { ask, newCluster } from "./cluster.ts";
import { openFolder } from "./folder.ts";
import { within } from "./here.ts";
import { type Drill, figure, none, promise, seconds } from "./outcome.ts";
import { packageOfThis, unpack } from "./release.ts";
import { missing } from "./truth.ts";
import { bookByWeb, type Confirmed } from "./web.ts";

const BOOKED = 10;
/** An hour, which nobody should need. */
const PATIENCE_MS = 5 * 60_000;

/** The machine is gone; there are last night's backup, the package, the settings and a new machine. */
export const restore: Drill = async (_wish, say) => {
	const release = packageOfThis(say);
	const folder = openFolder();
	const mails = await startMailServer();
	registerShutdown(() => mails.stop());
	const safe = nobodysFolder(folder, "safe");

	say("The old machine: a city with appointments …");
	const old = path.join(folder, "old");
	mkdirSync(old, { mode: 0o711 });
	const database = await newCluster(old);
	const port = await freePort();
	const installation: Installation = {
		folder: unpack(release, path.join(old, "application")),
		logs: folder,
		as: nobody(),
		settings: productionSettings({
			port,
			databaseUrl: database.url(),
			dataDir: nobodysFolder(old, "home"),
			smtpUrl: mails.url,
		}),
	};
	command(installation, "migrate", "deploy");
	const wanted = await within(installation.settings, async () => {
		const now = Temporal.Now.instant();
		await makeCity(SMALL_CITY, now);
		return freeTimes(now);
	});
	const origin = `http://localhost:${port}`;
	const served = begin(installation, "old", port);
	await served.ready();
	const book = async (count: number) => {
		const booked: Confirmed[] = [];
		for (const one of wanted.splice(0, count))
			booked.push(await bookByWeb(origin, one));
		return booked;
	};
	const before = await book(BOOKED);
	say("The night: npm run backup …");
	const backupBegan = performance.now();
	command(installation, "backup", safe);
	const backupTook = performance.now() - backupBegan;
	const counts = await countsOf(database.url());
	const after = await book(2);
	say("The machine is gone.");
	await served.end();
	database.stop("immediate");
	rmSync(old, { recursive: true, force: true });

	say("A new machine: package, settings, an empty database …");
	const began = performance.now();
	const times: [string, number][] = [];
	const step = async <Value>(what: string, work: () => Promise<Value>) => {
		const from = performance.now();
		const value = await work();
		times.push([what, performance.now() - from]);
		return value;
	};
	const machine = path.join(folder, "new");
	mkdirSync(machine, { mode: 0o711 });
	const freshDatabase = await step("initdb, start, CREATE DATABASE", () =>
		newCluster(machine),
	);
	const fresh: Installation = {
		...installation,
		folder: await step("the package is unpacked", async () =>
			unpack(release, path.join(machine, "application")),
		),
		settings: productionSettings({
			port,
			databaseUrl: freshDatabase.url(),
			dataDir: nobodysFolder(machine, "home"),
			smtpUrl: mails.url,
		}),
	};
	const [file = ""] = readdirSync(safe);
	await step("run.mjs restore", async () =>
		command(fresh, "restore", path.join(safe, file)),
	);
	const restored = await countsOf(freshDatabase.url());
	const again = begin(fresh, "new", port);
	await step("run.mjs start, until /api/ready", () => again.ready());
	const [made] = await step("a booking over the web", () => book(1));
	const took = performance.now() - began;
	const lost = await missing(freshDatabase.url(), before);
	const gone = await missing(freshDatabase.url(), after);
	const page = await fetch(new URL(before[0]?.link ?? "", origin));
	await again.end();
	return {
		about: [
			"A package of this commit, PostgreSQL of Debian, everything as a user without rights; the old machine's database, folder and home are deleted before the new one begins with nothing but package, backup and settings.",
		],
		outcomes: [
			figure("rows in the backup", counts.rows),
			figure("npm run backup", seconds(backupTook)),
			...times.map(([what, ms]) => figure(what, seconds(ms))),
			promise(
				"from the empty machine to a booking",
				seconds(took),
				"≤ 300 s",
				took <= PATIENCE_MS,
			),
			promise(
				"appointments after restoring",
				restored.appointments,
				String(counts.appointments),
				restored.appointments === counts.appointments,
			),
			none("appointments of before the backup that are missing", lost.length),
			promise(
				"appointments of after it, which nobody can have",
				`${gone.length} of ${after.length} gone`,
				"known by before.gz only",
				gone.length === after.length,
			),
			promise(
				"a link of a mail from the old machine",
				page.status,
				"200",
				page.status === 200,
			),
			promise(
				"a new booking",
				made ? "confirmed" : "none",
				"confirmed",
				made !== undefined,
			),
		],
	};
};

async function countsOf(url: string) {
	const [row] = await ask<{ appointments: number; rows: number }>(
		url,
		`SELECT (SELECT count(*)::int FROM appointment) AS appointments,
			(SELECT sum((xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM ' || quote_ident(table_name), false, true, '')))[1]::text::int)::int
				FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE') AS rows`,
	);
	return { appointments: row?.appointments ?? 0, rows: row?.rows ?? 0 };
}
