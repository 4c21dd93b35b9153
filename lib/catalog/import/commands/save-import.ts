import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import { readImport } from "#lib/catalog/import/queries/find-import.ts";
import {
	type KnownService,
	newTick,
	tickOf,
} from "#lib/catalog/import/rules/compare.ts";
import type {
	ImportedField,
	ImportedFields,
	ImportedService,
} from "#lib/catalog/import/rules/xzufi.ts";
import { newSlug } from "#lib/catalog/rules/service-form.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { inTransaction, orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, type Locale, locales } from "#lib/text/locale.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";

export type SaveImportRefusal =
	| "forbidden"
	| "unknown-import"
	| "unknown-category"
	/** The catalogue has changed since the comparison was shown. */
	| "catalog-changed"
	| "busy";

export interface Imported {
	added: number;
	changed: number;
}

/** Thousands of services take longer than a booking. */
const WHOLE_FILE = { maxWait: 5_000, timeout: 60_000 };

/**
 * Takes over what was ticked and nothing else. New services are not offered yet: a file knows neither how long they take
 * here nor under which topic they stand. What was not ticked counts as looked at, until the file says something else.
 */
export async function saveImport(
	actor: Actor,
	{
		id,
		catalogVersion,
		ticks,
		category,
		feesFrom,
		now,
	}: {
		id: string;
		/** As it was shown. */
		catalogVersion: number;
		/** Names of the ticked boxes. */
		ticks: ReadonlySet<string>;
		/** Under which new services stand at first; it says nothing where none is ticked. */
		category: string;
		/** From which day on changed fees are due. */
		feesFrom: CivilDate;
		now: Temporal.Instant;
	},
): Promise<Result<Imported, SaveImportRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const work = async (tx: Tx): Promise<Result<Imported, SaveImportRefusal>> => {
		await lockCatalog(tx);
		const today = civilDateOf(now);
		const kept = await readImport(tx, actor.userId, id, today);
		if (!kept) return refuse("unknown-import");
		if (kept.catalogVersion !== catalogVersion)
			return refuse("catalog-changed");
		const fresh = kept.lines.flatMap((line, index) =>
			line.kind === "new" && ticks.has(newTick(index)) ? [line.imported] : [],
		);
		const topic = await tx.category.findUnique({ where: { slug: category } });
		if (fresh.length > 0 && !topic) return refuse("unknown-category");
		const looked = kept.lines.flatMap((line, index) =>
			line.kind === "changed" || line.kind === "unchanged"
				? [
						{
							known: line.known,
							imported: line.imported,
							names: new Set(
								(line.kind === "changed" ? line.fields : [])
									.map(({ name }) => name)
									.filter((name) => ticks.has(tickOf(index, name))),
							),
						},
					]
				: [],
		);
		const wanted = looked.filter(({ names }) => names.size > 0);
		if (topic)
			await addAll(tx, fresh, { categoryId: topic.id, today, feesFrom });
		await noteSources(tx, looked);
		await changeAll(tx, wanted, feesFrom);
		const done: Imported = { added: fresh.length, changed: wanted.length };
		await tx.catalogImport.delete({ where: { id } });
		await record(
			tx,
			{
				userId: actor.userId,
				stationId: null,
				action: "service:imported",
				detail: { source: kept.source, ...done },
			},
			now,
		);
		return ok(done);
	};
	return orBusy<Imported, SaveImportRefusal>(() =>
		inTransaction(work, WHOLE_FILE),
	);
}

const text = (fields: ImportedFields, name: ImportedField): string => {
	const value = fields[name];
	return typeof value === "string" ? value : "";
};
const list = (fields: ImportedFields, name: ImportedField): string[] => {
	const value = fields[name];
	return Array.isArray(value) ? value : [];
};

const feeRows = (feesOf: (locale: Locale) => string[]) =>
	locales.flatMap((locale) => {
		const lines = feesOf(locale);
		return lines.length > 0 ? [{ locale, lines }] : [];
	});

/** What a new service counts until somebody says something else, where we know the word. */
const QUANTITY = { de: "Personen", en: "People" };

const quantityIn = (locale: Locale): string =>
	locale === "en" ? QUANTITY.en : QUANTITY.de;

/** All new ones at once: a city's whole catalogue is one file of thousands. */
async function addAll(
	tx: Tx,
	all: readonly ImportedService[],
	{
		categoryId,
		today,
		feesFrom,
	}: { categoryId: number; today: CivilDate; feesFrom: CivilDate },
): Promise<void> {
	const rows = await tx.service.findMany({
		select: { slug: true, position: true },
	});
	const taken = new Set(rows.map(({ slug }) => slug));
	const last = rows.reduce((max, { position }) => Math.max(max, position), 0);
	const made = await tx.service.createManyAndReturn({
		data: all.map(({ key, leikaKey, fields }, index) => {
			const slug = newSlug(text(fields, "name-de"), taken);
			taken.add(slug);
			return {
				slug,
				categoryId,
				position: last + 1 + index,
				durationMinutes: 15,
				extraMinutes: 0,
				maxQuantity: 1,
				leikaKey,
				personalPresence: true,
				walkInSuitable: false,
				bookable: true,
				popular: false,
				collectsDocument: false,
				lastDay: toDbDate(addDays(today, -1)),
				sourceKey: key,
				sourceFields: toJson(fields),
			};
		}),
		select: { id: true, sourceKey: true },
	});
	const idOf = new Map(made.map(({ id, sourceKey }) => [sourceKey, id]));
	const withId = all.flatMap(({ key, fields }) => {
		const serviceId = idOf.get(key);
		return serviceId === undefined ? [] : [{ serviceId, fields }];
	});
	await tx.serviceText.createMany({
		data: withId.flatMap(({ serviceId, fields }) =>
			locales
				.filter((locale) => locale === "de" || text(fields, `name-${locale}`))
				.map((locale) => ({
					serviceId,
					locale,
					name: text(fields, `name-${locale}`),
					summary: text(fields, `summary-${locale}`) || text(fields, "name-de"),
					quantityLabel: quantityIn(locale),
					documents: list(fields, `documents-${locale}`),
					hint: text(fields, `hint-${locale}`) || null,
					// A file says them in German.
					searchWords:
						locale === defaultLocale ? list(fields, "searchWords") : [],
				})),
		),
	});
	const validFrom = toDbDate(feesFrom);
	await tx.serviceFee.createMany({
		data: withId.flatMap(({ serviceId, fields }) =>
			list(fields, "fees-de").length === 0
				? []
				: feeRows((locale) => list(fields, `fees-${locale}`)).map((row) => ({
						...row,
						serviceId,
						validFrom,
					})),
		),
	});
}

