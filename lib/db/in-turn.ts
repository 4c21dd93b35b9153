import { PrismaPg } from "@prisma/adapter-pg";
import type { Transaction } from "@prisma/driver-adapter-utils";

/**
 * Prisma reads the relations of a row side by side. Within a transaction they share one connection,
 * which can do one thing at a time: pg 8 lets them queue and warns, pg 9 will refuse. Here they queue.
 */
export class PrismaPgInTurn extends PrismaPg {
	override async connect() {
		const adapter = await super.connect();
		const start = adapter.startTransaction.bind(adapter);
		adapter.startTransaction = async (level) => inTurn(await start(level));
		return adapter;
	}
}

function inTurn(transaction: Transaction): Transaction {
	let last: Promise<unknown> = Promise.resolve();
	const afterLast = <Value>(work: () => Promise<Value>): Promise<Value> => {
		const done = last.then(work);
		// Whoever asked hears of a failure; the next one is asked all the same.
		last = done.catch(() => {});
		return done;
	};
	const query = transaction.queryRaw.bind(transaction);
	const execute = transaction.executeRaw.bind(transaction);
	transaction.queryRaw = (sql) => afterLast(() => query(sql));
	transaction.executeRaw = (sql) => afterLast(() => execute(sql));
	return transaction;
}
