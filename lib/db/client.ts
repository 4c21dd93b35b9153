import { direct } from "#lib/db/direct.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { type PoolUsage, PrismaPgInTurn } from "#lib/db/in-turn.ts";
import { noticeDatabase } from "#lib/finished/recording.ts";
import { env } from "#lib/runtime/env.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";

/**
 * The one way to PostgreSQL. Limits are set on purpose, so that a request never waits for ever:
 * what runs into one of them becomes "busy" with a try-again page (lib/db/errors.ts).
 *
 * This file does not say `import "server-only"` itself; queries and commands do, and each of them
 * is imported from Next (which knows the marker), from Vitest (an alias in vitest.config.ts) and
 * from plain Node (scripts run with `--import ./scripts/server-only.mjs`, which empties it).
 */
const LIMITS = {
	/** Wait for a free connection of the pool. */
	connectionMilliseconds: 5_000,
	/** Wait for another transaction's lock: people at one day queue up behind each other. */
	lockMilliseconds: 5_000,
	statementMilliseconds: 15_000,
	/** The server has stopped answering altogether; longer than any of the others. */
	silenceMilliseconds: 20_000,
	/** A process that died or hangs inside a transaction lets go of its locks. */
	idleInTransactionMilliseconds: 15_000,
} as const;

/**
 * For `db().$transaction(work, WRITE)`. READ COMMITTED (SESSION_OPTIONS), because `lockDays()` serialises a day: what
 * is read after the lock must see what the one before wrote. `maxWait` is the wait for a
 * connection, `timeout` the whole transaction including waits for locks.
 */
export const WRITE = {
	maxWait: 5_000,
	timeout: 10_000,
} as const;

/**
 * Session settings, sent when a connection opens. The time zone must be UTC: the driver adapter
 * drops the offset of a timestamptz and takes the rest for UTC.
 */
export const SESSION_OPTIONS = [
	"timezone=UTC",
	// Said once instead of by a statement in each transaction.
	"default_transaction_isolation=read\\ committed",
	`lock_timeout=${LIMITS.lockMilliseconds}`,
	`statement_timeout=${LIMITS.statementMilliseconds}`,
	`idle_in_transaction_session_timeout=${LIMITS.idleInTransactionMilliseconds}`,
]
	.map((setting) => `-c ${setting}`)
	.join(" ");

/** A pooler refuses them: there they belong to the user (lib/db/pooler.ts). */
export const sessionOptions = (): { options?: string } =>
	env().isDatabasePooled ? {} : { options: SESSION_OPTIONS };

const NAME = "prisma";

export function db(): PrismaClient {
	noticeDatabase();
	return onGlobal(NAME, () =>
		openClient(env().databaseUrl, { ...LIMITS, ...env() }, (usage) => {
			pool().usage = usage;
		}),
	);
}

const pool = () =>
	onGlobal<{ usage: () => PoolUsage }>("pool-usage", () => ({
		usage: () => ({ open: 0, idle: 0, waiting: 0 }),
	}));

/** How this process's connections to the database are used just now. */
export const poolUsage = (): PoolUsage => pool().usage();

/** A pool of connections to this database, and what may be waited for. */
export function openClient(
	databaseUrl: string,
	limits: {
		connectionMilliseconds: number;
		silenceMilliseconds: number;
		isDatabasePooled?: boolean;
	},
	/** Is given what tells how the pool is used. */
	watch: (usage: () => PoolUsage) => void = () => {},
): PrismaClient {
	const isPooled = limits.isDatabasePooled ?? false;
	const adapter = new PrismaPgInTurn(
		{
			connectionString: databaseUrl,
			max: env().databasePool,
			connectionTimeoutMillis: limits.connectionMilliseconds,
			idleTimeoutMillis: 30_000,
			query_timeout: limits.silenceMilliseconds,
			keepAlive: true,
			application_name: "buergertermin",
			...(isPooled ? {} : { options: SESSION_OPTIONS }),
			Client: PostgresClient,
		},
		// A connection that dies while idle (database restarted) is replaced by the pool; without a
		// listener Node would end the process.
		{
			onPoolError: () => {},
			onConnectionError: () => {},
			// Behind a pooler the next transaction has another connection, which does not know the name.
			statementNameGenerator: ({ sql }) => (isPooled ? "" : nameOf(sql)),
		},
	);
	watch(() => adapter.usage());
	const client = new PrismaClient({
		adapter,
		transactionOptions: WRITE,
		// The other formats print arguments, and with them names and addresses, into the log.
		errorFormat: "minimal",
	});
	return direct(client, adapter);
}

/**
 * A named statement is parsed once by each connection, and planned once where the plan does not depend on the values. Our
 * statements are few; those whose text grows with a list of values end the count early and stay without a name.
 */
function nameOf(sql: string): string {
	const names = onGlobal("statements", () => new Map<string, string>());
	const known = names.get(sql);
	if (known !== undefined) return known;
	if (names.size >= MAX_STATEMENTS) return "";
	const name = `s${names.size}`;
	names.set(sql, name);
	return name;
}

const MAX_STATEMENTS = 500;

/** Closes the pool, if one was opened; the next `db()` opens a new one. */
export async function closeDb(): Promise<void> {
	await takeGlobal<PrismaClient>(NAME)?.$disconnect();
}

export type Db = PrismaClient;
/** What a command's transaction hands around. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
