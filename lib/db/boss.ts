import { PgBoss } from "pg-boss";
import { SESSION_OPTIONS, sessionOptions } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { log } from "#lib/runtime/log.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";

/**
 * Jobs live in the same PostgreSQL, schema `pgboss`, which the migrations install. Inside a
 * command send with the transaction: `(await pgBoss()).send(name, { id }, { db: fromPrisma(tx) })`.
 */
const SCHEMA = "pgboss";
const SENDER = "pg-boss-sender";
const WORKER = "pg-boss-worker";

/** pg-boss hands it on to its pool without knowing it. */
const ON_OUR_CLIENT = { Client: PostgresClient };

type Role = "install" | "send" | "work";

/** As PostgreSQL shows our connections. */
const applicationName = (role: Role) => `buergertermin jobs (${role})`;

/** The connections of workers, which look for jobs every second. */
export const WORKER_NAME = applicationName("work");

function create(role: Role, databaseUrl: string): PgBoss {
	const works = role === "work";
	const boss = new PgBoss({
		connectionString: databaseUrl,
		schema: SCHEMA,
		application_name: applicationName(role),
		// Installing goes past a pooler, which would refuse them.
		...(role === "install" ? { options: SESSION_OPTIONS } : sessionOptions()),
		...ON_OUR_CLIENT,
		max: works ? 4 : 2,
		migrate: role === "install",
		createSchema: role === "install",
		supervise: works,
		schedule: works,
	});
	// Without a listener an error event would end the process; pg-boss tries again by itself.
	boss.on("error", (error) => log().error({ error }, "jobs"));
	boss.on("warning", ({ message }) => log().warn({ message }, "jobs"));
	return boss;
}

async function started(name: string, role: Role): Promise<PgBoss> {
	const starting = onGlobal(name, () =>
		create(role, env().databaseUrl).start(),
	);
	try {
		return await starting;
	} catch (error) {
		takeGlobal(name);
		throw error;
	}
}

/** For sending: neither maintains nor schedules nor works. */
export function pgBoss(): Promise<PgBoss> {
	return started(SENDER, "send");
}

/** For the worker: also maintains the queues and runs schedules. */
export function workingPgBoss(): Promise<PgBoss> {
	return started(WORKER, "work");
}

/** Lets running jobs finish (at most 10 s) and closes the connections. */
export async function closePgBoss(): Promise<void> {
	for (const name of [WORKER, SENDER]) {
		const boss = await takeGlobal<Promise<PgBoss>>(name)?.catch(() => null);
		await boss?.stop({ graceful: true, timeout: 10_000 });
	}
}

/** Creates or raises the schema of the job tables; part of migrating. */
export async function installPgBoss(databaseUrl: string): Promise<void> {
	const boss = await create("install", databaseUrl).start();
	await boss.stop({ graceful: false });
}
