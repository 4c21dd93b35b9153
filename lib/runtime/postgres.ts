import pg from "pg";
import { onGlobal } from "./global.ts";
import { addressesOf } from "./postgres-address.ts";

/** So long one server of several is asked whether it takes writes; shorter than anybody waits for a connection. */
const PATIENCE_MS = 2_000;
/** What was found is found for all connections that are opened at this moment. */
const REMEMBERED_MS = 500;

/**
 * A connection to PostgreSQL whose `connectionString` may name several servers: it goes to the one that takes writes, as with
 * libpq's `target_session_attrs=read-write`, also after another one has become that. For pools: `{ Client: PostgresClient }`.
 */
export class PostgresClient extends pg.Client {
	readonly #addresses: readonly string[];
	#isStandby = false;

	constructor(config: pg.ClientConfig = {}) {
		const addresses = addressesOf(config.connectionString ?? "");
		const [first = config.connectionString ?? ""] = addresses;
		super({ ...config, connectionString: first });
		// Whoever asks is told by the answer. A pool listens only once it knows that the connection is open, and one that dies
		// at that very moment would end the process.
		this.on("error", () => {});
		this.#addresses = addresses;
		listen(this, (name, value) => {
			if (name === "in_hot_standby") this.#isStandby = value === "on";
		});
	}

	override connect(): Promise<this>;
	override connect(callback: (error: Error) => void): void;
	override connect(
		callback?: (error: Error) => void,
	): Promise<this> | undefined {
		const opened = this.#open();
		if (!callback) return opened;
		opened.then(() => (callback as () => void)(), callback);
		return undefined;
	}

	async #open(): Promise<this> {
		if (this.#addresses.length <= 1) {
			await super.connect();
			return this;
		}
		const { hostname, port } = new URL(await takingWrites(this.#addresses));
		const host = hostname.replace(/^\[(.+)\]$/, "$1");
		Object.assign(this, { host, port: Number(port || 5432) });
		try {
			await super.connect();
			if (this.#isStandby) throw new NoPrimary("it is a standby by now");
			return this;
		} catch (error) {
			known().delete(this.#addresses.join());
			super.end().catch(() => {});
			throw error;
		}
	}
}

/** None of the servers takes writes just now; trying again in a moment can succeed. */
class NoPrimary extends Error {
	/** SQLSTATE: the connection could not be made. */
	readonly code = "08001";
}

const known = () =>
	onGlobal("postgres-primaries", () => new Map<string, Promise<string>>());

/** Which of these addresses is the one; everybody who asks at the same moment waits for the same answer. */
function takingWrites(addresses: readonly string[]): Promise<string> {
	const key = addresses.join();
	const remembered = known().get(key);
	if (remembered) return remembered;
	const looking = Promise.any(addresses.map(proven)).catch((error) => {
		throw new NoPrimary(
			`none of ${addresses.length} servers takes writes just now`,
			{ cause: error },
		);
	});
	known().set(key, looking);
	const forget = () => {
		if (known().get(key) === looking) known().delete(key);
	};
	looking.then(() => setTimeout(forget, REMEMBERED_MS).unref(), forget);
	return looking;
}

/** @throws when it is away, silent or a standby */
async function proven(address: string): Promise<string> {
	const client = new pg.Client({
		connectionString: address,
		application_name: "buergertermin looking for the primary",
		connectionTimeoutMillis: PATIENCE_MS,
		query_timeout: PATIENCE_MS,
	});
	client.on("error", () => {});
	try {
		await client.connect();
		const { rows } = await client.query<{ standby: boolean }>(
			"SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean AS standby",
		);
		if (rows[0]?.standby !== false) throw new NoPrimary("it is a standby");
		return address;
	} finally {
		client.end().catch(() => {});
	}
}

/** What the server says of itself when a connection begins; pg passes it by. */
function listen(
	client: pg.Client,
	told: (name: string, value: string) => void,
): void {
	const { connection } = client as unknown as {
		connection: NodeJS.EventEmitter;
	};
	connection.on(
		"parameterStatus",
		(said: { parameterName: string; parameterValue: string }) =>
			told(said.parameterName, said.parameterValue),
	);
}
