import "server-only";
import type { Catalog, Category, Phase } from "#lib/catalog/catalog.ts";
import type { MinorRule } from "#lib/catalog/minors/rules/minor-case.ts";
import { ACCESS_FACTS } from "#lib/catalog/rules/access-facts.ts";
import { childDocuments } from "#lib/catalog/rules/child-documents.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import type { VideoBy } from "#lib/catalog/rules/kind.ts";
import {
	type PhaseChange,
	phaseAt,
	phaseChanges,
} from "#lib/catalog/rules/phase.ts";
import {
	PhasedCatalog,
	type RawCatalog,
} from "#lib/catalog/rules/phased-catalog.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { readNear } from "#lib/db/replica.ts";
import { holdsUntil, reading } from "#lib/finished/recording.ts";
import { now } from "#lib/runtime/clock.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { currentText, type isCurrent } from "#lib/text/current-text.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { civilDateOf, type Weekday } from "#lib/time.ts";
import { phaseDecisionOf, plansOf } from "./rows.ts";

/**
 * The catalogue of one language as it stands at this instant; read anew only when its version changed. Which
 * phase a station is in is asked anew each time: what was read knows when it changes.
 */
export async function getCatalog(
	locale: string,
	at: Temporal.Instant = now(),
): Promise<Catalog> {
	const phased = await reading(["catalog"], () =>
		readNear(async (client, check) => {
			const city = await readCity(client);
			await check([["catalog", city.version]]);
			return remembered(client, city, locale);
		}),
	);
	holdsUntil(phased.changesAfter(at.epochMilliseconds));
	return phased.at(at.epochMilliseconds);
}

interface City {
	/** Of the catalogue. */
	version: number;
	maxServices: number;
	maxMinutes: number;
}

async function readCity(client: Db): Promise<City> {
	const [city] = await client.$queryRaw<City[]>`
		SELECT catalog_version AS version, max_services AS "maxServices", max_minutes AS "maxMinutes" FROM city WHERE id = 1`;
	if (!city) throw new Error("There is no city.");
	return city;
}

interface Cached {
	version: number;
	phased: Promise<PhasedCatalog>;
}

/** Read once: a hundred at once who come to a changed catalogue would take all connections. */
function remembered(
	client: Db,
	city: City,
	locale: string,
): Promise<PhasedCatalog> {
	const cache = onGlobal("catalogs", () => new Map<string, Cached>());
	const cached = cache.get(locale);
	if (cached?.version === city.version)
		// Whoever reads it may read at a replica that goes away.
		return cached.phased.catch(() => readCatalog(client, city, locale));
	const phased = readCatalog(client, city, locale);
	const made = { version: city.version, phased };
	cache.set(locale, made);
	phased.catch(() => {
		if (cache.get(locale) === made) cache.delete(locale);
	});
	return phased;
}

/** One snapshot: a station removed meanwhile is there with its texts or not at all. */
function readCatalog(
	client: Db,
	{ maxServices, maxMinutes }: City,
	locale: string,
): Promise<PhasedCatalog> {
	return client.$transaction(
		async (tx) =>
			new PhasedCatalog(
				{
					locale,
					limits: { maxServices, maxMinutes },
					categories: await listCategories(tx, locale),
					services: await listServices(tx, locale),
					stations: await listStations(tx, locale),
				},
				await readPhaseChanges(tx),
			),
		{ isolationLevel: "RepeatableRead" },
	);
}

/** The lines in the wanted language, in German where there are none. */
function linesIn(
	rows: readonly { locale: string; lines: string[] }[],
	locale: string,
): string[] {
	const row =
		rows.find((one) => one.locale === locale) ??
		rows.find((one) => one.locale === defaultLocale);
	if (!row) throw new Error(`No lines in ${locale} or ${defaultLocale}`);
	return row.lines;
}

/** The words in the wanted language, in German where there are none, or none any more. */
function inLanguage<Row extends Parameters<typeof isCurrent>[0]>(
	rows: readonly Row[],
	locale: string,
): Row {
	const row = currentText(rows, locale);
	if (!row) throw new Error(`No text in ${locale} or ${defaultLocale}`);
	return row;
}

const languages = (locale: string) => ({
	where: { locale: { in: [locale, defaultLocale] } },
});

async function listCategories(tx: Tx, locale: string): Promise<Category[]> {
	const rows = await tx.category.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		include: { texts: languages(locale) },
	});
	return rows.map(({ id, slug, texts }) => {
		const text = inLanguage(texts, locale);
		return { id, slug, name: text.name, lang: text.locale };
	});
}

