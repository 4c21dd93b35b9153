import { afterAll, expect, test } from "vitest";
import { closeDb, db, sessionOptions } from "#lib/db/client.ts";
import { refuseUnsetSessions } from "#lib/db/pooler.ts";
import { env } from "#lib/runtime/env.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import { execute } from "#tests/support/database.ts";

// A user of its own: others of the same server are testing with theirs.
const admin = env().databaseUrl;
const user = `pooled_${crypto.randomUUID().replaceAll("-", "")}`;

afterAll(async () => {
	await closeDb();
	await execute(admin, `DROP ROLE ${user}`);
});

test("behind a pooler nothing is asked of a session that it would forget, and settings that are missing are said", async () => {
	await closeDb();
	await execute(admin, `CREATE ROLE ${user} SUPERUSER LOGIN PASSWORD 'drill'`);
	const url = new URL(admin);
	Object.assign(url, { username: user, password: "drill" });
	process.env.DATABASE_URL = url.href;
	process.env.DATABASE_DIRECT_URL = url.href;
	takeGlobal("env");
	expect(sessionOptions()).toEqual({});

	const refused = await refuseUnsetSessions().catch((fault: Error) => fault);
	const statements =
		refused?.message.match(/^ALTER ROLE .*;$/gm)?.map(String) ?? [];
	expect(statements.join("\n")).toContain("SET lock_timeout = '5000';");
	for (const statement of statements) await execute(admin, statement);
	await refuseUnsetSessions();

	expect(await db().station.count()).toBe(0);
	const [row] = await db().$queryRaw<{ names: number; lock: string }[]>`
		SELECT (SELECT count(*)::int FROM pg_prepared_statements WHERE name <> '') AS names,
			current_setting('lock_timeout') AS lock`;
	expect(row).toEqual({ names: 0, lock: "5s" });
});
