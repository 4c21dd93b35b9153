import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import { readImport } from "#lib/catalog/import/queries/find-import.ts";
import {
	type FieldChange,
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
import { write } from "#lib/db/write.ts";
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
		/** Under which new services stand at first. */
		category: string;
		/** From which day on changed fees are due. */
		feesFrom: CivilDate;
		now: Temporal.Instant;
	},
): Promise<Result<Imported, SaveImportRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<Imported, SaveImportRefusal>(async (tx) => {
		await lockCatalog(tx);
		const today = civilDateOf(now);
		const kept = await readImport(tx, actor.userId, id, today);
		if (!kept) return refuse("unknown-import");
		if (kept.catalogVersion !== catalogVersion)
			return refuse("catalog-changed");
		const topic = await tx.category.findUnique({ where: { slug: category } });
		if (!topic) return refuse("unknown-category");
		const done: Imported = { added: 0, changed: 0 };
		for (const [index, line] of kept.lines.entries()) {
			if (line.kind === "missing") continue;
			const { imported } = line;
			if (line.kind === "new") {
				if (!ticks.has(newTick(index))) continue;
				await add(tx, imported, topic.id, today, feesFrom);
				done.added += 1;
				continue;
			}
			const fields = line.kind === "changed" ? line.fields : [];
			const wanted = fields.filter(({ name }) =>
				ticks.has(tickOf(index, name)),
			);
			await change(tx, line.known, imported, wanted, feesFrom);
			if (wanted.length > 0) done.changed += 1;
		}
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
	});
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

async function add(
	tx: Tx,
	{ key, leikaKey, fields }: ImportedService,
	categoryId: number,
	today: CivilDate,
	feesFrom: CivilDate,
): Promise<void> {
	const rows = await tx.service.findMany({
		select: { slug: true, position: true },
	});
	const name = text(fields, "name-de");
	await tx.service.create({
		data: {
			slug: newSlug(
				name,
				rows.map(({ slug }) => slug),
			),
			categoryId,
			position: Math.max(0, ...rows.map(({ position }) => position)) + 1,
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
			texts: {
				create: locales
					.filter((locale) => locale === "de" || text(fields, `name-${locale}`))
					.map((locale) => ({
						locale,
						name: text(fields, `name-${locale}`),
						summary: text(fields, `summary-${locale}`) || name,
						quantityLabel: quantityIn(locale),
						documents: list(fields, `documents-${locale}`),
						hint: text(fields, `hint-${locale}`) || null,
						searchWords:
							locale === defaultLocale ? list(fields, "searchWords") : [],
					})),
			},
			fees: {
				create:
					list(fields, "fees-de").length === 0
						? []
						: feeRows((locale) => list(fields, `fees-${locale}`)).map(
								(row) => ({ ...row, validFrom: toDbDate(feesFrom) }),
							),
			},
		},
	});
}

async function change(
	tx: Tx,
	{ id: serviceId, current }: KnownService,
	{ key, leikaKey, fields }: ImportedService,
	wanted: readonly FieldChange[],
	feesFrom: CivilDate,
): Promise<void> {
	const names = new Set(wanted.map(({ name }) => name));
	await tx.service.update({
		where: { id: serviceId },
		data: {
			sourceKey: key,
			sourceFields: toJson(fields),
			...(leikaKey ? { leikaKey } : {}),
			...(wanted.length > 0 ? { version: { increment: 1 } } : {}),
		},
	});
	for (const locale of locales) {
		const words = {
			...(names.has(`name-${locale}`)
				? { name: text(fields, `name-${locale}`) }
				: {}),
			...(names.has(`summary-${locale}`)
				? { summary: text(fields, `summary-${locale}`) }
				: {}),
			...(names.has(`documents-${locale}`)
				? { documents: list(fields, `documents-${locale}`) }
				: {}),
			...(names.has(`hint-${locale}`)
				? { hint: text(fields, `hint-${locale}`) }
				: {}),
			// A file says them in German.
			...(locale === defaultLocale && names.has("searchWords")
				? { searchWords: list(fields, "searchWords") }
				: {}),
		};
		if (Object.keys(words).length > 0)
			await tx.serviceText.upsert({
				where: { serviceId_locale: { serviceId, locale } },
				create: {
					serviceId,
					locale,
					// A language that there was not until now is whole, or none of it is taken.
					name: text(fields, `name-${locale}`) || text(fields, "name-de"),
					summary:
						text(fields, `summary-${locale}`) || text(fields, "summary-de"),
					quantityLabel: quantityIn(locale),
					...words,
				},
				update: words,
			});
	}
	if (!locales.some((locale) => names.has(`fees-${locale}`))) return;
	// A day on which fees begin says them in German at least; what was not ticked stays as it is.
	const feesOf = (locale: Locale) =>
		list(names.has(`fees-${locale}`) ? fields : current, `fees-${locale}`);
	if (feesOf(defaultLocale).length === 0) return;
	const validFrom = toDbDate(feesFrom);
	await tx.serviceFee.deleteMany({ where: { serviceId, validFrom } });
	await tx.serviceFee.createMany({
		data: feeRows(feesOf).map((row) => ({ ...row, serviceId, validFrom })),
	});
}
