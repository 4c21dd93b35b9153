import type { Role } from "#lib/auth/rules/permission.ts";
import { REMOTE_KINDS, remoteProblem } from "#lib/catalog/rules/kind.ts";
import { city } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";
import {
	type CityCatalogue,
	type CityWords,
	readCatalogue,
} from "./city-files.ts";
import categories from "./data/categories.json" with { type: "json" };
import groups from "./data/combine-groups.json" with { type: "json" };
import type { RosterSeed, StationSeed } from "./data/schema.ts";

/** Munich's limit of five services; 120 minutes so that nobody blocks a desk for half a morning. */
const SETTINGS = {
	id: 1,
	maxServices: 5,
	maxMinutes: 120,
	staffGoesOnlineDays: 2,
};
const RULES = {
	leadMinutes: 30,
	horizonDays: 56,
	holdMinutes: 10,
	usefulGapMinutes: 10,
};

const day = (text: string) => toDbDate(text as CivilDate);

interface Seeding {
	/** Roles that need a second factor from the start. */
	totpRoles?: Role[];
	/**
	 * False: only what is so in the city, its houses, hours, services and fees. Desks, rosters, closures and who takes
	 * appointments online are invented; a real installation decides them (docs/decisions/0027).
	 */
	invented?: boolean;
	/** Numbers that each station gives from afar in an hour (docs/decisions/0069). */
	afarPerHour?: number;
	/** Where rooms of appointments by video are; then each station does by phone and video what can be done so. */
	videoAddress?: string | null;
}

/**
 * Stations and services of an empty database, and what is invented about them; what is there already stays as it is,
 * because from then on people edit it in the portal. Returns whether it wrote anything.
 */
export async function seedCatalog({
	totpRoles = [],
	invented = true,
	afarPerHour = 0,
	videoAddress = null,
}: Seeding = {}): Promise<boolean> {
	return db().$transaction(
		async (tx) => {
			if ((await tx.city.count()) > 0) return false;
			await tx.city.create({ data: { ...SETTINGS, totpRoles } });
			const catalogue = readCatalogue(city());
			const { stations, rosters } = catalogue;
			await seedServices(tx, catalogue);
			for (const [index, station] of stations.entries())
				await seedStation(
					tx,
					catalogue,
					station,
					index + 1,
					invented ? rosters[station.slug] : undefined,
				);
			if (invented) await seedClosures(tx, catalogue);
			if (afarPerHour > 0)
				await tx.station.updateMany({ data: { afarPerHour } });
			if (videoAddress) await offerRemote(tx, videoAddress);
			return true;
		},
		{ timeout: 60_000 },
	);
}

/** By phone and video, whatever nobody has to come for (lib/catalog/rules/kind.ts). */
async function offerRemote(tx: Tx, videoAddress: string): Promise<void> {
	await tx.station.updateMany({
		data: { videoBy: "template", videoAddress },
	});
	const services = await tx.service.findMany();
	const stations = await tx.station.findMany({ select: { id: true } });
	await tx.remoteService.createMany({
		data: stations.flatMap(({ id: stationId }) =>
			services
				.filter((service) => remoteProblem("phone", service, null) === null)
				.flatMap(({ id: serviceId }) =>
					REMOTE_KINDS.map((kind) => ({ stationId, serviceId, kind })),
				),
		),
	});
}

/** A row for each language that has words of it. */
function inEachLanguage<Text, Row>(
	texts: CityCatalogue["texts"],
	find: (words: CityWords) => Text | undefined,
	row: (text: Text, locale: Locale) => Row,
): (Row & { locale: string })[] {
	return [...texts].flatMap(([locale, words]) => {
		const text = find(words);
		return text === undefined ? [] : [{ ...row(text, locale), locale }];
	});
}

async function seedServices(tx: Tx, catalogue: CityCatalogue): Promise<void> {
	const { services, texts } = catalogue;
	for (const category of categories) {
		await tx.category.create({
			data: {
				...category,
				texts: {
					create: inEachLanguage(
						texts,
						({ categories }) => categories[category.slug],
						(name) => ({ name }),
					),
				},
			},
		});
	}
	await tx.combineGroup.createMany({ data: groups });
	for (const service of services) {
		const { category, combineGroup, feeValidFrom, ...facts } = service;
		const wordsIn = ({ services }: CityWords) => services[service.slug];
		await tx.service.create({
			data: {
				...facts,
				category: { connect: { slug: category } },
				...(combineGroup
					? { combineGroup: { connect: { slug: combineGroup } } }
					: {}),
				texts: {
					create: inEachLanguage(texts, wordsIn, (text, locale) => ({
						...textOfService(text),
						searchWords: wordsFor(catalogue, service.slug, locale),
					})),
				},
				fees: {
					create: inEachLanguage(texts, wordsIn, ({ fee }) => ({
						validFrom: day(feeValidFrom),
						lines: fee,
					})),
				},
			},
		});
	}
}