interface Looked {
	known: KnownService;
	imported: ImportedService;
	/** What of it was ticked. */
	names: ReadonlySet<ImportedField>;
}

/** What was looked at counts as known, whether it was taken over or not. */
async function noteSources(tx: Tx, all: readonly Looked[]): Promise<void> {
	const rows = all
		.filter(
			({ known, imported }) =>
				known.sourceKey !== imported.key ||
				JSON.stringify(known.said) !== JSON.stringify(imported.fields),
		)
		.map(({ known, imported: { key, fields } }) => ({
			id: known.id,
			key,
			fields,
		}));
	await tx.$executeRaw`
		UPDATE service SET source_key = r.key, source_fields = r.fields
		FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id int, key text, fields jsonb)
		WHERE service.id = r.id`;
}

async function changeAll(
	tx: Tx,
	all: readonly Looked[],
	feesFrom: CivilDate,
): Promise<void> {
	const services = all.map(({ known, imported: { fields }, names }) => ({
		id: known.id,
		leika: names.has("leikaKey") ? text(fields, "leikaKey") : null,
	}));
	await tx.$executeRaw`
		UPDATE service SET version = version + 1, leika_key = coalesce(r.leika, leika_key)
		FROM jsonb_to_recordset(${JSON.stringify(services)}::jsonb) AS r (id int, leika text)
		WHERE service.id = r.id`;
	const texts = all.flatMap((one) =>
		locales.flatMap((locale) => textRow(one, locale) ?? []),
	);
	await tx.$executeRaw`
		INSERT INTO service_text AS known (service_id, locale, name, summary, quantity_label, documents, hint, search_words)
		SELECT * FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
			AS r (service_id int, locale text, name text, summary text, quantity_label text, documents text[], hint text, search_words text[])
		ON CONFLICT (service_id, locale) DO UPDATE SET
			name = excluded.name, summary = excluded.summary, documents = excluded.documents, hint = excluded.hint,
			search_words = CASE WHEN known.locale = ${defaultLocale} THEN excluded.search_words ELSE known.search_words END`;
	await changeFees(tx, all, feesFrom);
}

/** As it stands, with what was ticked; null: nothing of this language was. */
function textRow(
	{ known: { id, current }, imported: { fields }, names }: Looked,
	locale: Locale,
) {
	const of = (name: "name" | "summary" | "documents" | "hint") =>
		names.has(`${name}-${locale}`) ? fields : current;
	const isTicked = (["name", "summary", "documents", "hint"] as const).some(
		(name) => of(name) === fields,
	);
	// A file says them in German.
	const isGerman = locale === defaultLocale;
	const words = names.has("searchWords") ? fields : current;
	if (!isTicked && !(isGerman && words === fields)) return null;
	return {
		service_id: id,
		locale,
		// A language that there was not until now is whole, or none of it is taken.
		name:
			text(of("name"), `name-${locale}`) ||
			text(fields, `name-${locale}`) ||
			text(fields, "name-de"),
		summary:
			text(of("summary"), `summary-${locale}`) ||
			text(fields, `summary-${locale}`) ||
			text(fields, "summary-de"),
		quantity_label: quantityIn(locale),
		documents: list(of("documents"), `documents-${locale}`),
		hint: text(of("hint"), `hint-${locale}`) || null,
		search_words: isGerman ? list(words, "searchWords") : [],
	};
}

async function changeFees(
	tx: Tx,
	all: readonly Looked[],
	feesFrom: CivilDate,
): Promise<void> {
	const validFrom = toDbDate(feesFrom);
	const data = all
		.filter(({ names }) => locales.some((one) => names.has(`fees-${one}`)))
		.flatMap(({ known, imported: { fields }, names }) => {
			// A day on which fees begin says them in German at least; what was not ticked stays as it is.
			const feesOf = (locale: Locale) =>
				list(
					names.has(`fees-${locale}`) ? fields : known.current,
					`fees-${locale}`,
				);
			return feesOf(defaultLocale).length === 0
				? []
				: feeRows(feesOf).map((row) => ({
						...row,
						serviceId: known.id,
						validFrom,
					}));
		});
	const ids = [...new Set(data.map(({ serviceId }) => serviceId))];
	await tx.serviceFee.deleteMany({
		where: { serviceId: { in: ids }, validFrom },
	});
	await tx.serviceFee.createMany({ data });
}
