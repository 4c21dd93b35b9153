import pg from "pg";
import { expect, inject, test } from "vitest";
import { sqlBetween } from "#prisma/engine.ts";
import {
	createTestDatabase,
	execute,
	onDatabase,
} from "#tests/support/database.ts";

/** What Prisma's schema cannot say and the migrations add by hand. Each has its reason beside it there. */
const HAND_WRITTEN = [
	/^constraint \w+\.\w+_check CHECK /,
	/^constraint appointment\.appointment_no_overlap EXCLUDE /,
	/^index appointment_no_overlap /,
	/^constraint wait_before\.wait_before_no_overlap EXCLUDE /,
	/^index wait_before_no_overlap /,
	/^index appointment_open_hold_key /,
	/^index appointment_open_hold_client_idx /,
	/^index appointment_ticket_key /,
	/^index appointment_invitation_use_key /,
	/^index visit_desk_open_key /,
	/^index wording_trial_open_key /,
	/^index (plan_case_open_key|holiday_opening_day_key) /,
	/^index feedback_search_idx /,
	/^index contact_(name|phone|email)_search_idx /,
	/^index appointment_helper_idx /,
	/^index ((wish|collection)_)?contact_email_key_idx /,
	/^index (wish_open_idx|wish_brings_once_key|wish_offer_once_key|freed_time_open_idx) /,
	/^(trigger|constraint appointment\.appointment_(added|changed|removed)) /,
];

/** Tables, columns, constraints and indexes of schema public, one line each. */
const CATALOGUE = `
	SELECT format('column %s.%s %s %s default %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
		CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attidentity) AS line
	FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
	WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
	UNION ALL
	SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
	FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
	UNION ALL
	SELECT format('index %s %s', indexname, indexdef) FROM pg_indexes WHERE schemaname = 'public'
	UNION ALL
	SELECT format('type %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
	FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace GROUP BY t.typname
	UNION ALL
	SELECT format('trigger %s on %s', tgname, tgrelid::regclass) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
	WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace`;

test("the migrations lead to the tables that schema.prisma describes, and the hand-written rest is listed", async () => {
	const templateUrl = inject("templateUrl");
	const migrated = await createTestDatabase(templateUrl);
	const described = `described_${process.pid}`;
	const adminUrl = onDatabase(templateUrl, "postgres");
	await execute(adminUrl, `CREATE DATABASE ${described}`);
	await execute(
		onDatabase(templateUrl, described),
		await sqlBetween(adminUrl, null),
	);

	const fromMigrations = await catalogue(migrated.url);
	const fromSchema = await catalogue(onDatabase(templateUrl, described));
	const byHand = fromMigrations.filter((line) => !fromSchema.includes(line));

	expect(fromSchema.length).toBeGreaterThan(50);
	expect(fromSchema.filter((line) => !fromMigrations.includes(line))).toEqual(
		[],
	);
	expect(byHand.filter((line) => !isListed(line))).toEqual([]);
	// A list that names what is gone would hide the next difference.
	const unused = HAND_WRITTEN.filter(
		(entry) => !byHand.some((line) => entry.test(line)),
	);
	expect(unused).toEqual([]);

	await migrated.drop();
	await execute(adminUrl, `DROP DATABASE ${described}`);
});

const isListed = (line: string) =>
	HAND_WRITTEN.some((entry) => entry.test(line));

async function catalogue(url: string): Promise<string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ line: string }>(CATALOGUE);
	await client.end();
	return rows
		.map(({ line }) => line.trim())
		.filter((line) => !line.includes("_prisma_migrations"))
		.sort();
}
