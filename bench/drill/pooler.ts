import { chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeFreeCity } from "#bench/rush/city.ts";
import { db } from "#lib/db/client.ts";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { now } from "#lib/runtime/clock.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import { median } from "../measure.ts";
import { begin, command, type Installation } from "./application.ts";
import { startBooker, type Told } from "./booker.ts";
import { freeTimes } from "./calendar.ts";
import { ask, type Cluster, newCluster } from "./cluster.ts";
import { openFolder, ownedFolder } from "./folder.ts";
import { within } from "./here.ts";
import { mailsOf } from "./mails.ts";
import { type Drill, figure, none, promise } from "./outcome.ts";
import { owner, programOf, runBeside } from "./program.ts";
import { packageOfThis } from "./release.ts";
import { testSettings } from "./settings.ts";
import { missing, missingVisits } from "./truth.ts";
import { startWebLoad } from "./web-load.ts";

const BOOKINGS_PER_SECOND = 10;
const WEB_PER_SECOND = 1;
const LOAD_MS = 20_000;
/** What PgBouncer may open, whatever the processes want. */
const POOL = 12;

/** Two processes with pages and one for the work through PgBouncer, which gives each transaction another connection. */
export const pooler: Drill = async (_wish, say) => {
	const bouncer = programOf("pgbouncer", "pgbouncer");
	const release = packageOfThis(say);
	const folder = openFolder();
	const mailServer = await startMailServer();
	registerShutdown(() => mailServer.stop());
	const database = await newCluster(folder);
	const pooled = await startBouncer(bouncer, folder, database);
	const dataDir = path.join(folder, "home");
	mkdirSync(dataDir);
	const port = await freePort();
	const settings = testSettings({
		databaseUrl: pooled,
		dataDir,
		origin: `http://localhost:${port}`,
		DATABASE_DIRECT_URL: database.url(),
		SMTP_URL: mailServer.url,
	});
	const installation: Installation = {
		folder: release,
		settings,
		logs: folder,
	};

	say("Without the settings of the user it refuses to start …");
	const said = refusalOf(() => command(installation, "start"));
	const statements = said.match(/^ALTER ROLE .*;$/gm) ?? [];
	for (const statement of statements) await ask(database.url(), statement);
	// The connections of before go.
	await ask(database.url(), OTHERS_GO);

	say("Through PgBouncer …");
	command(installation, "migrate", "deploy");
	const { wanted, stationId } = await within(settings, async () => {
		await makeFreeCity(now());
		const station = await db().station.findFirstOrThrow({
			orderBy: { position: "asc" },
		});
		return { wanted: await freeTimes(now()), stationId: station.id };
	});
	const first = begin(installation, "pages 1", port, { SERVE: "pages" });
	const second = begin(installation, "pages 2", await freePort(), {
		SERVE: "pages",
	});
	const work = begin(installation, "work", port, {
		SERVE: "work",
		METRICS_PORT: String(await freePort()),
	});
	for (const one of [first, second, work]) await one.ready();
	const play = async (through: Readonly<Record<string, string>>) => {
		const booker = startBooker(
			process.cwd(),
			{ ...settings, ...through },
			{
				wanted: wanted.splice(0, 400),
				perSecond: BOOKINGS_PER_SECOND,
				tickets: { stationId, every: 4 },
			},
		);
		await wait(LOAD_MS);
		await booker.stop();
		return booker.told;
	};
	const web = startWebLoad(
		settings.BASE_URL ?? "",
		wanted.splice(0, 200),
		WEB_PER_SECOND,
	);
	const seen = watchConnections(database);
	const told = await play({});
	const connections = await seen.stop();
	const directly = await play({
		DATABASE_URL: database.url(),
		DATABASE_DIRECT_URL: "",
	});
	await web.stop();
	const all = [...told, ...directly];
	const confirmed = [...web.confirmed, ...all.filter(isBooked)];
	const mails = await mailsOf(database.url(), mailServer, confirmed);
	const lost = await missing(database.url(), confirmed);
	const lostTickets = await missingVisits(
		database.url(),
		all.flatMap(({ visitId }) => visitId ?? []),
	);
	for (const one of [first, second, work]) await one.end();
	const wrong = all.flatMap(({ refused, thrown }) => refused ?? thrown ?? []);
	return {
		about: [
			`PgBouncer of Debian with \`pool_mode = transaction\` and ${POOL} connections, in front of PostgreSQL of Debian: two processes with pages, one for the work and one that books by commands, all with \`DATABASE_URL\` at PgBouncer and \`DATABASE_DIRECT_URL\` past it. What goes past it: news (LISTEN), migrating and what must happen once (advisory locks of a session), copies, and rewriting a table. Statements have no names behind a pooler, since this PgBouncer (1.18) does not know them. The two times in the middle were taken one after the other, and say as much about what else the machine did as about PgBouncer.`,
		],
		outcomes: [
			promise(
				"without the user's settings",
				statements.length > 0
					? `refuses, and says ${statements.length} statements`
					: said.slice(0, 80),
				"refuses to start",
				statements.length > 0,
			),
			figure(
				"bookings confirmed through PgBouncer, by commands",
				told.filter(isBooked).length,
			),
			figure("over the web", web.confirmed.length),
			none(
				"refused or failed",
				wrong.length + web.failures.length,
				[...new Set([...wrong, ...web.failures.map(({ what }) => what)])]
					.slice(0, 3)
					.join("; "),
			),
			none("confirmed bookings lost", lost.length),
			none("tickets lost", lostTickets.length),
			figure("mails sent by a worker behind it", mails.sent),
			none("confirmed bookings without a mail", mails.without),
			promise(
				"most connections that PgBouncer opened",
				connections.pooled,
				`≤ ${POOL}`,
				connections.pooled <= POOL,
			),
			figure("connections past it", connections.direct),
			figure(
				"a booking by commands through PgBouncer, in the middle",
				`${median(lengths(told))} ms`,
			),
			figure("the same past it", `${median(lengths(directly))} ms`),
		],
	};
};

