import { type Db, db, openClient } from "#lib/db/client.ts";
import { isUpToDate } from "#lib/finished/finished.ts";
import { isShared } from "#lib/finished/recording.ts";
import type { Source } from "#lib/finished/sources.ts";
import { env } from "#lib/runtime/env.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { log } from "#lib/runtime/log.ts";

/**
 * The one place that decides who answers, the database or its replica (DATABASE_READ_URL). A replica answers what a page
 * for everybody reads from declared sources, and only while the versions that it shows beside its data are no older than
 * those that this process knows of the database itself, which are at most a second old. Everything else, and whatever goes
 * wrong there, is the database's own.
 */
const LIMITS = {
	/** Whoever reads waits so long for a replica that has fallen silent, and then asks the database. */
	connectionMilliseconds: 1_000,
	silenceMilliseconds: 1_000,
} as const;
/** So long a replica counts as one after it has said so. */
const PROVEN_MS = 1_000;
/** Older than this, it is asked again on the side; nobody waits for that. */
const AHEAD_MS = 500;

/** Versions that were read before the data they stand for, from the same place. */
type Check = (seen: Iterable<readonly [Source, number]>) => Promise<void>;

/** The replica has not yet heard of something that is known here. */
class Behind extends Error {}

/**
 * Reads from the replica where it may, otherwise from the database.
 * @param read tells `check` the versions it saw before it reads what they stand for; may be called twice
 */
export async function readNear<Value>(
	read: (client: Db, check: Check) => Promise<Value>,
): Promise<Value> {
	const replica = isShared() ? replicaIfAny() : null;
	const client = replica?.proven();
	if (replica && client) {
		try {
			return await read(client, checkKnown);
		} catch (error) {
			if (!(error instanceof Behind)) replica.lose(client, error);
		}
	}
	return read(db(), async () => {});
}

async function checkKnown(
	seen: Iterable<readonly [Source, number]>,
): Promise<void> {
	if (!(await isUpToDate(seen))) throw new Behind();
}

const NAME = "replica";

function replicaIfAny(): Replica | null {
	const { databaseReadUrl } = env();
	return databaseReadUrl === null
		? null
		: onGlobal(NAME, () => new Replica(databaseReadUrl));
}

/** Closes its pool, if one was opened. */
export async function closeReplica(): Promise<void> {
	await takeGlobal<Replica>(NAME)?.close();
}

class Replica {
	private client: Db | null = null;
	/** When it last began to prove that it follows our database. */
	private provenAt = Number.NEGATIVE_INFINITY;
	private askedAt = Number.NEGATIVE_INFINITY;
	private isWorking = true;

	private readonly url: string;

	constructor(url: string) {
		this.url = url;
	}

	/** Null: it is away, silent, promoted or no replica of ours, or nobody has asked for a while. */
	proven(): Db | null {
		const at = performance.now();
		if (at - this.askedAt > AHEAD_MS) {
			this.askedAt = at;
			this.client ??= openClient(this.url, LIMITS);
			const { client } = this;
			this.prove(client, at).catch((error: unknown) =>
				this.lose(client, error),
			);
		}
		return at - this.provenAt < PROVEN_MS ? this.client : null;
	}

	/** One that was promoted goes on answering, but follows nobody. */
	private async prove(client: Db, at: number): Promise<void> {
		const [own] = await askWho(db());
		const [its] = await askWho(client);
		if (!its?.follows) throw new Error("it follows no other database");
		if (its.cluster !== own?.cluster)
			throw new Error("it follows another database than ours");
		this.provenAt = at;
		if (!this.isWorking) log().info("the replica is used again");
		this.isWorking = true;
	}

	/** Not used until it has proved itself again. What is under way there fails, and is asked of the database. */
	lose(client: Db, error: unknown): void {
		// Somebody else has noticed before.
		if (client !== this.client) return;
		if (this.isWorking)
			log().warn({ error }, "the replica is not used (DATABASE_READ_URL)");
		this.isWorking = false;
		this.close().catch(() => {});
	}

	async close(): Promise<void> {
		const { client } = this;
		this.provenAt = Number.NEGATIVE_INFINITY;
		this.client = null;
		await client?.$disconnect();
	}
}

const askWho = (client: Db) =>
	client.$queryRaw<{ follows: boolean; cluster: string }[]>`
		SELECT pg_is_in_recovery() AS follows, system_identifier::text AS cluster FROM pg_control_system()`;
