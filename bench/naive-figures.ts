import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { FiguresQuery } from "#lib/pilot/asked.ts";
import {
	type AllCounted,
	SPREAD_CLASSES,
	SPREAD_WIDTH,
} from "#lib/pilot/counted.ts";
import type { Period } from "#lib/pilot/period.ts";
import { timesOf } from "#lib/queue/times.ts";
import type { VisitStatus, VisitStep } from "#lib/queue/visit.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	instantAt,
	minuteOf,
	weekdayOf,
} from "#lib/time.ts";

/**
 * The same figures by reading every event of the two periods and adding up, one visit after the other: slow, and easy
 * to see through. The derived tables must say just the same.
 */
export async function countNaively(
	query: FiguresQuery,
	now: Temporal.Instant,
): Promise<
	Pick<AllCounted, "visits" | "bookings" | "things" | "languages" | "spread">
> {
	const periods = [query.period, ...(query.before ? [query.before] : [])];
	const visits: Fact[] = [];
	const events: Happening[] = [];
	const mails: Happening[] = [];
	for (const [period, { from, until }] of periods.entries()) {
		for (let first = from; first <= until; first = addDays(first, DAYS)) {
			const last = addDays(first, DAYS - 1);
			const days = { from: first, until: last < until ? last : until };
			visits.push(...(await readVisits(query, period, days)));
			events.push(...(await readHappenings(query, period, days, now)));
			mails.push(...(await readMails(query, period, days)));
		}
	}
	const keysOf = keysBy(query);
	return {
		visits: grouped(visits, keysOf).flatMap(({ period, key, facts }) =>
			[null, true, false].flatMap((booked) => {
				const those = facts.filter(
					(one) => booked === null || one.booked === booked,
				);
				return those.length > 0
					? [{ period, key, booked, ...summary(those) }]
					: [];
			}),
		),
		bookings: grouped(events, keysOf).flatMap(({ period, key, facts }) =>
			[...Map.groupBy(facts, ({ what, channel }) => `${what} ${channel}`)].map(
				([name, those]) => {
					const [kind, channel] = name.split(" ");
					type Row = AllCounted["bookings"][number];
					return {
						period,
						key,
						kind: kind as Row["kind"],
						channel: channel as Row["channel"],
						count: those.length,
					};
				},
			),
		),
		things: grouped(mails, (fact) =>
			query.by === "stunde" || query.by === "dienst" ? [""] : keysOf(fact),
		).flatMap(({ period, key, facts }) =>
			[...Map.groupBy(facts, ({ what }) => what)].map(([what, those]) => ({
				period,
				key,
				what,
				count: those.length,
			})),
		),
		languages: languagesOf(visits, events),
		spread: spreadOf(visits),
	};
}

/** No statement may carry as many ids as a quarter has. */
const DAYS = 14;

interface Placed {
	period: number;
	date: CivilDate;
	hour: number;
	stationId: number;
	serviceIds: readonly number[];
	locale: string;
}

interface Fact extends Placed {
	booked: boolean;
	served: boolean;
	wait: number;
	way: number;
	service: number;
	planned: number;
}

interface Happening extends Placed {
	what: string;
	/** Of the appointment; of mails nobody asks. */
	channel: string;
}

async function readVisits(
	query: FiguresQuery,
	period: number,
	{ from, until }: Period,
): Promise<Fact[]> {
	const rows = await db().visit.findMany({
		where: {
			stationId: { in: [...query.stationIds] },
			date: { gte: toDbDate(from), lte: toDbDate(until) },
		},
		include: {
			appointment: { select: { startsAt: true } },
			events: { orderBy: { id: "asc" } },
			services: { include: { service: true } },
		},
	});
	return rows.flatMap((row): Fact[] => {
		const steps = row.events.filter(
			({ undone, kind }) => !undone && kind !== "undone",
		);
		const last = steps.at(-1);
		if (!last) return [];
		const times = timesOf(
			row.events.map(({ at, kind, toStatus, undone }) => ({
				at: at.getTime(),
				kind: kind as VisitStep,
				toStatus: toStatus as VisitStatus,
				undone,
			})),
			row.appointment?.startsAt.getTime() ?? null,
		);
		const fact = {
			period,
			date: fromDbDate(row.date),
			hour: hourOf(row.arrivedAt),
			stationId: row.stationId,
			serviceIds: row.services.map(({ serviceId }) => serviceId),
			locale: row.locale,
			booked: row.appointmentId !== null,
			served: last.toStatus === "done" || last.toStatus === "unsettled",
			wait: Math.round(times.waited / 1_000),
			way: Math.round(times.way / 1_000),
			service: Math.round(times.served / 1_000),
			planned: row.services.reduce(
				(sum, { quantity, service }) =>
					sum +
					60 *
						(service.durationMinutes + (quantity - 1) * service.extraMinutes),
				0,
			),
		};
		return isAsked(query, fact) ? [fact] : [];
	});
}

