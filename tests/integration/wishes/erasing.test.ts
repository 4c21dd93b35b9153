import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/runtime/env.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import { eraseWishes } from "#lib/wishes/commands/erase-wishes.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";
import { noteWish, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();

const PERSON = {
	name: "Zwetschgenberg",
	bookedBy: "Quittenhain",
	email: "zwetschgenberg@citizen.example",
	phone: "0203 7654321",
};
const TRACES = ["Zwetschgenberg", "Quittenhain", "7654321"];

test("a week after a wish has ended nobody knows whose it was, and the wish still counts", async () => {
	const station = await makeStation();
	const { token } = await noteWish(wanted(station, service), {
		person: PERSON,
	});
	expect(await tablesWith(env().databaseUrl, TRACES)).toEqual(["wish_contact"]);
	value(await endWish({ token, now: NOW }));
	const days = (count: number) => NOW.add({ hours: 24 * count });
	await eraseWishes(days(7).subtract({ seconds: 1 }));
	expect(await db().wishContact.count()).toBe(1);
	await Promise.all([1, 2].map(() => eraseWishes(days(7))));
	expect(await tablesWith(env().databaseUrl, TRACES)).toEqual([]);
	expect(await db().wish.count()).toBe(1);
	const [mail] = await db().message.findMany();
	expect(mail?.recipientKey).toBe(mail?.id);
	expect((await findWishByToken(token, "de", days(8)))?.person.name).toBeNull();
	expect(
		await db().erasure.findMany({ select: { what: true, rows: true } }),
	).toEqual([{ what: "wish_contact", rows: 1 }]);
});

test("PostgreSQL keeps nothing that people told in its statistics", async () => {
	const rows = await db().$queryRaw<{ name: string }[]>`
		SELECT attname::text AS name FROM pg_attribute
		WHERE attrelid = 'wish_contact'::regclass AND attnum > 0 AND NOT attisdropped
			AND format_type(atttypid, atttypmod) = 'text' AND attstattarget IS DISTINCT FROM 0`;
	expect(rows).toEqual([]);
});
