import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
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
import { ask, clusterIn, newCluster } from "./cluster.ts";
import { openFolder, ownedFolder } from "./folder.ts";
import { within } from "./here.ts";
import { type Drill, figure, none, promise, seconds } from "./outcome.ts";
import { owner, postgresBinary, runToEnd } from "./program.ts";
import { packageOfThis } from "./release.ts";
import { missing, unexpected } from "./truth.ts";
import { bookByWeb, type Confirmed } from "./web.ts";

/** Between two bookings, before and after the mistake. */
const PACE_MS = 400;
const SECONDS = { before: 8, after: 6 };
const PATIENCE_MS = 5 * 60_000;

/** Somebody deletes what must not be deleted; the database is put back to a second before that. */
export const pointInTime: Drill = async (_wish, say) => {
	const release = packageOfThis(say);
	const folder = openFolder();
	const mails = await startMailServer();
	registerShutdown(() => mails.stop());
	const archive = ownedFolder(folder, "archive");
	const machine = path.join(folder, "machine");
	mkdirSync(machine, { mode: 0o711 });
	const database = await newCluster(machine, {
		archive_mode: "on",
		archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
		archive_timeout: "60",
	});
	const port = await freePort();
	const installation: Installation = {
		folder: release,
		logs: folder,
		as: nobody(),
		settings: productionSettings({
			port,
			databaseUrl: database.url(),
			dataDir: nobodysFolder(folder, "home"),
			smtpUrl: mails.url,
		}),
	};
	command(installation, "migrate", "deploy");
	const wanted = await within(installation.settings, async () => {
		const now = Temporal.Now.instant();
		await makeCity(SMALL_CITY, now);
		return freeTimes(now);
	});
	say("A base backup, and its log from then on …");
	const base = ownedFolder(folder, "base");
	const url = new URL(database.url("postgres"));
	const baseBegan = performance.now();
	runToEnd(
		postgresBinary("pg_basebackup"),
		["-D", base, "-d", url.href, "--checkpoint=fast", "-X", "none"],
		{ as: owner() },
	);
	const baseTook = performance.now() - baseBegan;
	const served = begin(installation, "before", port);
	await served.ready();
	const origin = `http://localhost:${port}`;
	const booked: Confirmed[] = [];
	let refused = 0;
	const bookFor = async (howLong: number) => {
		const until = Date.now() + howLong * 1_000;
		while (Date.now() < until) {
			const [one] = wanted.splice(0, 1);
			if (!one) throw new Error("Nothing is free any more.");
			await bookByWeb(origin, one).then(
				(confirmed) => booked.push(confirmed),
				() => {
					refused += 1;
				},
			);
			await wait(PACE_MS);
		}
	};
	say("People book …");
	await bookFor(SECONDS.before);
	const [{ at = "", deleted = 0 } = {}] = await ask<{
		at: string;
		deleted: number;
	}>(
		database.url(),
		"WITH mistake AS (DELETE FROM contact RETURNING 1) SELECT clock_timestamp()::text AS at, count(*)::int AS deleted FROM mistake",
	);
	const mistakeAt = Temporal.Instant.from(
		at.replace(" ", "T"),
	).epochMilliseconds;
	say(`DELETE FROM contact: ${deleted} people. They go on booking …`);
	await bookFor(SECONDS.after);

	say(
		"Somebody has noticed: the application is stopped, a second before is wanted …",
	);
	const began = performance.now();
	await served.end();
	await archived(database.url("postgres"));
	database.stop("fast");
	const target = Temporal.Instant.fromEpochMilliseconds(mistakeAt - 1_000);
	const again = path.join(folder, "again");
	mkdirSync(again, { mode: 0o711 });
	const data = path.join(again, "data");
	// With owners and modes, of which PostgreSQL is particular.
	runToEnd("/bin/cp", ["-a", base, data]);
	writeFileSync(path.join(data, "recovery.signal"), "");
	const restored = await clusterIn(again, data, {
		restore_command: `cp ${archive}/%f %p`,
		// It reads no "Z" here.
		recovery_target_time: target
			.toString()
			.replace("T", " ")
			.replace("Z", "+00"),
		recovery_target_action: "promote",
		// The log goes on in another line, beside the old one.
		archive_mode: "off",
	});
	restored.start();
	await promoted(restored.url());
	const recovered = performance.now() - began;
	const newly: Installation = {
		...installation,
		settings: { ...installation.settings, DATABASE_URL: restored.url() },
	};
	const after = begin(newly, "after", port);
	await after.ready();
	const [one] = wanted.splice(0, 1);
	const made = one && (await bookByWeb(origin, one));
	const took = performance.now() - began;
	const until = target.epochMilliseconds;
	const early = booked.filter(({ answeredAt }) => answeredAt <= until);
	const late = booked.filter(({ begunAt }) => begunAt > until);
	const lost = await missing(restored.url(), early);
	const there = await unexpected(restored.url(), late);
	const [{ people = 0 } = {}] = await ask<{ people: number }>(
		restored.url(),
		"SELECT count(*)::int AS people FROM contact",
	);
	// Between the second before and the mistake some more were booked; the one of just now is new.
	const between = booked.filter(
		({ answeredAt }) => answeredAt > until && answeredAt <= mistakeAt + 50,
	).length;
	const wantedPeople = deleted - between + (made ? 1 : 0);
	await after.end();
	return {
		about: [
			"PostgreSQL of Debian with `archive_mode`, `pg_basebackup` before people book; then `DELETE FROM contact` in the midst of bookings over the web, and a recovery into a new data folder to one second before.",
		],
		outcomes: [
			figure("people in the database when it was deleted", deleted),
			figure("pg_basebackup", seconds(baseTook)),
			figure("bookings confirmed before and after", booked.length),
			figure("bookings refused meanwhile", refused),
			none("confirmed before that second and missing", lost.length),
			none("of after that second and there all the same", there.length),
			promise(
				"people after recovering",
				people,
				`${wantedPeople}`,
				Math.abs(people - wantedPeople) <= 1,
			),
			figure("from noticing to a database", seconds(recovered)),
			promise(
				"from noticing to a new booking",
				seconds(took),
				"≤ 300 s",
				made !== undefined && took <= PATIENCE_MS,
			),
		],
	};
};

/** All that was written is in the archive. */
async function archived(url: string): Promise<void> {
	const [{ name = "" } = {}] = await ask<{ name: string }>(
		url,
		"SELECT pg_walfile_name(pg_switch_wal()) AS name",
	);
	for (;;) {
		const [{ last = "" } = {}] = await ask<{ last: string | null }>(
			url,
			"SELECT last_archived_wal AS last FROM pg_stat_archiver",
		);
		if ((last ?? "") >= name) return;
		await wait(200);
	}
}

async function promoted(url: string): Promise<void> {
	for (;;) {
		const [{ standby = true } = {}] = await ask<{ standby: boolean }>(
			url,
			"SELECT pg_is_in_recovery() AS standby",
		);
		if (!standby) return;
		await wait(200);
	}
}
