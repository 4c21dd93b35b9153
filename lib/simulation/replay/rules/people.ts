import type {
	PastDay,
	PastLeg,
	PastStep,
	PastVisit,
} from "#lib/queue/past/past-day.ts";
import { dayTime } from "#lib/queue/past/rules/day-time.ts";
import { legOf } from "#lib/queue/past/rules/legs.ts";
import {
	firstWaitOf,
	isUnseen,
	type Stretch,
	waitsOf,
} from "#lib/queue/past/rules/stays.ts";
import type { TakenDesk, TakenStay } from "#lib/queue/past/rules/taken.ts";
import { plannedMinutes } from "#lib/queue/waits/rules/measures.ts";
import { type Random, randomOf } from "#lib/simulation/rules/random.ts";
import type { Person } from "#lib/simulation/simulation.ts";

const MINUTE = 60_000;
/** Fewer who came for the same are put together with all other few. */
const ENOUGH = 5;
/** Whoever comes in addition comes within so long of somebody who really did. */
const AROUND = 30 * MINUTE;

/** Somebody of a past day as they are played once more. */
export interface Source {
	visit: PastVisit;
	/** When they came in line for their first call; null: nobody saw it. Milliseconds of the day, as all that follows. */
	came: number | null;
	/** Went out of it for good without a call; null: called, or nobody knows. */
	outAt: number | null;
	/** By themselves, then or later. */
	isLeft: boolean;
	calledAt: number | null;
	startsAt: number | null;
	expectedAt: number | null;
	stays: readonly Part[];
	/** What they came to their first desk for. */
	serviceIds: readonly number[];
	/** That, as planned, in minutes. */
	planned: number;
}

/** A time at a desk. */
interface Part {
	serviceIds: readonly number[];
	/** As planned, in minutes. */
	planned: number;
	/** From the call to the desk, and after it to the next call. */
	aroundMs: number;
	/** Null: nobody came to the desk, or only the night ended it. */
	servedMs: number | null;
	/** Null: nobody knows. */
	wholeMs: number | null;
	/** After the one before they were in line again; null: it is the first. */
	afterMs: number | null;
	isHandedOver: boolean;
	/** It ended a step of their walk list. */
	isSentOn: boolean;
}

export function sourcesOf(
	{ date, visits }: PastDay,
	desks: readonly TakenDesk[],
): Source[] {
	const timeOf = dayTime(date);
	const of = (at: number | null) => (at === null ? null : timeOf(at));
	const stays = Map.groupBy(
		desks.flatMap((desk) => desk.stays),
		({ visit }) => visit,
	);
	const serves = new Map(desks.map(({ desk }) => [desk.id, desk.serves]));
	return visits.flatMap((visit): Source[] => {
		const wait = isUnseen(visit) ? null : firstWaitOf(visit);
		const own = (stays.get(visit) ?? []).toSorted(
			(a, b) => a.calledAt - b.calledAt,
		);
		const calledAt = own[0]?.calledAt ?? null;
		const last = visit.steps.at(-1);
		// A number from afar whose person never came.
		if (!wait && calledAt === null) return [];
		// Who got a document, or went when nobody knows, took no desk: they are no part of what desks do.
		if (calledAt === null && isOver(last)) return [];
		const parts = own.map((stay, index) => ({
			...partOf(stay, own[index - 1] ?? null, waitsOf(visit)),
			serviceIds: doneAt(stay, serves.get(stay.deskId) ?? null),
			planned: minutesOf(legOf(visit, stay.leg)),
		}));
		const first = legOf(visit, wait?.leg ?? 0);
		return [
			{
				visit,
				came: of(wait?.from ?? null),
				// Set aside is out of it as well: nobody could call them any more.
				outAt:
					wait && calledAt === null && Number.isFinite(wait.until)
						? of(wait.until)
						: null,
				isLeft: calledAt === null && last?.to === "left" && !last.isNight,
				calledAt: of(calledAt),
				startsAt: of(visit.startsAt),
				expectedAt: of(visit.expectedAt ?? null),
				stays: parts,
				serviceIds: parts[0]?.serviceIds ?? first.serviceIds,
				planned: parts[0]?.planned ?? minutesOf(first),
			},
		];
	});
}

