import { describe, expect, test } from "vitest";
import { isBusy } from "#lib/db/errors.ts";
import { connectionFault } from "#lib/db/faults.ts";
import { refuseOldVersion } from "#prisma/migrate.ts";

describe("a database that cannot be used", () => {
	const url = "postgresql://anna:geheim@db.example.de:5433/termine";

	test.each([
		["ECONNREFUSED", "nothing listens there"],
		["28P01", "user or password is wrong"],
		["3D000", "there is no database of this name"],
	])("says for %s: %s", (code, reason) => {
		const { message } = connectionFault(url, { code });
		expect(message).toContain(`db.example.de:5433/termine as anna: ${reason}`);
		expect(message).not.toContain("geheim");
	});

	test("finds the reason when two addresses were tried", () => {
		const cause = new AggregateError([{ code: "ECONNREFUSED" }]);
		expect(connectionFault(url, cause).message).toContain("nothing listens");
	});
});

test.each([
	"DatabaseNotReachable",
	"ConnectionClosed",
	"SocketTimeout",
	"TooManyConnections",
])("what the driver itself calls %s is a busy database", (kind) => {
	expect(isBusy(Object.assign(new Error(kind), { cause: { kind } }))).toBe(
		true,
	);
});

test.each(["14.11", "9.6.24", "13beta1"])(
	"PostgreSQL %s is too old",
	(version) => {
		expect(() => refuseOldVersion(version)).toThrow(
			`PostgreSQL ${version}; version 15`,
		);
	},
);

test.each(["15.1", "18.4 (Debian 18.4-1)"])(
	"PostgreSQL %s will do",
	(version) => {
		expect(() => refuseOldVersion(version)).not.toThrow();
	},
);
