import { AsyncLocalStorage } from "node:async_hooks";
import {
	type ArgType,
	type ColumnType,
	ColumnTypeEnum,
	type SqlQueryable,
	type SqlResultSet,
	type Transaction,
} from "@prisma/driver-adapter-utils";
import { Prisma, type PrismaClient } from "./generated/client.ts";
import type { PrismaPgInTurn } from "./in-turn.ts";

type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
type Statement = TemplateStringsArray | Prisma.Sql;

/**
 * Statements written by hand go straight to the driver, on the connection of their transaction: Prisma's engine has
 * nothing to add to them, takes each apart and puts it together again, and that costs three times what the driver does.
 * What goes in and what comes out is the same as with Prisma.
 */
export function direct(
	client: PrismaClient,
	adapters: PrismaPgInTurn,
): PrismaClient {
	const begun = new AsyncLocalStorage<{ transaction: Transaction | null }>();
	adapters.onBegin = (transaction) => {
		const own = begun.getStore();
		// The first one; what somebody else's statements begin while it goes on is theirs.
		if (own) own.transaction ??= transaction;
	};
	const $transaction = (work: unknown, options?: object) => {
		if (typeof work !== "function")
			return client.$transaction(work as [], options);
		const own = { transaction: null };
		const within = (tx: Tx) => work(withDirect(tx, async () => opened(own)));
		return begun.run(own, () => client.$transaction(within, options));
	};
	const $disconnect = async () => {
		await client.$disconnect();
		await adapters.close();
	};
	const connect = () => adapters.connect();
	return withDirect(client, connect, { $transaction, $disconnect });
}

function opened({ transaction }: { transaction: Transaction | null }) {
	if (!transaction) throw new Error("This transaction has no connection.");
	return transaction;
}

function withDirect<Client extends object>(
	client: Client,
	connection: () => Promise<SqlQueryable>,
	more: object = {},
): Client {
	const ask = async (sql: string, values: readonly unknown[]) =>
		rowsOf(await (await connection()).queryRaw(queryOf(sql, values)));
	const execute = async (sql: string, values: readonly unknown[]) =>
		(await connection()).executeRaw(queryOf(sql, values));
	const statements = {
		$queryRaw: (text: Statement, ...values: unknown[]) =>
			written(text, values, ask),
		$executeRaw: (text: Statement, ...values: unknown[]) =>
			written(text, values, execute),
		$queryRawUnsafe: (text: string, ...values: unknown[]) => ask(text, values),
		$executeRawUnsafe: (text: string, ...values: unknown[]) =>
			execute(text, values),
		...more,
	};
	return new Proxy(client, {
		get: (target, name) =>
			Reflect.get(Object.hasOwn(statements, name) ? statements : target, name),
	});
}

function written<Answer>(
	text: Statement,
	values: unknown[],
	send: (sql: string, values: readonly unknown[]) => Promise<Answer>,
): Promise<Answer> {
	const sql = text instanceof Prisma.Sql ? text : Prisma.sql(text, ...values);
	return send(sql.text, sql.values);
}

const queryOf = (sql: string, values: readonly unknown[]) => ({
	sql,
	args: [...values],
	argTypes: values.map(typeOf),
});

/** The driver asks only whether it is a list; PostgreSQL knows the types by itself. */
const typeOf = (value: unknown): ArgType => ({
	scalarType: "unknown",
	arity: Array.isArray(value) ? "list" : "scalar",
});

function rowsOf({ columnNames, columnTypes, rows }: SqlResultSet): unknown[] {
	return rows.map((row) =>
		Object.fromEntries(
			columnNames.map((name, index) => [
				name,
				handedOver(row[index], columnTypes[index]),
			]),
		),
	);
}

/** As Prisma hands values over. */
function handedOver(value: unknown, type: ColumnType | undefined): unknown {
	if (value === null) return null;
	if (Array.isArray(value)) {
		const element = ELEMENTS.get(type);
		return element === undefined
			? value
			: value.map((one) => handedOver(one, element));
	}
	switch (type) {
		case ColumnTypeEnum.DateTime:
		case ColumnTypeEnum.Date:
			return new Date(String(value));
		case ColumnTypeEnum.Int64:
			return BigInt(String(value));
		case ColumnTypeEnum.Json:
			return JSON.parse(String(value));
		case ColumnTypeEnum.Numeric:
			return new Prisma.Decimal(String(value));
		default:
			return value;
	}
}

const ELEMENTS = new Map<ColumnType | undefined, ColumnType>([
	[ColumnTypeEnum.DateTimeArray, ColumnTypeEnum.DateTime],
	[ColumnTypeEnum.DateArray, ColumnTypeEnum.Date],
	[ColumnTypeEnum.Int64Array, ColumnTypeEnum.Int64],
	[ColumnTypeEnum.JsonArray, ColumnTypeEnum.Json],
	[ColumnTypeEnum.NumericArray, ColumnTypeEnum.Numeric],
]);