async function readHappenings(
	query: FiguresQuery,
	period: number,
	{ from, until }: Period,
	now: Temporal.Instant,
): Promise<Happening[]> {
	const begin = new Date(instantAt(from, 0).epochMilliseconds);
	const end = new Date(instantAt(addDays(until, 1), 0).epochMilliseconds);
	const today = civilDateOf(now);
	const appointments = await db().appointment.findMany({
		where: {
			OR: [
				{ date: { gte: toDbDate(from), lte: toDbDate(until) } },
				{ events: { some: { at: { gte: begin, lt: end } } } },
			],
		},
		include: { events: { orderBy: { id: "asc" } }, services: true },
	});
	return appointments.flatMap((row) => {
		const common = {
			period,
			serviceIds: row.services.map(({ serviceId }) => serviceId),
			locale: row.locale,
			channel: row.channel,
		};
		const list: Happening[] = [];
		for (const event of row.events) {
			const what = kindOf(event, row.replacesId !== null);
			if (what === null || event.at < begin || event.at >= end) continue;
			list.push({
				...common,
				what,
				date: dateOf(event.at),
				hour: hourOf(event.at),
				stationId: event.stationId ?? row.stationId,
			});
		}
		const date = fromDbDate(row.date);
		const changes = row.events.filter(({ kind }) => kind === "status");
		const last = changes.at(-1);
		const isDue =
			last !== undefined &&
			date >= from &&
			date <= until &&
			date < today &&
			!["held", "expired"].includes(last.toStatus) &&
			(last.toStatus !== "cancelled" || last.fromStatus !== "booked");
		if (isDue) {
			const due = {
				...common,
				date,
				hour: hourOf(row.startsAt),
				stationId: row.stationId,
			};
			list.push({ ...due, what: "due" });
			if (last.toStatus === "booked" || last.toStatus === "no-show")
				list.push({ ...due, what: "no-show" });
		}
		return list.filter((one) => isAsked(query, one));
	});
}

function kindOf(
	event: { kind: string; fromStatus: string | null; toStatus: string },
	isMove: boolean,
): string | null {
	if (event.kind === "moved") return "moved";
	if (event.kind !== "status") return null;
	if (event.toStatus === "held") return isMove ? null : "held";
	if (event.toStatus === "booked")
		return event.fromStatus === null || event.fromStatus === "held"
			? "booked"
			: null;
	return event.toStatus === "cancelled" && event.fromStatus === "booked"
		? "cancelled"
		: null;
}

async function readMails(
	query: FiguresQuery,
	period: number,
	{ from, until }: Period,
): Promise<Happening[]> {
	const rows = await db().message.findMany({
		where: {
			appointmentId: { not: null },
			createdAt: {
				gte: new Date(instantAt(from, 0).epochMilliseconds),
				lt: new Date(instantAt(addDays(until, 1), 0).epochMilliseconds),
			},
		},
		include: { appointment: { select: { stationId: true } } },
	});
	return rows.flatMap((row) => {
		const fact = {
			period,
			what: `mail-${row.status}`,
			date: dateOf(row.createdAt),
			hour: 0,
			stationId: row.appointment?.stationId ?? 0,
			serviceIds: [],
			locale: row.locale,
			channel: "",
		};
		const wide = { ...query, serviceId: null, hours: null };
		return isAsked(wide, fact) ? [fact] : [];
	});
}