async function listServices(
	tx: Tx,
	locale: string,
): Promise<RawCatalog["services"]> {
	const rows = await tx.service.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		include: {
			combineGroup: true,
			plans: {
				include: { combineGroup: true },
				orderBy: { validFrom: "asc" },
			},
			// All languages: people search in theirs, whatever the page is written in.
			texts: true,
			fees: {
				...languages(locale),
				orderBy: { validFrom: "asc" },
			},
		},
	});
	return rows.map(({ texts, fees, ...row }) => {
		const text = inLanguage(texts, locale);
		return {
			id: row.id,
			slug: row.slug,
			categoryId: row.categoryId,
			personalPresence: row.personalPresence,
			walkInSuitable: row.walkInSuitable,
			bookable: row.bookable,
			popular: row.popular,
			collectsDocument: row.collectsDocument,
			lastDay: row.lastDay && fromDbDate(row.lastDay),
			plans: plansOf(row),
			minorRule: row.minorRule as MinorRule | null,
			searchable: {
				names: texts.map(({ name }) => name),
				summaries: texts.map(({ summary }) => summary),
				words: texts.flatMap(({ searchWords }) => searchWords),
			},
			// Of each day on which fees begin, those in the wanted language: older ones in it hold no longer.
			fees: [
				...Map.groupBy(fees, ({ validFrom }) => fromDbDate(validFrom)),
			].map(([from, rows]) => ({
				from,
				lines: linesIn(rows, locale),
			})),
			text: {
				lang: text.locale,
				name: text.name,
				summary: text.summary,
				quantityLabel: text.quantityLabel,
				documents: text.documents,
				childDocuments: childDocuments(
					text.documents,
					inLanguage(texts, defaultLocale).documents,
				),
				hint: text.hint,
				onlineAlternative: text.onlineAlternative
					? { text: text.onlineAlternative, url: text.onlineUrl }
					: null,
				referral: text.referral
					? {
							text: text.referral,
							address: text.referralAddress,
							url: text.referralUrl,
						}
					: null,
			},
		};
	});
}

async function listStations(
	tx: Tx,
	locale: string,
): Promise<RawCatalog["stations"]> {
	const rows = await tx.station.findMany({
		orderBy: [{ position: "asc" }, { id: "asc" }],
		include: {
			texts: languages(locale),
			buildingHours: { orderBy: [{ weekday: "asc" }, { fromMinute: "asc" }] },
			access: true,
			remote: { orderBy: { serviceId: "asc" } },
		},
	});
	return rows.map(({ texts, buildingHours, confirmedAt, ...row }) => {
		// Who it was is the staff's business, and a roster's version no part of the catalogue: it changes more often. Where
		// rooms are is told to whom one is for.
		const {
			confirmedById: _,
			version: __,
			videoAddress: ___,
			videoBy,
			remote,
			phase,
			access,
			contactRule,
			...facts
		} = row;
		const text = inLanguage(texts, locale);
		return {
			...facts,
			phase: phase as Phase,
			contactRule: contactRule as ContactRule,
			videoBy: videoBy as VideoBy | null,
			remote: {
				phone: servicesBy("phone", remote),
				video: servicesBy("video", remote),
			},
			lastDay: row.lastDay && fromDbDate(row.lastDay),
			confirmed: confirmedAt !== null,
			confirmedOn:
				confirmedAt &&
				civilDateOf(
					Temporal.Instant.fromEpochMilliseconds(confirmedAt.getTime()),
				),
			access: ACCESS_FACTS.flatMap((fact) => {
				const known = access.find((one) => one.fact === fact);
				return known ? [{ fact, present: known.present }] : [];
			}),
			buildingHours: buildingHours.map((hours) => ({
				weekday: hours.weekday as Weekday,
				from: hours.fromMinute,
				until: hours.untilMinute,
			})),
			text: {
				lang: text.locale,
				name: text.name,
				directions: text.directions,
				accessibility: text.accessibility,
			},
		};
	});
}

const servicesBy = (
	kind: string,
	rows: readonly { kind: string; serviceId: number }[],
): number[] =>
	rows.filter((row) => row.kind === kind).map(({ serviceId }) => serviceId);

/** Stations that take online appointments at this instant, for whoever decides within a transaction. */
export async function readOnlineStations(
	client: Db | Tx,
	now: Temporal.Instant,
): Promise<number[]> {
	const stations = await client.station.findMany({
		orderBy: { id: "asc" },
		select: { id: true, phase: true, lastDay: true },
	});
	const changes = await readPhaseChanges(client);
	return stations
		.filter(({ id, phase, lastDay }) => {
			if (lastDay && fromDbDate(lastDay) < civilDateOf(now)) return false;
			const own = changes.get(id) ?? [];
			return phaseAt(phase as Phase, own, now.epochMilliseconds) !== "walk-in";
		})
		.map(({ id }) => id);
}

/** By station. */
async function readPhaseChanges(
	tx: Db | Tx,
): Promise<ReadonlyMap<number, PhaseChange[]>> {
	const rows = await tx.rolloutDecision.findMany({
		where: { kind: { in: ["phase", "withdrawn"] } },
		orderBy: { id: "asc" },
	});
	return new Map(
		[...Map.groupBy(rows, ({ stationId }) => stationId)].map(
			([stationId, decisions]) => [
				stationId,
				phaseChanges(decisions.map(phaseDecisionOf)),
			],
		),
	);
}