/** By phone a desk that does part of it sees to all of it: any that does this part could have. */
function doneAt(
	{ visit, leg }: TakenStay,
	serves: ReadonlySet<number> | null,
): readonly number[] {
	const { serviceIds } = legOf(visit, leg);
	return visit.isRemote && serves
		? serviceIds.filter((id) => serves.has(id))
		: serviceIds;
}

const minutesOf = ({ services }: Pick<PastLeg, "services">) =>
	Math.max(1, plannedMinutes(services));

const isOver = (last: PastStep | undefined): boolean =>
	last !== undefined &&
	!last.isNight &&
	(last.to === "done" || last.to === "unsettled" || last.to === "no-show");

function partOf(
	{ calledAt, servedAt, endedAt, end, lag }: TakenStay,
	before: TakenStay | null,
	waits: readonly Stretch[],
): Omit<Part, "serviceIds" | "planned"> {
	const left = before?.endedAt ?? before?.calledAt ?? 0;
	const back = waits.find(({ from }) => from >= left)?.from ?? calledAt;
	return {
		aroundMs: lag + (servedAt === null ? 0 : servedAt - calledAt),
		servedMs: servedAt === null || endedAt === null ? null : endedAt - servedAt,
		wholeMs: endedAt === null ? null : endedAt - calledAt + lag,
		afterMs: before && Math.max(0, Math.min(back, calledAt) - left),
		isHandedOver: before?.end?.kind === "handed-over",
		isSentOn: end?.kind === "sent-on",
	};
}

/** The same people; who of those who came for the same took how long is another one each time. */
export type Play = (run: number, more: number) => Playing;

interface Playing {
	people: Person[];
	/** Whom of that day each of them is, or is like. */
	sources: ReadonlyMap<Person, Source>;
}

/**
 * Lengths of a day are dealt anew among those who came for the same, so that the work of the day stays what it was: a
 * simulation that is right would find the real day among these, as likely as any other.
 */
export function playOf(sources: readonly Source[]): Play {
	const groups = groupsOf(sources);
	const all = sources.flatMap(({ planned, stays: [first] }) =>
		first?.servedMs ? [{ ratio: first.servedMs / planned, first }] : [],
	);
	const way =
		all.reduce((sum, { first }) => sum + first.aroundMs, 0) /
		Math.max(1, all.length);
	return (run, more) => {
		const lengths = dealt(groups, randomOf(run, "lengths"));
		const random = randomOf(run, "unknown");
		/** Of whoever was not served then, as anybody's of that day. */
		const drawnLength = ({ planned }: Source) => {
			const luck = random();
			const one = all[Math.floor(luck * all.length)];
			return way + planned * (one?.ratio ?? MINUTE);
		};
		const people = new Map(
			sources.map((source): [Person, Source] => {
				const unknown = drawnLength(source);
				return [personOf(source, lengths.get(source) ?? null, unknown), source];
			}),
		);
		const playing = changed(people, more, randomOf(run, "more"));
		return {
			people: [...playing.keys()].sort((a, b) => a.arrivedAt - b.arrivedAt),
			sources: playing,
		};
	};
}

function groupsOf(sources: readonly Source[]): Source[][] {
	const served = sources.filter(({ stays: [first] }) => first?.servedMs);
	const same = [
		...Map.groupBy(
			served,
			({ serviceIds, planned }) => `${serviceIds.join()} ${planned}`,
		).values(),
	];
	const few = same.filter(({ length }) => length < ENOUGH).flat();
	return [...same.filter(({ length }) => length >= ENOUGH), few];
}

