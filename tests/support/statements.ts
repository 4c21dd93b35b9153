import pg from "pg";

/**
 * What somebody asks the database meanwhile, statement by statement, without values.
 * @param server address of one of several; without it all
 */
export async function statementsOf(
	work: () => Promise<unknown>,
	server?: string,
): Promise<string[]> {
	const port = server === undefined ? undefined : Number(new URL(server).port);
	const texts: string[] = [];
	const original = pg.Client.prototype.query;
	const listening = function (this: pg.Client, ...given: unknown[]) {
		const [first] = given;
		const text =
			typeof first === "string" ? first : (first as { text?: string })?.text;
		if (text && (port === undefined || port === this.port))
			texts.push(text.replace(/\s+/g, " ").trim());
		return Reflect.apply(original, this, given);
	};
	Object.assign(pg.Client.prototype, { query: listening });
	try {
		await work();
	} finally {
		pg.Client.prototype.query = original;
	}
	return texts;
}