function isAsked(query: FiguresQuery, fact: Placed): boolean {
	const { stationIds, serviceId, weekday, hours } = query;
	return (
		stationIds.includes(fact.stationId) &&
		(serviceId === null || fact.serviceIds.includes(serviceId)) &&
		(weekday === null || weekdayOf(fact.date) === weekday) &&
		(hours === null || (fact.hour >= hours.from && fact.hour <= hours.until))
	);
}

function keysBy({ by }: FiguresQuery): (fact: Placed) => string[] {
	switch (by) {
		case "tag":
			return ({ date }) => [date];
		case "woche":
			return ({ date }) => [addDays(date, 1 - weekdayOf(date))];
		case "monat":
			return ({ date }) => [date.slice(0, 7)];
		case "station":
			return ({ stationId }) => [String(stationId)];
		case "dienst":
			return ({ serviceIds }) => serviceIds.map(String);
		case "wochentag":
			return ({ date }) => [String(weekdayOf(date))];
		case "stunde":
			return ({ hour }) => [String(hour)];
	}
}

/** All together (key null), and by key. */
function grouped<One extends Placed>(
	facts: readonly One[],
	keysOf: (fact: One) => string[],
): { period: number; key: string | null; facts: One[] }[] {
	const groups = new Map<
		string,
		{ period: number; key: string | null; facts: One[] }
	>();
	for (const fact of facts)
		for (const key of [null, ...keysOf(fact)]) {
			const name = `${fact.period} ${key}`;
			const group = groups.get(name) ?? { period: fact.period, key, facts: [] };
			group.facts.push(fact);
			groups.set(name, group);
		}
	return [...groups.values()];
}

function summary(facts: readonly Fact[]) {
	const served = facts.filter((fact) => fact.served);
	const measured = served.filter(({ service }) => service > 0);
	const sum = (what: "planned" | "service") =>
		measured.reduce((total, fact) => total + fact[what], 0);
	const both = (those: readonly Fact[], what: "wait" | "way" | "service") =>
		those.length === 0
			? null
			: [0.5, 0.9].map((share) =>
					quantile(
						those.map((fact) => fact[what]),
						share,
					),
				);
	return {
		visits: facts.length,
		served: served.length,
		wait: both(served, "wait"),
		way: both(served, "way"),
		service: both(measured, "service"),
		measured: measured.length,
		plannedSeconds: sum("planned"),
		serviceSeconds: sum("service"),
	};
}

/** Between two values in proportion, as statisticians' type 7. */
function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const low = sorted[Math.floor(place)] ?? 0;
	const high = sorted[Math.ceil(place)] ?? 0;
	return low + (high - low) * (place - Math.floor(place));
}

function languagesOf(visits: readonly Fact[], events: readonly Happening[]) {
	const booked = events.filter(({ what }) => what === "booked");
	const names = new Set(
		[...visits, ...booked].map(({ period, locale }) => `${period} ${locale}`),
	);
	return [...names].map((name) => {
		const [period, locale = ""] = name.split(" ");
		const mine = (one: Placed) =>
			one.period === Number(period) && one.locale === locale;
		return {
			period: Number(period),
			locale,
			bookings: booked.filter(mine).length,
			visits: visits.filter(mine).length,
		};
	});
}

function spreadOf(visits: readonly Fact[]) {
	const counts = new Map<string, AllCounted["spread"][number]>();
	for (const fact of visits.filter(({ served }) => served))
		for (const what of ["wait", "way", "service"] as const) {
			if (what === "service" && fact.service === 0) continue;
			const index = Math.min(
				Math.floor(fact[what] / (SPREAD_WIDTH[what] * 60)),
				SPREAD_CLASSES - 1,
			);
			const { period, booked } = fact;
			const name = `${what} ${period} ${booked} ${index}`;
			const row = counts.get(name) ?? {
				what,
				period,
				booked,
				class: index,
				count: 0,
			};
			row.count += 1;
			counts.set(name, row);
		}
	return [...counts.values()];
}

const instantOf = (date: Date) =>
	Temporal.Instant.fromEpochMilliseconds(date.getTime());
const dateOf = (date: Date) => civilDateOf(instantOf(date));
const hourOf = (date: Date) => Math.floor(minuteOf(instantOf(date)) / 60);