/** Milliseconds at the desk, of all together as many as they were. */
function dealt(
	groups: readonly (readonly Source[])[],
	random: Random,
): Map<Source, number> {
	const lengths = new Map<Source, number>();
	for (const group of groups) {
		const ratios = group.map(
			({ planned, stays: [first] }) => (first?.servedMs ?? 0) / planned,
		);
		for (let at = ratios.length - 1; at > 0; at -= 1) {
			const other = Math.floor(random() * (at + 1));
			[ratios[at], ratios[other]] = [ratios[other] ?? 0, ratios[at] ?? 0];
		}
		const drawn = group.map(({ planned }, at) => planned * (ratios[at] ?? 0));
		const was = group.reduce(
			(sum, { stays: [first] }) => sum + (first?.servedMs ?? 0),
			0,
		);
		const is = drawn.reduce((sum, one) => sum + one, 0);
		for (const [at, source] of group.entries())
			lengths.set(source, (drawn[at] ?? 0) * (is > 0 ? was / is : 1));
	}
	return lengths;
}

function personOf(
	source: Source,
	servedMs: number | null,
	unknownMs: number,
): Person {
	const { visit, came, outAt, calledAt, stays } = source;
	const at = came ?? calledAt ?? 0;
	const stay = (index: number, lasts: number): Person => ({
		id: index === 0 ? visit.id : `${visit.id} ${index}`,
		ticket: visit.ticket,
		status: "waiting",
		arrivedAt: at,
		startsAt: source.startsAt,
		expectedAt: source.expectedAt,
		priority: visit.priority,
		serviceIds: stays[index]?.serviceIds ?? source.serviceIds,
		forDeskId: null,
		handedOverAt: stays[index]?.isHandedOver ? at : null,
		parkedUntil: null,
		planned: stays[index]?.planned ?? source.planned,
		serviceMs: lasts,
		patienceMs: outAt === null ? Number.POSITIVE_INFINITY : outAt - at,
		calledAt: null,
		endedAt: null,
		fate: null,
	});
	const [first, ...others] = stays;
	const person = stay(
		0,
		first && servedMs !== null
			? first.aroundMs + servedMs
			: (first?.wholeMs ?? unknownMs),
	);
	let last = person;
	for (const [index, part] of others.entries()) {
		const next = stay(index + 1, part.wholeMs ?? part.aroundMs);
		const before = stays[index];
		last.next = {
			person: next,
			afterMs: part.afterMs ?? 0,
			...(before?.isSentOn
				? {
						servedMs:
							(index === 0 ? servedMs : null) ??
							before.servedMs ??
							before.wholeMs ??
							0,
					}
				: {}),
		};
		last = next;
	}
	return person;
}

/** So many per cent more, each a while before or after somebody who really came; or so many fewer. */
function changed(
	people: ReadonlyMap<Person, Source>,
	more: number,
	random: Random,
): Map<Person, Source> {
	const luck = [...people.keys()].map((person) => ({ person, at: random() }));
	const count = Math.round((people.size * Math.abs(more)) / 100);
	const chosen = luck.toSorted((a, b) => a.at - b.at).slice(0, count);
	if (more < 0) {
		const gone = new Set(chosen.map(({ person }) => person));
		return new Map([...people].filter(([person]) => !gone.has(person)));
	}
	const all = new Map(people);
	for (const { person } of chosen) {
		const source = people.get(person);
		if (!source) continue;
		const { startsAt, arrivedAt } = person;
		const shift = startsAt === null ? (random() * 2 - 1) * AROUND : 0;
		all.set(
			{ ...twinOf(person), arrivedAt: Math.max(0, arrivedAt + shift) },
			source,
		);
	}
	return all;
}

/** Somebody else who comes for the same, and as often. */
function twinOf(person: Person): Person {
	const { next } = person;
	return {
		...person,
		id: `more ${person.id}`,
		...(next ? { next: { ...next, person: twinOf(next.person) } } : {}),
	};
}
