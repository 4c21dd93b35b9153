import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { foldName, wordsKey } from "#lib/text/names.ts";

const NAMES = [
	"Anna Schmidt",
	"SCHMIDT, Anna",
	"Dr. rer. nat. Jürgen Weiß",
	"Prof. Dr. med. Ayşe Müller-Özil",
	"Phil Collins",
	"Dr.",
	"Олена Шевченко",
];

test("the names that were stored before count like those that are typed now", async () => {
	const [words] = readFileSync(
		"prisma/migrations/20261129180000_order_free_names/migration.sql",
		"utf8",
	).split("ALTER TABLE");
	const keys = await db().$transaction(async (tx) => {
		await tx.$executeRawUnsafe(words ?? "");
		return tx.$queryRaw<{ key: string }[]>`
			SELECT pg_temp.words_of(name) AS key
			FROM unnest(${NAMES.map(foldName)}::text[]) WITH ORDINALITY AS told (name, place) ORDER BY place`;
	});
	expect(keys.map(({ key }) => key)).toEqual(NAMES.map(wordsKey));
});
