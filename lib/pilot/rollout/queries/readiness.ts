import "server-only";
import { loadFacts } from "#lib/availability/queries/facts.ts";
import { offeredServices } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { languages } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import type { Readiness } from "#lib/pilot/rollout/rules/checklist.ts";
import { defaultLocale, isNeeded } from "#lib/text/locale.ts";
import { addDays, civilDateOf, datesBetween } from "#lib/time.ts";

/** So far from the start on the roster is looked at. */
const DAYS = 14;

/**
 * How far a station is, for the checklist.
 * @param startsAt when it is to go online; null: tomorrow
 */
export async function readReadiness(
	stationId: number,
	startsAt: Temporal.Instant | null,
	now: Temporal.Instant,
): Promise<Readiness> {
	const first = startsAt ? civilDateOf(startsAt) : addDays(civilDateOf(now), 1);
	return {
		...(await readRoster(stationId, first, now)),
		...(await readPeople(stationId)),
		...(await readTexts(stationId)),
		...(await readTrial(stationId)),
		displays: await db().device.count({
			where: {
				stationId,
				kind: "display",
				pairedAt: { not: null },
				revokedAt: null,
			},
		}),
	};
}

async function readRoster(
	stationId: number,
	first: ReturnType<typeof civilDateOf>,
	now: Temporal.Instant,
) {
	const dates = datesBetween(first, addDays(first, DAYS - 1));
	const [station] = await loadFacts([stationId], dates);
	const days = (station?.days ?? []).map(({ windows, desks }) => ({
		desks,
		windows: windows.filter(({ channel }) => channel === "online"),
	}));
	const open = days.filter(({ windows }) => windows.length > 0);
	const isServed = (serviceId: number) =>
		open.some(({ windows, desks }) =>
			desks.some(
				({ id, serves }) =>
					windows.some(({ deskId }) => deskId === id) &&
					(serves === null || serves.has(serviceId)),
			),
		);
	const services = offeredServices(await getCatalog(defaultLocale, now));
	return {
		onlineDays: open.length,
		onlineMinutes: open
			.flatMap(({ windows }) => windows)
			.reduce((sum, { from, until }) => sum + until - from, 0),
		unservedServices: services
			.filter(({ id, bookable }) => bookable && !isServed(id))
			.map(({ slug }) => slug),
	};
}

async function readPeople(stationId: number) {
	const count = (role: string) =>
		db().user.count({
			where: {
				role,
				active: true,
				passwordHash: { not: null },
				stations: { some: { stationId } },
			},
		});
	return { leads: await count("lead"), clerks: await count("clerk") };
}

async function readTexts(stationId: number) {
	const texts = await db().stationText.findMany({ where: { stationId } });
	const missing = (has: (text: (typeof texts)[number]) => boolean) =>
		languages()
			.filter(isNeeded)
			.filter(
				(locale) => !texts.some((text) => text.locale === locale && has(text)),
			);
	return {
		languagesWithoutTexts: missing(
			({ name, directions }) => name.trim() !== "" && directions.trim() !== "",
		),
		languagesWithoutAccess: missing(
			({ accessibility }) => accessibility.trim() !== "",
		),
	};
}

async function readTrial(stationId: number) {
	const last = await db().rolloutDecision.findFirst({
		where: { stationId, kind: "trial" },
		orderBy: { id: "desc" },
	});
	return {
		trial: last && { at: last.at.getTime(), worked: last.worked === true },
	};
}
