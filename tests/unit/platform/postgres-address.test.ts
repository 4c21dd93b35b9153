import { describe, expect, test } from "vitest";
import { connectionFault } from "#lib/db/faults.ts";
import { SESSION_SETTINGS } from "#lib/db/pooler.ts";
import { addressesOf, placesOf } from "#lib/runtime/postgres-address.ts";

describe("the address of a database", () => {
	test.each([
		["postgresql://anna:p%40ss@db:5432/x", ["db:5432"]],
		["postgres://db/x?sslmode=require", ["db:5432"]],
		["postgresql://anna:p@one,two:5433/x", ["one:5432", "two:5433"]],
		["postgresql://anna@[::1]:5433,[::2]/x", ["[::1]:5433", "[::2]:5432"]],
		["postgresql:///x", [":5432"]],
		["postgresql://one,two:port/x", []],
		["no address", []],
	])("%s is at %j", (url, places) => {
		expect(placesOf(url)).toBe(places.join(", "));
	});

	test("of several servers each one gets the same user, database and settings, and what only libpq understands goes", () => {
		expect(
			addressesOf(
				"postgresql://anna:p%40@one:1,two:2/x?target_session_attrs=read-write&sslmode=require",
			),
		).toEqual([
			"postgresql://anna:p%40@one:1/x?sslmode=require",
			"postgresql://anna:p%40@two:2/x?sslmode=require",
		]);
	});

	test("a fault names all of them, and no password", () => {
		const { message } = connectionFault("postgresql://anna:geheim@one,two/x", {
			code: "08001",
			message: "none of 2 servers takes writes just now",
		});
		expect(message).toContain("one:5432, two:5432/x as anna: none of 2");
		expect(message).not.toContain("geheim");
	});
});

test("what a connection needs and a pooler does not pass on is known by name", () => {
	expect(Object.fromEntries(SESSION_SETTINGS)).toEqual({
		timezone: "UTC",
		default_transaction_isolation: "read committed",
		lock_timeout: "5000",
		statement_timeout: "15000",
		idle_in_transaction_session_timeout: "15000",
	});
});
