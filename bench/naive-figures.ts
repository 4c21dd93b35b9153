import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import {
	type AllCounted,
	SPREAD_CLASSES,
	SPREAD_WIDTH,
} from "#lib/pilot/figures/rules/counted.ts";
import type { Period } from "#lib/pilot/figures/rules/period.ts";
import type { VisitStatus, VisitStep } from "#lib/queue/queue.ts";
import { timesOf } from "#lib/queue/waits/rules/times.ts";
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
	Pick<
		AllCounted,
		"visits" | "bookings" | "queues" | "things" | "languages" | "spread"
	>
> {
	const periods = [query.period, ...(query.before ? [query.before] : [])];
	const visits: Fact[] = [];
	const events: Happening[] = [];
	const mails: Happening[] = [];
	const stays: Stay[] = [];
	for (const [period, { from, until }] of periods.entries()) {
		for (let first = from; first <= until; first = addDays(first, DAYS)) {
			const last = addDays(first, DAYS - 1);
			const days = { from: first, until: last < until ? last : until };
			visits.push(...(await readVisits(query, period, days, stays)));
			events.push(...(await readHappenings(query, period, days, now)));
			mails.push(...(await readMails(query, period, days)));
		}
	}
	const keysOf = keysBy(query);
	const hours = hoursOf(stays, query);
	return {
		queues: grouped(hours, (fact) =>
			query.by === "dienst" ? [""] : keysOf(fact),
		).map(({ period, key, facts }) => {
			const sum = (what: "visits" | "waitingSeconds" | "openSeconds") =>
				facts.reduce((total, fact) => total + fact[what], 0);
			return {
				period,
				key,
				visits: sum("visits"),
				waitingSeconds: sum("waitingSeconds"),
				openSeconds: sum("openSeconds"),
				most: Math.max(...facts.map(({ most }) => most)),
			};
		}),
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
	left: boolean;
	wait: number;
	way: number;
	service: number;
	planned: number;
	/** Called within what they were told; null: nobody told them anything, or nobody called them. */
	asTold: boolean | null;
}

/** A visit's steps, whatever was asked for: a line is made of everybody. */
interface Stay extends Placed {
	/** Epoch milliseconds, of the day. */
	steps: readonly number[];
	waits: readonly { from: number; until: number; isKnown: boolean }[];
}

interface QueueHour extends Placed {
	visits: number;
	waitingSeconds: number;
	openSeconds: number;
	most: number;
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
	stays: Stay[],
): Promise<Fact[]> {
	const rows = await db().visit.findMany({
		where: {
			stationId: { in: [...query.stationIds] },
			date: { gte: toDbDate(from), lte: toDbDate(until) },
		},
		include: {
			appointment: { select: { startsAt: true, endsAt: true } },
			events: { orderBy: { id: "asc" } },
			services: WITH_SERVICE,
			legs: { include: { services: WITH_SERVICE } },
		},
	});
	return rows.flatMap((row): Fact[] => {
		const services = wantedIn(row);
		const wasServed = row.events.some(
			({ kind, undone }) => kind === "sent-on" && !undone,
		);
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
		const startsAt = row.appointment?.startsAt.getTime() ?? null;
		const midnight = instantAt(
			addDays(fromDbDate(row.date), 1),
			0,
		).epochMilliseconds;
		const place = {
			period,
			date: fromDbDate(row.date),
			hour: 0,
			stationId: row.stationId,
			serviceIds: [],
			locale: row.locale,
		};
		// Whoever has waited since they came, or is sent on, is in the line already, whatever is noted of them.
		let isKnown = false;
		stays.push({
			...place,
			steps: steps.map(({ at }) => at.getTime()).filter((at) => at < midnight),
			waits: steps.flatMap((step, index) => {
				const next = steps[index + 1]?.at.getTime();
				const begin = Math.max(step.at.getTime(), startsAt ?? 0);
				if (step.toStatus !== "waiting") isKnown = false;
				if (step.kind === "sent-on") isKnown = true;
				const wasKnown = isKnown;
				if (step.toStatus === "waiting" && next !== undefined && next > begin)
					isKnown = true;
				return step.toStatus === "waiting" &&
					next !== undefined &&
					next < midnight &&
					next > begin
					? [{ from: begin, until: next, isKnown: wasKnown }]
					: [];
			}),
		});
		const isGone = last.toStatus === "left" || last.toStatus === "no-show";
		// Who went away after the first desk was served for what was done there.
		const done = wantedIn({
			services: isGone && wasServed ? [] : row.services,
			legs: row.legs.filter(({ doneAt }) => doneAt !== null),
		});
		const isWhole =
			!(isGone && wasServed) && row.legs.every(({ doneAt }) => doneAt !== null);
		const fact = {
			period,
			date: fromDbDate(row.date),
			hour: hourOf(row.arrivedAt),
			stationId: row.stationId,
			serviceIds: services.map(({ serviceId }) => serviceId),
			locale: row.locale,
			booked: row.appointmentId !== null,
			served:
				["done", "unsettled"].includes(last.toStatus) || (isGone && wasServed),
			left: isGone && !wasServed,
			asTold: asTold(
				row,
				steps.find(({ toStatus }) => toStatus === "called")?.at,
			),
			wait: Math.round(times.waited / 1_000),
			way: Math.round(times.way / 1_000),
			service: Math.round(times.served / 1_000),
			planned:
				row.appointment && isWhole
					? (row.appointment.endsAt.getTime() -
							row.appointment.startsAt.getTime()) /
						1_000
					: done.reduce((sum, { quantity, service }) => {
							const { durationMinutes, extraMinutes } =
								service.plans
									.toSorted(
										(a, b) => a.validFrom.getTime() - b.validFrom.getTime(),
									)
									.findLast(({ validFrom }) => validFrom <= row.date) ??
								service;
							return (
								sum + 60 * (durationMinutes + (quantity - 1) * extraMinutes)
							);
						}, 0),
		};
		return isAsked(query, fact) ? [fact] : [];
	});
}

/** All that they came for at whichever desks, each once. */
function wantedIn<Wanted extends { serviceId: number; quantity: number }>({
	services,
	legs,
}: {
	services: Wanted[];
	legs: { services: Wanted[] }[];
}): Wanted[] {
	const all = [...services, ...legs.flatMap((leg) => leg.services)];
	const most = all.toSorted((a, b) => b.quantity - a.quantity);
	return [...Map.groupBy(most, ({ serviceId }) => serviceId).values()]
		.flatMap(([one]) => one ?? [])
		.toSorted((a, b) => a.serviceId - b.serviceId);
}

const WITH_SERVICE = {
	include: { service: { include: { plans: true } } },
} as const;

function asTold(
	{
		toldAt,
		toldFrom,
		toldUntil,
	}: { toldAt: Date | null; toldFrom: number | null; toldUntil: number | null },
	calledAt: Date | undefined,
): boolean | null {
	if (!toldAt || !calledAt || calledAt < toldAt) return null;
	const minutes = (calledAt.getTime() - toldAt.getTime()) / 60_000;
	return (toldFrom ?? 0) <= minutes && minutes <= (toldUntil ?? 0);
}

const HOUR = 3_600_000;

/** Hour by hour of each station's day, from its first step to its last. */
function hoursOf(stays: readonly Stay[], query: FiguresQuery): QueueHour[] {
	const days = Map.groupBy(
		stays,
		({ period, stationId, date }) => `${period} ${stationId} ${date}`,
	);
	const hours = [...days.values()].flatMap((day) => {
		const steps = day.flatMap((one) => one.steps);
		const waits = day.flatMap((one) => one.waits);
		const [first] = day;
		if (!first || steps.length === 0) return [];
		const [begin, end] = [Math.min(...steps), Math.max(...steps)];
		const list: QueueHour[] = [];
		for (let at = begin - (begin % HOUR); at <= end; at += HOUR) {
			const inside = waits
				.filter(({ from, until }) => from < at + HOUR && until > at)
				.map(({ from, until, isKnown }) => ({
					isNew: from >= at && !isKnown,
					from: Math.max(from, at),
					until: Math.min(until, at + HOUR),
				}));
			const waited = inside.reduce(
				(sum, { from, until }) => sum + until - from,
				0,
			);
			list.push({
				...first,
				hour: hourOf(new Date(at)),
				visits: inside.filter(({ isNew }) => isNew).length,
				waitingSeconds: Math.round(waited / 1_000),
				openSeconds: Math.round(
					(Math.min(end, at + HOUR) - Math.max(begin, at)) / 1_000,
				),
				most: Math.max(
					0,
					...inside.map(
						({ from }) =>
							inside.filter((one) => one.from <= from && one.until > from)
								.length,
					),
				),
			});
		}
		return list;
	});
	return hours.filter((one) => isAsked({ ...query, serviceId: null }, one));
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
		// Nobody comes to be called: only a clerk's call could have shown whether they were there.
		const isUntried =
			["phone", "video"].includes(row.kind) && last?.toStatus === "booked";
		const isDue =
			last !== undefined &&
			date >= from &&
			date <= until &&
			date < today &&
			!["held", "expired"].includes(last.toStatus) &&
			!isUntried &&
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
		waited: served.length,
		left: facts.filter((fact) => fact.left).length,
		told: facts.filter(({ asTold }) => asTold !== null).length,
		asTold: facts.filter(({ asTold }) => asTold).length,
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
