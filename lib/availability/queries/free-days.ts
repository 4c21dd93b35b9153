import "server-only";
import { canServe } from "#lib/availability/rules/can-serve.ts";
import {
	type FreeTimesOfDay,
	mergeDays,
} from "#lib/availability/rules/free-times.ts";
import {
	type PublicHoliday,
	publicHolidayOn,
} from "#lib/availability/rules/holidays.ts";
import {
	nextRelease,
	releaseDates,
} from "#lib/availability/rules/next-release.ts";
import { rememberedStarts } from "#lib/availability/rules/remembered-starts.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { LengthOn } from "#lib/catalog/rules/selection.ts";
import { holdsUntil } from "#lib/finished/recording.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
	type Minute,
} from "#lib/time.ts";
import { loadFacts, loadRosters } from "./facts.ts";
import type { RosterClosure } from "./roster.ts";

export interface FreeDay {
	date: CivilDate;
	/** Ascending, at least one. */
	starts: readonly Minute[];
}

export interface StationDays {
	stationId: number;
	days: FreeDay[];
}

export interface FreeDaysQuery {
	stationIds: readonly number[];
	serviceIds: readonly number[];
	/** Length of the appointment on a day; null: it cannot be booked for that day. */
	lengthOn: LengthOn;
	channel: "online" | "staff";
	/** Both included; days beyond a station's horizon have no starts anyway. */
	from: CivilDate;
	until: CivilDate;
	now: Temporal.Instant;
	/** Own appointments and holds that must not stand in their own way. */
	ignoreIds?: readonly string[];
}

/** The days with at least one free start, per station; months, days, lists and the API all ask here. */
export async function listFreeDays(
	query: FreeDaysQuery,
): Promise<StationDays[]> {
	const dates = datesToAsk(query);
	const { ignoreIds = [] } = query;
	const stations = await loadFacts(query.stationIds, dates, ignoreIds);
	const request = {
		serviceIds: query.serviceIds,
		channel: query.channel,
		now: query.now.epochMilliseconds,
		ignoreIds,
	};
	return stations.map(({ stationId, rules, days }) => ({
		stationId,
		days: days
			.map((facts) => {
				const { date } = facts;
				const minutes = query.lengthOn(date);
				if (minutes === null) return { date, starts: [] };
				const asked = { ...request, minutes };
				const { starts, until } = rememberedStarts(facts, rules, asked);
				holdsUntil(until);
				return { date, starts };
			})
			.filter(({ starts }) => starts.length > 0),
	}));
}

/** Everything that is free at these stations from today to the end of their horizons, as one calendar. */
export async function listTimes(
	stations: readonly Pick<Station, "id" | "horizonDays">[],
	{ serviceIds, lengthOn }: Pick<FreeDaysQuery, "serviceIds" | "lengthOn">,
	request: Pick<FreeDaysQuery, "channel" | "now" | "ignoreIds">,
): Promise<FreeTimesOfDay[]> {
	if (stations.length === 0) return [];
	const today = civilDateOf(request.now);
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	return mergeDays(
		await listFreeDays({
			...request,
			stationIds: stations.map(({ id }) => id),
			serviceIds,
			lengthOn,
			from: today,
			until: addDays(today, horizon),
		}),
	);
}

/** Reads everything that can be booked at these stations, so that the first visitor finds it read. */
export async function rememberDays(
	stations: readonly { id: number; horizonDays: number }[],
	now: Temporal.Instant,
): Promise<void> {
	const today = civilDateOf(now);
	const horizon = Math.max(0, ...stations.map((one) => one.horizonDays));
	await loadFacts(
		stations.map(({ id }) => id),
		datesBetween(today, addDays(today, horizon)),
	);
}

/** Past days and days beyond every horizon are not even read. */
function datesToAsk(query: FreeDaysQuery): CivilDate[] {
	const today = civilDateOf(query.now);
	const last = addDays(today, MAX_HORIZON_DAYS);
	const from = query.from < today ? today : query.from;
	const until = query.until > last ? last : query.until;
	return datesBetween(from, until);
}

