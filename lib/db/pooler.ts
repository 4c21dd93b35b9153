import pg from "pg";
import { Fault } from "#lib/fault.ts";
import { env } from "#lib/runtime/env.ts";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import { addressesOf } from "#lib/runtime/postgres-address.ts";
import { SESSION_OPTIONS } from "./client.ts";
import { connectionFault } from "./faults.ts";

/** `timezone=UTC` and what else a connection needs, by name. */
export const SESSION_SETTINGS: ReadonlyMap<string, string> = new Map(
	[...SESSION_OPTIONS.matchAll(/-c (\w+)=((?:\\ |\S)+)/g)].map(
		([, name = "", value = ""]) => [name, value.replace("\\ ", " ")],
	),
);

/**
 * A pooler does not take the settings with which we connect: they must belong to the user, or times would be wrong.
 * @throws Fault with the statements that set them
 */
export async function refuseUnsetSessions(): Promise<void> {
	const { databaseUrl, isDatabasePooled } = env();
	if (!isDatabasePooled) return;
	const client = new PostgresClient({
		connectionString: databaseUrl,
		connectionTimeoutMillis: 10_000,
	});
	try {
		await client.connect();
	} catch (error) {
		throw connectionFault(databaseUrl, error);
	}
	try {
		const { rows } = await client.query<{ name: string; reset: string }>(
			`SELECT name, CASE WHEN unit = 'ms' THEN reset_val || 'ms' ELSE reset_val END AS reset
			FROM pg_settings WHERE name = ANY($1)`,
			[[...SESSION_SETTINGS.keys()].map(shownName)],
		);
		const unset = [...SESSION_SETTINGS].filter(
			([name, value]) =>
				!isSame(rows.find((row) => row.name === shownName(name))?.reset, value),
		);
		if (unset.length > 0) throw new Fault(adviceFor(databaseUrl, unset));
	} finally {
		await client.end();
	}
}

/** As PostgreSQL writes it in its list. */
const shownName = (name: string) => (name === "timezone" ? "TimeZone" : name);

const isSame = (shown: string | undefined, wanted: string) =>
	shown === wanted || shown === `${wanted}ms`;

function adviceFor(
	databaseUrl: string,
	unset: readonly (readonly [string, string])[],
): string {
	const [first = ""] = addressesOf(databaseUrl);
	const name = decodeURIComponent(URL.parse(first)?.username || "termine");
	const user = pg.escapeIdentifier(name);
	return [
		"DATABASE_URL is a pooler, which does not pass on the settings of a connection. Give them to the user:",
		...unset.map(
			([setting, value]) =>
				`ALTER ROLE ${user} SET ${setting} = ${pg.escapeLiteral(value)};`,
		),
		"Then let the pooler connect anew (RECONNECT, or a restart).",
	].join("\n");
}
