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

/** More than PostgreSQL takes in one piece, so that some are in and some are not. */
const EVENTS = 20_000;
/** While somebody else has this lock, a restore stands still amid these rows. */
const HALT = 4_711;

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
});

test("a restore that is killed amid the rows leaves everything as it was, and the next one succeeds", async () => {
	const before = await everything(url);
	await haltAmidTheRows();
	await connected(url, async (client) => {
		await client.query(`SELECT pg_advisory_lock(${HALT})`);
		const child = startRestore();
		const ended = once(child, "exit");
		await eventually(async () =>
			expect(await halted()).toContain("appointment_event"),
		);
		child.kill("SIGKILL");
		expect(await ended).toEqual([null, "SIGKILL"]);
	});
	expect(await everything(url)).toEqual(before);
	await execute(url, "DROP EVENT TRIGGER halt");

	await restore(url, file, true);
	const after = await everything(url);
	expect(after.appointment).toHaveLength(1);
	expect(after.appointment_event).toHaveLength(EVENTS + 2);
});

/** The table is made anew by the restore itself, and from its first moment on looks at each row. */
async function haltAmidTheRows(): Promise<void> {
	await execute(
		url,
		`CREATE SCHEMA halt;
		CREATE FUNCTION halt.at_row(id bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
			IF id = ${EVENTS / 2} THEN PERFORM pg_advisory_xact_lock_shared(${HALT}); END IF;
			RETURN true;
		END $$;
		CREATE FUNCTION halt.look() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
			IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'public.appointment_event') THEN
				ALTER TABLE public.appointment_event ADD CONSTRAINT halt CHECK (halt.at_row(id));
			END IF;
		END $$;
		CREATE EVENT TRIGGER halt ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION halt.look()`,
	);
}

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

/** What is being filled in and stands still. */
function halted(): Promise<string> {
	return connected(url, async (client) => {
		const { rows } = await client.query<{ query: string }>(
			`SELECT query FROM pg_stat_activity WHERE datname = current_database()
			AND wait_event = 'advisory' AND query LIKE 'COPY % FROM STDIN'`,
		);
		return rows.map(({ query }) => query).join();
	});
}
