import pg from "pg";

/**
 * How many statements this process sends to PostgreSQL while it works, counted where the driver sends
 * them: whatever stands above it (Prisma, pg-boss) cannot hide any.
 */
export async function countQueries(
	work: () => Promise<unknown>,
): Promise<number> {
	const original = pg.Client.prototype.query;
	let count = 0;
	pg.Client.prototype.query = function (
		this: pg.Client,
		...args: Parameters<typeof original>
	) {
		count += 1;
		return original.apply(this, args);
	} as typeof original;
	try {
		await work();
		return count;
	} finally {
		pg.Client.prototype.query = original;
	}
}
