import { PrismaPg } from "@prisma/adapter-pg";
import type { Transaction } from "@prisma/driver-adapter-utils";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * Prisma reads the relations of a row side by side. Within a transaction they share one connection,
 * which can do one thing at a time: pg 8 lets them queue and warns, pg 9 will refuse. Here they queue.
 */
export class PrismaPgInTurn extends PrismaPg {
	/** Hears of each transaction where it begins. */
	onBegin: (transaction: Transaction) => void = () => {};
	#adapter: Promise<Adapter> | null = null;

	/** One pool for Prisma and for what goes past it. */
	override connect() {
		this.#adapter ??= this.#open();
		return this.#adapter;
	}

	async close(): Promise<void> {
		const adapter = await this.#adapter;
		await adapter?.dispose();
	}

	async #open(): Promise<Adapter> {
		const adapter = await super.connect();
		const dispose = adapter.dispose.bind(adapter);
		adapter.dispose = async () => {
			if (this.#adapter === null) return;
			this.#adapter = null;
			await dispose();
		};
		const start = adapter.startTransaction.bind(adapter);
		adapter.startTransaction = async (level) => {
			const transaction = inTurn(await start(level));
			this.onBegin(transaction);
			return transaction;
		};
		return adapter;
	}
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