/** No station looks further ahead than a year. */
const MAX_HORIZON_DAYS = 366;

/** Which of these stations can do all of it in one appointment (can-serve.ts). */
export async function listServingStations(
	stationIds: readonly number[],
	serviceIds: readonly number[],
	today: CivilDate,
): Promise<ReadonlySet<number>> {
	const rosters = await loadRosters(stationIds);
	return new Set(
		[...rosters]
			.filter(([, roster]) => canServe(roster, serviceIds, today))
			.map(([id]) => id),
	);
}

/** When these stations release new times with room for this, within a quarter of a year (next-release.ts). */
export async function findNextRelease(query: {
	stationIds: readonly number[];
	serviceIds: readonly number[];
	lengthOn: LengthOn;
	now: Temporal.Instant;
}): Promise<{ at: Temporal.Instant; days: CivilDate[] } | null> {
	const today = civilDateOf(query.now);
	const rosters = await loadRosters(query.stationIds);
	const dates = new Set(
		[...rosters.values()].flatMap((roster) => releaseDates(roster, today)),
	);
	const release = nextRelease(
		await loadFacts([...rosters.keys()], [...dates].sort()),
		{
			serviceIds: query.serviceIds,
			lengthOn: query.lengthOn,
			now: query.now.epochMilliseconds,
		},
	);
	holdsUntil(release?.at ?? null);
	return (
		release && {
			at: Temporal.Instant.fromEpochMilliseconds(release.at),
			days: release.days,
		}
	);
}

/** Why a station is closed on some days, in words. */
export interface ClosedDays {
	startDate: CivilDate;
	endDate: CivilDate;
	/** Both null: the whole day. */
	from: Minute | null;
	until: Minute | null;
	/** Only these services cannot be had; left out: the whole house is closed. */
	serviceIds?: readonly number[];
	/** Either a public holiday or the words of a closure. */
	reason:
		| { holiday: PublicHoliday }
		| { holiday: null; text: string; lang: string };
}

/**
 * By station: public holidays and closures of the whole house between two days (both included), in order of date; of
 * single services those that are asked for.
 */
export async function listClosedDays(
	stationIds: readonly number[],
	from: CivilDate,
	until: CivilDate,
	locale: string,
	serviceIds: readonly number[] = [],
): Promise<ReadonlyMap<number, ClosedDays[]>> {
	const rosters = await loadRosters(stationIds);
	const isWithin = ({ startDate, endDate }: RosterClosure) =>
		startDate <= until && endDate >= from;
	const closedOf = (closure: RosterClosure): ClosedDays[] => {
		const { scope, startDate, endDate, texts } = closure;
		const closed = closure.serviceIds.filter((id) => serviceIds.includes(id));
		if (scope === "desk" || (scope === "services" && closed.length === 0))
			return [];
		const text = [locale, defaultLocale]
			.map((wanted) => texts.find((one) => one.locale === wanted))
			.find((one) => one !== undefined);
		if (!text) return [];
		return [
			{
				startDate,
				endDate,
				from: closure.from,
				until: closure.until,
				...(scope === "services" ? { serviceIds: closed } : {}),
				reason: { holiday: null, text: text.reason, lang: text.locale },
			},
		];
	};
	const holidays = datesBetween(from, until).flatMap((date): ClosedDays[] => {
		const holiday = publicHolidayOn(date);
		const day = { startDate: date, endDate: date, from: null, until: null };
		return holiday ? [{ ...day, reason: { holiday } }] : [];
	});
	return new Map(
		stationIds.map((id) => [
			id,
			[
				...(rosters.get(id)?.closures ?? []).filter(isWithin).flatMap(closedOf),
				...holidays.filter(
					({ startDate }) => !rosters.get(id)?.openHolidays.has(startDate),
				),
			].sort((a, b) => a.startDate.localeCompare(b.startDate)),
		]),
	);
}
