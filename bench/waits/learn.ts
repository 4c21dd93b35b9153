import type { Measures } from "#lib/queue/waits/rules/measures.ts";
import {
	likelyMinutes,
	plannedMinutes,
	UNMEASURED,
} from "#lib/queue/waits/rules/measures.ts";
import { pacesOf } from "#lib/queue/waits/rules/paces.ts";
import type { Situation } from "#lib/queue/waits/rules/situation.ts";
import { meanOf, spreadOf } from "#lib/queue/waits/rules/spread.ts";
import { minuteOf } from "#lib/time.ts";
import type { PaperVisit } from "#prisma/seed/day/paper-house.ts";
import { at, type Day, plannedOf, ROSTER } from "./world.ts";

const MINUTE = 60_000;

export interface Learnt {
	measures: Measures;
	walkIns: Situation["walkIns"] & {};
}

/** What lib/queue/waits/queries asks of the database, of days that are over. */
export function learn(days: readonly Day[]): Learnt {
	const seen = days.flatMap(({ visitors, truths, house }) =>
		visitors.flatMap((who) => {
			const truth = truths.get(who.number);
			const visit = house.visits.get(who.number);
			return truth ? [{ who, truth, visit }] : [];
		}),
	);
	const served = seen.filter(({ truth }) => truth.served > 0);
	const rows = served.flatMap(({ who, truth, visit }) => {
		const [first, second] = plannedOf(who);
		if (!first || second || !visit) return [];
		return [
			{
				stationId: 1,
				serviceId: first.serviceId,
				hour: hourOf(visit.arrivedAt),
				persons: first.quantity,
				visits: 1,
				plannedMinutes: plannedMinutes([first]),
				realMinutes: truth.served / MINUTE,
			},
		];
	});
	const paces = pacesOf(rows);
	const base = { ...UNMEASURED, ...paces };
	const ratios =
		spreadOf(
			served.map(
				({ who, truth }) =>
					truth.served / MINUTE / likelyMinutes(plannedOf(who), base),
			),
		) ?? UNMEASURED.spread;
	const booked = seen.filter(({ who }) => who.startsAt !== null);
	const walkIns = seen.filter(({ who }) => who.startsAt === null);
	const came = booked.filter(
		({ visit }) => visit?.steps[0]?.kind === "arrived",
	);
	const missing = booked.filter(
		({ visit }) => visit?.steps[0]?.kind !== "arrived",
	);
	const calledUnseen = missing.filter(({ visit }) => visit);
	const left = walkIns.filter(({ truth }) => truth.outcome === "left");
	const emptyCalls = seen.filter(
		({ visit, truth }) =>
			visit && visit.steps[0]?.kind === "arrived" && truth.way > 3 * MINUTE,
	);
	const share = (part: readonly unknown[], whole: readonly unknown[]) =>
		whole.length === 0 ? 0 : part.length / whole.length;
	const plainWays = served
		.filter(({ truth }) => truth.way <= 3 * MINUTE)
		.map(({ truth }) => truth.way);
	return {
		measures: {
			...base,
			spread: ratios.map((one) => one),
			paceOfAll: base.paceOfAll,
			wayMs: mean(plainWays),
			showRate: share(came, booked),
			people: {
				lateness: spreadOf(
					came.map(
						({ who, visit }) =>
							((visit?.arrivedAt ?? 0) - (who.startsAt ?? 0)) / MINUTE,
					),
				),
				leaving: {
					share: share(left, walkIns),
					after: spreadOf(left.map(({ truth }) => truth.waited / MINUTE)) ?? [
						15,
					],
				},
				empty: { share: share(emptyCalls, seen), minutes: 4 },
				unseen: {
					share: share(calledUnseen, missing),
					after: 15,
					minutes: mean(
						calledUnseen.map(
							({ truth }) => (truth.way + truth.served) / MINUTE,
						),
					),
				},
				rest: restOf(seen),
				urgent: {
					emergency: share(
						walkIns.filter(({ who }) => who.priority === "emergency"),
						walkIns,
					),
					priority: share(
						walkIns.filter(({ who }) => who.priority === "priority"),
						walkIns,
					),
				},
			},
			desks: desksOf(days),
		},
		walkIns: {
			minutes: mean(
				walkIns.map(({ who }) => likelyMinutes(plannedOf(who), base)),
			),
			hours: Array.from({ length: 9 }, (_, index) => {
				const from = at((8 + index) * 60);
				const until = from + 60 * MINUTE;
				const people =
					walkIns.filter(
						({ who }) =>
							who.comes !== null && who.comes >= from && who.comes < until,
					).length / days.length;
				return { from, until, people };
			}),
		},
	};
}

const hourOf = (instant: number) =>
	Math.floor(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(Math.floor(instant))) / 60,
	);

const mean = (values: readonly number[]) =>
	values.length === 0 ? 0 : meanOf(values);

/** What the second stay at a desk takes of the usual length. */
function restOf(seen: readonly { visit: PaperVisit | undefined }[]): number {
	const rests = seen.flatMap(({ visit }) => {
		const steps = visit?.steps.filter(({ undone }) => !undone) ?? [];
		const index = steps.findLastIndex(({ kind }) => kind === "serving");
		const isSecond = steps.findIndex(({ kind }) => kind === "serving") < index;
		const [from, until] = [steps[index], steps[index + 1]];
		return visit && isSecond && from && until
			? [
					{
						took: (until.at - from.at) / MINUTE,
						usual: plannedMinutes(plannedOf(visit.who)),
					},
				]
			: [];
	});
	const sum = (of: "took" | "usual") =>
		rests.reduce((all, one) => all + one[of], 0);
	return rests.length === 0 ? 1 : sum("took") / sum("usual");
}

/** As the steps tell: of each desk the first call of a day, and the gaps while people waited. */
function desksOf(days: readonly Day[]): Measures["desks"] & {} {
	const lateness: number[] = [];
	const breaks: number[] = [];
	const begun = new Map<number, number>();
	let taken = 0;
	for (const { shifts, house } of days)
		for (const { id, from } of ROSTER) {
			const [first, second] = shifts.get(id) ?? [];
			if (!first) continue;
			taken += 1;
			lateness.push((first.from - from) / MINUTE);
			if (!second) continue;
			const left = Math.max(
				first.until,
				...[...house.visits.values()]
					.filter(({ deskId }) => deskId === id)
					.map(({ endedAt }) => endedAt ?? 0)
					.filter((ended) => ended <= second.from),
			);
			breaks.push((second.from - left) / MINUTE);
			const hour = hourOf(left);
			begun.set(hour, (begun.get(hour) ?? 0) + 1);
		}
	return {
		taken: taken / (days.length * ROSTER.length),
		lateness: spreadOf(lateness) ?? [0],
		breaks: new Map([...begun].map(([hour, count]) => [hour, count / taken])),
		breakMinutes: mean(breaks),
	};
}
