import pg from "pg";
import { sessionOptions } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";

/**
 * Some connections beside the pool, for the few words that must get through when everybody waits for one of the pool's
 * (lib/crowd). Hand-written statements only.
 */
const CONNECTIONS = 3;
/** Whoever asks here has something to do without an answer. */
const PATIENCE_MS = 3_000;
const NAME = "apart";

const pool = () =>
	onGlobal(NAME, () => {
		const opened = new pg.Pool({
			connectionString: env().databaseUrl,
			application_name: "buergertermin apart",
			max: CONNECTIONS,
			connectionTimeoutMillis: PATIENCE_MS,
			query_timeout: PATIENCE_MS,
			keepAlive: true,
			...sessionOptions(),
			Client: PostgresClient,
		});
		// One that dies while idle is replaced; without a listener Node would end the process.
		opened.on("error", () => {});
		return opened;
	});

/** A statement with its values in their places; the type of each is said in the statement where it is not plain. */
export type Ask = <Row extends object>(
	texts: TemplateStringsArray,
	...values: unknown[]
) => Promise<{ rows: Row[]; count: number }>;

const askOf =
	(client: pg.Pool | pg.PoolClient): Ask =>
	async <Row extends object>(
		texts: TemplateStringsArray,
		...values: unknown[]
	) => {
		const text = texts.reduce((sum, part, index) => `${sum}$${index}${part}`);
		const { rows, rowCount } = await client.query<Row>(text, values);
		return { rows, count: rowCount ?? 0 };
	};

export const askApart: Ask = (texts, ...values) =>
	askOf(pool())(texts, ...values);

/** Several statements that hold together or not at all. */
export async function writeApart(
	work: (ask: Ask) => Promise<void>,
): Promise<void> {
	const client = await pool().connect();
	let failure: Error | undefined;
	try {
		await client.query("BEGIN");
		await work(askOf(client));
		await client.query("COMMIT");
	} catch (error) {
		failure = error instanceof Error ? error : new Error(String(error));
		await client.query("ROLLBACK").catch(() => {});
		throw error;
	} finally {
		// What failed may be the connection itself.
		client.release(failure);
	}
}

export async function closeApart(): Promise<void> {
	await takeGlobal<pg.Pool>(NAME)?.end();
}