/** A row's words, as a city's folder says them. */
export function textOfService({
	fee: _,
	onlineAlternative,
	referral,
	...text
}: CityWords["services"][string]) {
	return {
		...text,
		onlineAlternative: onlineAlternative?.text ?? null,
		onlineUrl: onlineAlternative?.url ?? null,
		referral: referral?.text ?? null,
		referralAddress: referral?.address ?? null,
		referralUrl: referral?.url ?? null,
	};
}

/** By which words people look for it; those of a language that the city's pages do not speak stand with the German ones. */
export function wordsFor(
	{ texts, searchWords }: CityCatalogue,
	slug: string,
	locale: Locale,
): string[] {
	const own = searchWords.get(locale)?.[slug] ?? [];
	if (locale !== defaultLocale) return own;
	const others = [...searchWords].filter(
		([language]) => !texts.has(language as Locale),
	);
	return [...own, ...others.flatMap(([, words]) => words[slug] ?? [])];
}

async function seedStation(
	tx: Tx,
	{ texts }: CityCatalogue,
	station: StationSeed,
	position: number,
	/** What is invented about it; without one it is a real installation's. */
	roster: RosterSeed | undefined,
): Promise<void> {
	const { buildingHours, desks: _, ...facts } = station;
	const { id } = await tx.station.create({
		data: {
			...facts,
			...(roster ? {} : { phase: "walk-in" }),
			...RULES,
			position,
			texts: {
				create: inEachLanguage(
					texts,
					({ stations }) => stations[station.slug],
					(text) => text,
				),
			},
			buildingHours: {
				create: buildingHours.map(({ weekday, from, until }) => ({
					weekday,
					fromMinute: from,
					untilMinute: until,
				})),
			},
		},
	});
	if (roster) await seedRoster(tx, id, roster);
}

async function seedRoster(
	tx: Tx,
	stationId: number,
	roster: RosterSeed,
): Promise<void> {
	const deskIds: number[] = [];
	for (const [index, { name, serves }] of roster.desks.entries()) {
		const slugs = serves === "all" ? [] : serves;
		const desk = await tx.desk.create({
			data: {
				stationId,
				name,
				position: index + 1,
				servesAll: serves === "all",
				services: {
					create: slugs.map((slug) => ({ service: { connect: { slug } } })),
				},
			},
		});
		deskIds.push(desk.id);
	}
	for (const { desks, from, until, date, ...opening } of roster.openings) {
		await tx.opening.create({
			data: {
				...opening,
				stationId,
				fromMinute: from,
				untilMinute: until,
				date: date && day(date),
				validFrom: day(opening.validFrom),
				validUntil: opening.validUntil && day(opening.validUntil),
				desks: {
					create: desks.map((place) => ({ deskId: deskIds[place - 1] ?? 0 })),
				},
			},
		});
	}
}

async function seedClosures(
	tx: Tx,
	{ closures, texts }: CityCatalogue,
): Promise<void> {
	for (const closure of closures) {
		const station = closure.station
			? await tx.station.findUniqueOrThrow({
					where: { slug: closure.station },
					include: { desks: { where: { position: closure.desk ?? 0 } } },
				})
			: null;
		await tx.closure.create({
			data: {
				scope: closure.scope,
				stationId: station?.id ?? null,
				deskId: station?.desks[0]?.id ?? null,
				startDate: day(closure.startDate),
				endDate: day(closure.endDate),
				fromMinute: closure.from,
				untilMinute: closure.until,
				services: {
					create: closure.services.map((slug) => ({
						service: { connect: { slug } },
					})),
				},
				texts: {
					create: inEachLanguage(
						texts,
						({ closures }) => closures[closure.reason],
						(reason) => ({ reason }),
					),
				},
			},
		});
	}
}
