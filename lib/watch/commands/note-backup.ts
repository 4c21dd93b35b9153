import "server-only";
import { PostgresClient } from "#lib/runtime/postgres.ts";

/** Copies made longer ago say nothing any more. */
const REMEMBERED = "1 year";

/** A copy of the database has been made; whoever watches sees how old the newest is. */
export async function noteBackup(
	databaseUrl: string,
	{ bytes, rows }: { bytes: number; rows: number },
): Promise<void> {
	const client = new PostgresClient({ connectionString: databaseUrl });
	await client.connect();
	try {
		await client.query(
			`WITH gone AS (DELETE FROM backup_run WHERE made_at < clock_timestamp() - $3::interval)
			INSERT INTO backup_run (made_at, bytes, rows) VALUES (clock_timestamp(), $1, $2)`,
			[bytes, rows, REMEMBERED],
		);
	} finally {
		await client.end();
	}
}
