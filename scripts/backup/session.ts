import type pg from "pg";
import { addressesOf, placesOf } from "#lib/runtime/postgres-address.ts";

/**
 * Both write values the same way wherever they run, and nobody cuts them off for being slow. Who
 * needs a table's lock (restoring does, to make the tables anew) gives up after a while.
 */
export async function settle(client: pg.Client): Promise<void> {
	await client.query(`
		SET timezone = 'UTC';
		SET datestyle = 'ISO';
		SET intervalstyle = 'postgres';
		SET extra_float_digits = 1;
		SET bytea_output = 'hex';
		SET client_encoding = 'UTF8';
		SET statement_timeout = 0;
		SET idle_in_transaction_session_timeout = 0;
		SET lock_timeout = '10s'`);
}

/** Where it is, for people: without user and password. */
export function databaseName(databaseUrl: string): string {
	const [first = databaseUrl] = addressesOf(databaseUrl);
	const { pathname } = new URL(first);
	return `the database ${pathname.slice(1)} on ${placesOf(databaseUrl)}`;
}
