import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** Every table of every schema in which one of the words stands, PostgreSQL's own catalogue included. */
export async function tablesWith(
	url: string,
	words: readonly string[],
): Promise<string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const found: string[] = [];
	const { rows: tables } = await client.query<{ name: string }>(
		"SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'm', 'p')",
	);
	for (const { name } of tables) {
		const { rows } = await client.query<{ line: string }>(
			`SELECT r::text AS line FROM ${name} r`,
		);
		if (rows.some(({ line }) => names(line, words))) found.push(name);
	}
	await client.end();
	return found;
}

/** Every file below the folder in which one of the words stands, in any encoding that keeps ASCII. */
export function filesWith(folder: string, words: readonly string[]): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => names(textOf(file), words));
}

/** PostgreSQL is at work meanwhile: a file that it has removed since it was listed holds nothing any more. */
function textOf(file: string): string {
	try {
		return readFileSync(file, "latin1");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		return "";
	}
}

const names = (text: string, words: readonly string[]) => {
	const folded = text.toLowerCase();
	return words.some((word) => folded.includes(word.toLowerCase()));
};
