import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import { isWithinTrace, traced } from "#lib/runtime/traced.ts";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Connections of a pool: open ones, those of them that nobody uses, and how many wait for one. */
export interface PoolUsage {
	open: number;
	idle: number;
	waiting: number;
}

/**
 * Prisma reads the relations of a row side by side. Within a transaction they share one connection,
 * which can do one thing at a time: pg 8 lets them queue and warns, pg 9 will refuse. Here they queue.
 */
export class PrismaPgInTurn extends PrismaPg {
	/** Hears of each transaction where it begins. */
	onBegin: (transaction: Transaction) => void = () => {};
	#adapter: Promise<Adapter> | null = null;
	#pool: ReturnType<Adapter["underlyingDriver"]> | null = null;

	/** One pool for Prisma and for what goes past it. */
	override connect() {
		this.#adapter ??= this.#open();
		return this.#adapter;
	}

	/** How its connections are used; nothing before the first. */
	usage(): PoolUsage {
		const {
			totalCount = 0,
			idleCount = 0,
			waitingCount = 0,
		} = this.#pool ?? {};
		return { open: totalCount, idle: idleCount, waiting: waitingCount };
	}

	async close(): Promise<void> {
		const adapter = await this.#adapter;
		await adapter?.dispose();
	}

	async #open(): Promise<Adapter> {
		const adapter = await super.connect();
		this.#pool = adapter.underlyingDriver();
		const dispose = adapter.dispose.bind(adapter);
		adapter.dispose = async () => {
			if (this.#adapter === null) return;
			this.#adapter = null;
			await dispose();
		};
		const start = adapter.startTransaction.bind(adapter);
		adapter.startTransaction = async (level) => {
			const transaction = inTurn(tracing(await start(level)));
			this.onBegin(transaction);
			return transaction;
		};
		return tracing(adapter);
	}
}

/** What of a statement may be told: its first word. */
const VERB = /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK)\b/i;

/** Each statement is a step of the trace that asks for it, if there is one. */
function tracing<Asked extends SqlQueryable>(asked: Asked): Asked {
	for (const way of ["queryRaw", "executeRaw"] as const) {
		const ask = asked[way].bind(asked) as (query: {
			sql: string;
		}) => Promise<never>;
		asked[way] = (query) => {
			if (!isWithinTrace()) return ask(query);
			const verb = VERB.exec(query.sql)?.[1]?.toUpperCase() ?? "OTHER";
			return traced("database", { "db.operation": verb }, () => ask(query));
		};
	}
	return asked;
}

/** After one of these the connection is somebody else's. */
const ENDS = ["COMMIT", "ROLLBACK"];

function inTurn(transaction: Transaction): Transaction {
	let last: Promise<unknown> = Promise.resolve();
	let isOver = false;
	const afterLast = <Value>(
		sql: string,
		work: () => Promise<Value>,
	): Promise<Value> => {
		if (isOver) return Promise.reject(new Error("Transaction already closed."));
		isOver = ENDS.includes(sql);
		const done = last.then(work);
		// Whoever asked hears of a failure; the next one is asked all the same.
		last = done.catch(() => {});
		return done;
	};
	const query = transaction.queryRaw.bind(transaction);
	const execute = transaction.executeRaw.bind(transaction);
	transaction.queryRaw = (asked) => afterLast(asked.sql, () => query(asked));
	transaction.executeRaw = (asked) =>
		afterLast(asked.sql, () => execute(asked));
	return transaction;
}
