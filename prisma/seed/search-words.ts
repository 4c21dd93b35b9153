import { city } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { lockCity } from "#lib/db/lock.ts";
import { wordsFor } from "./catalog.ts";
import { readCatalogue } from "./city-files.ts";

/**
 * Search words that came with a later version, for services and languages that are there already: added to what stands
 * there, which stays the city's. What a release has brought once and the city has taken out does not come back. Returns how
 * many words came.
 */
export async function seedSearchWords(): Promise<number> {
	const catalogue = readCatalogue(city());
	return db().$transaction(
		async (tx) => {
			// As whoever edits a service: nobody overwrites the new words with those of a form that is open.
			await lockCity(tx);
			const rows = await tx.serviceText.findMany({
				where: { locale: { in: [...city().languages] } },
				select: {
					serviceId: true,
					locale: true,
					searchWords: true,
					service: {
						select: { slug: true, sourceKey: true, shippedWords: true },
					},
				},
			});
			const edited = await findEdited(tx);
			const noted: { service_id: number; locale: string; words: string[] }[] =
				[];
			const changed = new Set<number>();
			let added = 0;
			for (const { serviceId, locale, searchWords, service } of rows) {
				const brought = wordsFor(catalogue, service.slug, locale as "de");
				if (brought.length === 0) continue;
				const before = service.shippedWords.find(
					(one) => one.locale === locale,
				);
				if (before && brought.every((word) => before.words.includes(word)))
					continue;
				const known = before?.words ?? [];
				// Nobody noted yet what came with earlier releases: then whatever the city has changed is left as it is.
				const isTheirs =
					!before &&
					(edited.has(`${service.slug} ${locale}`) ||
						(service.sourceKey !== null && locale === "de"));
				const fresh = isTheirs
					? []
					: brought.filter(
							(word) => !known.includes(word) && !searchWords.includes(word),
						);
				if (fresh.length > 0) {
					await tx.serviceText.update({
						where: { serviceId_locale: { serviceId, locale } },
						data: { searchWords: [...searchWords, ...fresh] },
						select: { serviceId: true },
					});
					changed.add(serviceId);
					added += fresh.length;
				}
				noted.push({
					service_id: serviceId,
					locale,
					words: [...new Set([...known, ...brought])],
				});
			}
			if (noted.length === 0) return added;
			// At the first start that is a row for each service in each language.
			await tx.$executeRaw`
				INSERT INTO shipped_words (service_id, locale, words)
				SELECT * FROM jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) AS r (service_id int, locale text, words text[])
				ON CONFLICT (service_id, locale) DO UPDATE SET words = excluded.words`;
			if (changed.size > 0)
				await tx.service.updateMany({
					where: { id: { in: [...changed] } },
					data: { version: { increment: 1 } },
				});
			return added;
		},
		{ timeout: 60_000 },
	);
}

/** "reisepass tr": whose search words an administrator has changed, as far as the audit still says so. */
async function findEdited(tx: Tx): Promise<ReadonlySet<string>> {
	const rows = await tx.$queryRaw<{ name: string }[]>`
		SELECT DISTINCT replace(a.subject, 'service ', '') || ' ' || replace(k.key, 'searchWords-', '') AS name
		FROM audit_entry a, jsonb_object_keys(a.detail -> 'after') AS k (key)
		WHERE a.action = 'service:changed' AND jsonb_typeof(a.detail -> 'after') = 'object'
			AND starts_with(k.key, 'searchWords-')`;
	return new Set(rows.map(({ name }) => name));
}
