import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { breaksOldProcesses } from "#prisma/old-processes.ts";

/** No installation runs a version older than this migration; from here on two versions run side by side. */
const FIRST_RELEASE = "20261129190000";
const FOLDER = "prisma/migrations";

const whys = (sql: string) => breaksOldProcesses(sql).map(({ why }) => why);

test.each([
	['DROP TABLE "wish";'],
	['ALTER TABLE "contact" DROP COLUMN "email";'],
	['ALTER TABLE "contact" DROP "email";'],
	['ALTER TABLE "contact" RENAME COLUMN "email" TO "mail";'],
	['ALTER TABLE "contact" RENAME TO "person";'],
	['ALTER TABLE "desk" ALTER COLUMN "number" TYPE text;'],
	['ALTER TABLE "desk" ALTER "number" SET DATA TYPE bigint;'],
	['ALTER TABLE "contact" ALTER COLUMN "words_key" SET NOT NULL;'],
	['ALTER TABLE "contact" ALTER COLUMN "words_key" DROP DEFAULT;'],
	['ALTER TABLE "contact" ADD COLUMN "words_key" TEXT NOT NULL;'],
	['ALTER TABLE "city" ADD COLUMN "a" INT, ADD COLUMN "b" INT NOT NULL;'],
	['ALTER TABLE "city" ADD CONSTRAINT "c" CHECK ("day_share" > 3);'],
	[
		'ALTER TABLE "desk" ADD CONSTRAINT "d" FOREIGN KEY ("room") REFERENCES "room"("id");',
	],
	['CREATE UNIQUE INDEX "desk_number" ON "desk" ("number");'],
	['ALTER TABLE "desk" ADD CHECK ("number" > 0);'],
	['ALTER TABLE "desk" ADD UNIQUE ("number");'],
	['ALTER TABLE "desk" ADD CONSTRAINT "p" PRIMARY KEY ("number");'],
	["DO $$ BEGIN EXECUTE 'DROP TABLE desk'; END $$;"],
	["ALTER TYPE \"phase\" ADD VALUE 'gone';"],
	['CREATE TRIGGER "t" BEFORE INSERT ON "desk" EXECUTE FUNCTION f();'],
	["SELECT 'a; b'; -- c; d\nDROP TYPE \"phase\";"],
])("an old process would fail after: %s", (sql) => {
	expect(whys(sql)).toHaveLength(1);
});

test.each([
	['ALTER TABLE "city" ADD COLUMN "share" INTEGER NOT NULL DEFAULT 15;'],
	[
		'ALTER TABLE "city" ADD COLUMN "share" INTEGER NOT NULL DEFAULT 15, ADD CONSTRAINT "s" CHECK ("share" > 3);',
	],
	['ALTER TABLE "contact" ADD COLUMN     "words_key" TEXT;'],
	[
		'ALTER TABLE "city" ADD COLUMN "user_id" UUID; ALTER TABLE "city" ADD CONSTRAINT "u" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id"); CREATE UNIQUE INDEX "i" ON "city"("user_id");',
	],
	[
		'CREATE TABLE "lot" ("id" INT NOT NULL); CREATE UNIQUE INDEX "l" ON "lot" ("id"); ALTER TABLE "lot" ADD CONSTRAINT "x" CHECK ("id" > 0);',
	],
	['CREATE INDEX "desk_number" ON "desk" ("number");'],
	[
		'ALTER TABLE "city" DROP CONSTRAINT "s"; ALTER TABLE "city" ALTER COLUMN "a" SET DEFAULT 3;',
	],
	["COMMENT ON TABLE \"desk\" IS 'DROP TABLE desk; not meant';"],
	[
		"CREATE FUNCTION f() RETURNS void AS $$ BEGIN DROP TABLE IF EXISTS x; END $$ LANGUAGE plpgsql;",
	],
	[
		'-- old processes: none writes this table, for the page came with this version\nDROP TABLE "draft";',
	],
])("an old process goes on after: %s", (sql) => {
	expect(whys(sql)).toEqual([]);
});

test("an excuse says why, and counts for one statement only", () => {
	expect(whys('-- old processes:\nDROP TABLE "a";')).toHaveLength(1);
	expect(
		breaksOldProcesses(
			'-- old processes: none reads this table since version 0.3.0\nDROP TABLE "a";\nDROP TABLE "b";',
		).map(({ statement }) => statement),
	).toEqual(['DROP TABLE "b"']);
});

test("no migration since the first release breaks a process of the last version", () => {
	const broken = readdirSync(FOLDER)
		.filter(
			(name) => /^\d{14}_/.test(name) && name.slice(0, 14) > FIRST_RELEASE,
		)
		.flatMap((name) =>
			breaksOldProcesses(
				readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8"),
			).map((found) => ({ name, ...found })),
		);
	expect(broken).toEqual([]);
});
