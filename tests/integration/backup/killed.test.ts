import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { env } from "#lib/runtime/env.ts";
import {
	backUp,
	connected,
	everything,
	leave,
	restore,
} from "#tests/support/backup.ts";
import { book, wish } from "#tests/support/booking.ts";
import { execute } from "#tests/support/database.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

/** Enough rows for some seconds of copying. */
const EVENTS = 300_000;

let url: string;
let file: string;

beforeAll(async () => {
	url = env().databaseUrl;
	await makeCity();
	const [station, service] = [await makeStation(), await makeService()];
	await book(wish(station, service));
	await execute(
		url,
		`INSERT INTO appointment_event (appointment_id, at, from_status, to_status)
		SELECT id, created_at, 'held', 'booked' FROM appointment, generate_series(1, ${EVENTS})`,
	);
	file = (await backUp()).file;
	await book(wish(station, service, { start: 600 }));
	await leave();
}, 120_000);

test("a restore that is killed amid the rows leaves everything as it was, and the next one succeeds", async () => {
	const before = await everything(url);
	const child = startRestore();
	const ended = once(child, "exit");
	await eventually(async () =>
		expect(await copying()).toContain("appointment_event"),
	);
	child.kill("SIGKILL");
	expect(await ended).toEqual([null, "SIGKILL"]);
	expect(await everything(url)).toEqual(before);

	await restore(url, file, true);
	const after = await everything(url);
	expect(after.appointment).toHaveLength(1);
	expect(after.appointment_event).toHaveLength(EVENTS + 2);
}, 120_000);

function startRestore(): ChildProcess {
	return spawn(
		process.execPath,
		[
			"--import=./scripts/server-only.mjs",
			"scripts/restore.ts",
			file,
			"--replace",
		],
		{ env: process.env, stdio: "ignore" },
	);
}

/** What is being filled in right now. */
function copying(): Promise<string> {
	return connected(url, async (client) => {
		const { rows } = await client.query<{ query: string }>(
			`SELECT query FROM pg_stat_activity WHERE datname = current_database()
			AND application_name LIKE 'buergertermin%' AND query LIKE 'COPY % FROM STDIN'`,
		);
		return rows.map(({ query }) => query).join();
	});
}