const isBooked = (told: Told): told is Told & { reference: string } =>
	told.reference !== undefined;

const lengths = (told: readonly Told[]) =>
	told.filter(isBooked).map(({ begunAt, answeredAt }) => answeredAt - begunAt);

const OTHERS_GO =
	"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";

function refusalOf(work: () => string): string {
	try {
		return work();
	} catch (error) {
		// In a log each line is JSON; what cannot go on says why in plain words.
		return (error as Error).message.replaceAll("\\n", "\n");
	}
}

/** @returns the address of the database behind it */
async function startBouncer(
	program: string,
	folder: string,
	database: Cluster,
): Promise<string> {
	const home = ownedFolder(folder, "bouncer");
	const port = await freePort();
	const direct = new URL(database.url());
	const write = (name: string, text: string) => {
		const file = path.join(home, name);
		writeFileSync(file, text);
		const as = owner();
		if (as) chownSync(file, as.uid, as.gid);
		return file;
	};
	const users = write(
		"users.txt",
		`"${direct.username}" "${direct.password}"\n`,
	);
	const file = write(
		"pgbouncer.ini",
		`[databases]
termine = host=127.0.0.1 port=${database.port} dbname=termine
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
admin_users = ${direct.username}
pool_mode = transaction
default_pool_size = ${POOL}
max_client_conn = 400
`,
	);
	const log = path.join(folder, "pgbouncer.log");
	runBeside(program, [file], log, { as: owner() });
	const pooled = new URL(direct);
	pooled.port = String(port);
	for (let tries = 0; ; tries += 1)
		try {
			await ask(pooled.href, "SELECT 1");
			return pooled.href;
		} catch (error) {
			if (tries === 50)
				throw new Error(`${error}\n${readFileSync(log, "utf8")}`);
			await wait(100);
		}
}

/** How many there are of each kind, at most. */
function watchConnections(database: Cluster) {
	let pooled = 0;
	let direct = 0;
	let goesOn = true;
	const looking = (async () => {
		while (goesOn) {
			const [row] = await ask<{ pooled: number; direct: number }>(
				database.url("postgres"),
				`SELECT count(*) FILTER (WHERE NOT past)::int AS pooled, count(*) FILTER (WHERE past)::int AS direct
				FROM (SELECT application_name = ANY('{buergertermin live,buergertermin versions,buergertermin erasing}') AS past
					FROM pg_stat_activity WHERE datname = 'termine') one`,
			);
			pooled = Math.max(pooled, row?.pooled ?? 0);
			direct = Math.max(direct, row?.direct ?? 0);
			await wait(500);
		}
	})();
	return {
		async stop() {
			goesOn = false;
			await looking;
			return { pooled, direct };
		},
	};
}
