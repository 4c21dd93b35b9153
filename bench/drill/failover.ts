import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeFreeCity } from "#bench/rush/city.ts";
import { db } from "#lib/db/client.ts";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { Fault } from "#lib/fault.ts";
import { now } from "#lib/runtime/clock.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import { begin, command, type Installation } from "./application.ts";
import { startBooker, type Told } from "./booker.ts";
import { freeTimes } from "./calendar.ts";
import { openFolder } from "./folder.ts";
import { within } from "./here.ts";
import { mailsOf } from "./mails.ts";
import { type Drill, figure, none, promise, seconds } from "./outcome.ts";
import { startPatroni } from "./patroni.ts";
import { startReaders } from "./readers.ts";
import { packageOfThis } from "./release.ts";
import { testSettings } from "./settings.ts";
import { missing, missingVisits } from "./truth.ts";
import { startWebLoad } from "./web-load.ts";

const KILLED = 10;
const BOOKINGS_PER_SECOND = 4;
const WEB_PER_SECOND = 0.5;
/** Writes may be away so long. */
const AWAY_MS = 30_000;
/** Nobody waits for ever for one that does not come back. */
const PATIENCE_MS = 90_000;
const CALM_MS = 2_000;

/** Ten primaries killed one after the other, every other one with its whole machine. */
export const failover: Drill = async (_wish, say) => {
	const release = packageOfThis(say);
	const folder = openFolder();
	const mailServer = await startMailServer();
	registerShutdown(() => mailServer.stop());
	say("etcd, and three PostgreSQLs under Patroni …");
	const cluster = await startPatroni(folder);
	await cluster.whole();
	const dataDir = path.join(folder, "home");
	mkdirSync(dataDir);
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const settings = testSettings({
		databaseUrl: cluster.url,
		dataDir,
		origin,
		SMTP_URL: mailServer.url,
	});
	const installation: Installation = {
		folder: release,
		settings,
		logs: folder,
	};
	say("The application on it …");
	command(installation, "migrate", "deploy");
	const { wanted, stationId } = await within(settings, async () => {
		await makeFreeCity(now());
		// What is tried is the database, not how newcomers wait on a machine that is too small for both.
		await db().crowdRoom.updateMany({ data: { mode: "off" } });
		const station = await db().station.findFirstOrThrow({
			orderBy: { position: "asc" },
		});
		return { wanted: await freeTimes(now()), stationId: station.id };
	});
	const pages = begin(installation, "pages", port, { SERVE: "pages" });
	const work = begin(installation, "work", port, {
		SERVE: "work",
		METRICS_PORT: String(await freePort()),
	});
	await pages.ready();
	await work.ready();
	const web = startWebLoad(origin, wanted.splice(0, 300), WEB_PER_SECOND);
	const booker = startBooker(process.cwd(), settings, {
		wanted,
		perSecond: BOOKINGS_PER_SECOND,
		tickets: { stationId, every: 4 },
	});
	const readers = startReaders(origin, [
		"/termine",
		"/termine/ort?dienst=reisepass",
		"/impressum",
	]);
	const away: { what: string; ms: number }[] = [];
	for (let count = 1; count <= KILLED; count += 1) {
		await wait(CALM_MS);
		const what = count % 2 === 1 ? "machine" : "database";
		const node = await cluster.primary();
		const at = Date.now();
		node.kill(what);
		const ms = await writesAgain(booker.told, at);
		away.push({ what: `${count}. ${node.name} (its ${what})`, ms });
		say(
			`${count}: kill -9 of ${node.name}, its ${what}: writes away for ${seconds(ms)}`,
		);
		if (what === "machine") node.start();
		await cluster.whole();
	}
	await wait(CALM_MS);
	await booker.stop();
	await web.stop();
	await readers.stop();
	say("Every mail is looked for …");
	const confirmed = [...web.confirmed, ...booker.told.filter(isBooked)];
	const mails = await mailsOf(cluster.url, mailServer, confirmed);
	const lost = await missing(cluster.url, confirmed);
	const tickets = booker.told.flatMap(({ visitId }) => visitId ?? []);
	const lostTickets = await missingVisits(cluster.url, tickets);
	await pages.end();
	await work.end();
	const thrown = booker.told.flatMap(({ thrown }) => thrown ?? []);
	const refused = booker.told.flatMap(({ refused }) => refused ?? []);
	const failedPages = web.failures
		.map(({ what }) => what)
		.filter((words) => !IN_WORDS.test(words));
	return {
		about: [
			"etcd and three PostgreSQLs under Patroni, all of Debian's packages and on loopback: `synchronous_mode`, `synchronous_mode_strict`, `ttl` 20. The application knows all three (`DATABASE_URL=postgresql://…@one,two,three/termine`): a process with pages, one for the work, a mail server, and the commands in a process of their own. Odd numbers lose their machine (Patroni and PostgreSQL, `kill -9`), so that the others have to wait for 20 seconds of silence; even ones their PostgreSQL.",
		],
		outcomes: [
			...away.map(({ what, ms }) =>
				promise(
					`writes away after ${what}`,
					seconds(ms),
					"≤ 30 s",
					ms <= AWAY_MS,
				),
			),
			figure("bookings confirmed", confirmed.length),
			figure("of these over the web", web.confirmed.length),
			none("confirmed bookings lost", lost.length, lost.slice(0, 3).join(", ")),
			figure("tickets drawn", tickets.length),
			none("tickets lost", lostTickets.length),
			figure("mails sent", mails.sent),
			figure("mails sent twice", mails.twice),
			figure(
				"mails that still count as waiting and go out once more",
				mails.waiting,
			),
			none("confirmed bookings without a mail, sent or listed", mails.without),
			figure("told to try again (busy)", refused.length),
			none(
				"commands that threw",
				thrown.length,
				[...new Set(thrown)].slice(0, 2).join("; "),
			),
			figure(
				"pages read",
				[...readers.seen]
					.map(([status, count]) => `${count} × ${status}`)
					.join(", "),
			),
			none(
				"pages that were no answer in words",
				readers.broken.length,
				[...new Set(readers.broken)].slice(0, 3).join("; "),
			),
			figure(
				"bookings over the web told in words that they are to try again",
				web.failures.length - failedPages.length,
			),
			none(
				"bookings over the web that failed otherwise",
				failedPages.length,
				[...new Set(failedPages)].slice(0, 3).join("; "),
			),
		],
	};
};

/** The page of the house that something is disturbed, or the form once more with a word why. */
const IN_WORDS = /\b503\b|met (200|303)/;

const isBooked = (told: Told): told is Told & { reference: string } =>
	told.reference !== undefined;

/** From this moment to the first booking that was begun after it and confirmed. */
async function writesAgain(
	told: readonly Told[],
	since: number,
): Promise<number> {
	for (;;) {
		const first = told
			.filter((one) => isBooked(one) && one.begunAt > since)
			.map(({ answeredAt }) => answeredAt)
			.sort((a, b) => a - b)[0];
		if (first) return first - since;
		if (Date.now() - since > PATIENCE_MS)
			throw new Fault(`Nobody could book for ${seconds(PATIENCE_MS)}.`);
		await wait(50);
	}
}
