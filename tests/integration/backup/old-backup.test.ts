import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { migrationNames, migrationSql } from "#prisma/engine.ts";
import { migrateDeploy } from "#prisma/migrate.ts";
import { noteAsApplied } from "#prisma/replay.ts";
import {
	backUp,
	connected,
	emptyDatabase,
	everything,
	restore,
	use,
} from "#tests/support/backup.ts";
import { execute } from "#tests/support/database.ts";

const [FIRST = "", ...LATER] = migrationNames();
const ID = "00000000-0000-4000-8000-000000000001";

/** As people filled it when the first version was new: names stood with the appointments. */
const ROWS = `
	INSERT INTO city (max_services, max_minutes, max_open_holds) VALUES (5, 120, 10);
	INSERT INTO station (slug, position, phase, short_name, district, building, street, postcode, city, phone,
			latitude, longitude, ortsteile, lead_minutes, horizon_days, hold_minutes, useful_gap_minutes)
		VALUES ('mitte', 1, 'pilot', 'Mitte', 'Mitte', 'Rathaus', 'Weg 1', '47051', 'Musterstadt', '0203', 51, 6, '{Altstadt}', 30, 56, 10, 10);
	INSERT INTO desk (station_id, position, name, serves_all) VALUES (1, 1, 'Platz 1', true);
	INSERT INTO appointment (id, reference, station_id, desk_id, date, starts_at, ends_at, status, channel, locale,
			name, email, ticket, calendar_uid, created_at)
		VALUES ('${ID}', '100000009', 1, 1, '2026-12-01', '2026-12-01 09:00+01', '2026-12-01 09:15+01', 'booked', 'online', 'de',
			'Erika Mustermann', 'erika@example.org', 'A001', gen_random_uuid(), '2026-11-24 10:00+01');
	INSERT INTO message (id, appointment_id, kind, sequence, recipient, locale, status, created_at)
		VALUES (gen_random_uuid(), '${ID}', 'confirmed', 0, 'erika@example.org', 'de', 'sent', '2026-11-24 10:00+01');`;

test("a backup of the first version comes back in today's tables, as if its database had been migrated", async () => {
	const old = await emptyDatabase();
	await execute(old, migrationSql(FIRST));
	await execute(old, ROWS);
	await connected(old, (client) => noteAsApplied(client, [FIRST]));
	const { file } = await backUp(old);
	const target = await emptyDatabase();

	const { header, migrated } = await restore(target, file);

	expect(header.migrations).toEqual([FIRST]);
	expect(migrated).toEqual(LATER);
	expect(LATER.length).toBeGreaterThan(0);
	await use(target);
	const row = await db().appointment.findUniqueOrThrow({
		where: { id: ID },
		include: { contact: true, messages: true },
	});
	expect(row.contact).toMatchObject({
		name: "Erika Mustermann",
		email: "erika@example.org",
	});
	expect(row.messages).toHaveLength(1);

	expect(await migrateDeploy(target)).toEqual([]);
	expect(await migrateDeploy(old)).toEqual(LATER);
	const { city: _, ...restored } = await everything(target);
	const { city: __, ...upgraded } = await everything(old);
	expect(restored).toEqual(upgraded);
});
