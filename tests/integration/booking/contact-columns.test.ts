import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { textsOf } from "#lib/text/texts.ts";

/**
 * Every column of `contact`, with what the privacy page calls it (`legal.privacy.table`); null: nothing that a person
 * said. A new one gets its line there, too (docs/ways/booking-form.md).
 */
const COLUMNS = {
	appointment_id: null,
	name: "contact",
	name_key: "contact",
	words_key: "contact",
	booked_by: "contact",
	email: "email",
	phone: "phone",
	phone_key: "phone",
	cancel_reason: "memo",
	may_ask: "ask",
	shows_language: "language",
	confirm_key: null,
	video_address: null,
} as const;

interface Column {
	name: string;
	type: string;
	/** How much of it PostgreSQL keeps in its statistics, where erasing a row does not reach; null: the usual. */
	target: number | null;
}

const columns = () => db().$queryRaw<Column[]>`
	SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type, attstattarget::int AS target
	FROM pg_attribute WHERE attrelid = 'contact'::regclass AND attnum > 0 AND NOT attisdropped`;

test("each column that knows something about a person is on the privacy page", async () => {
	const names = (await columns()).map(({ name }) => name);
	expect(names.sort()).toEqual(Object.keys(COLUMNS).sort());
	const lines = Object.values(COLUMNS).filter((line) => line !== null);
	expect(Object.keys(textsOf("legal", "de").privacy.table)).toEqual(
		expect.arrayContaining(lines),
	);
});

test("PostgreSQL keeps nothing that people wrote in its statistics", async () => {
	const kept = (await columns()).filter(
		({ type, target }) => type === "text" && target !== 0,
	);
	expect(kept).toEqual([]);
});
