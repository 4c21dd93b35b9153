import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	compare,
	type ImportLine,
	type KnownService,
} from "#lib/catalog/import/rules/compare.ts";
import { storedImport } from "#lib/catalog/import/rules/stored-import.ts";
import type { ImportedFields } from "#lib/catalog/import/rules/xzufi.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { locales } from "#lib/text/locale.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";
import { isUuid } from "#lib/uuid.ts";

export interface KeptImport {
	id: string;
	/** Name of the file, or the address. */
	source: string;
	/** Of the catalogue it was compared with. */
	catalogVersion: number;
	lines: readonly ImportLine[];
}

/** What a file would do to the catalogue as it is now; only whoever brought it sees it. */
export async function findImport(
	actor: Actor,
	id: string,
	now: Temporal.Instant,
): Promise<Result<KeptImport, "forbidden" | "unknown-import">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const found = await readImport(db(), actor.userId, id, civilDateOf(now));
	return found ? ok(found) : refuse("unknown-import");
}

/** The version is read first: what is newer is noticed when it is saved. */
export async function readImport(
	client: Db | Tx,
	userId: string,
	id: string,
	today: CivilDate,
): Promise<KeptImport | null> {
	if (!isUuid(id)) return null;
	const row = await client.catalogImport.findUnique({ where: { id, userId } });
	if (!row) return null;
	const { catalogVersion } = await client.city.findUniqueOrThrow({
		where: { id: 1 },
		select: { catalogVersion: true },
	});
	const services = storedImport(row.services);
	if (!services) return null;
	return {
		id,
		source: row.source,
		catalogVersion,
		lines: compare(services, await readKnown(client, today)),
	};
}

async function readKnown(
	client: Db | Tx,
	today: CivilDate,
): Promise<KnownService[]> {
	const rows = await client.service.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		include: {
			texts: true,
			fees: {
				where: { validFrom: { lte: toDbDate(today) } },
				orderBy: { validFrom: "desc" },
			},
		},
	});
	return rows.map(({ texts, fees, ...row }) => {
		const current: ImportedFields = {
			searchWords:
				texts.find(({ locale }) => locale === "de")?.searchWords ?? [],
			leikaKey: row.leikaKey ?? "",
		};
		for (const locale of locales) {
			const text = texts.find((one) => one.locale === locale);
			current[`name-${locale}`] = text?.name ?? "";
			current[`summary-${locale}`] = text?.summary ?? "";
			current[`documents-${locale}`] = text?.documents ?? [];
			current[`hint-${locale}`] = text?.hint ?? "";
			current[`fees-${locale}`] =
				fees.find((fee) => fee.locale === locale)?.lines ?? [];
		}
		return {
			id: row.id,
			slug: row.slug,
			name: texts.find(({ locale }) => locale === "de")?.name ?? row.slug,
			version: row.version,
			sourceKey: row.sourceKey,
			leikaKey: row.leikaKey,
			said: row.sourceFields as ImportedFields | null,
			current,
		};
	});
}
