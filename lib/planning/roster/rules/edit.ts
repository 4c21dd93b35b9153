import type { Opening } from "#lib/availability/rules/opening.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import { dayOpenings } from "./days.ts";
import type { PlannedDesk, RosterPlan } from "./plan.ts";

/** What a lead lays down for one stretch of a day. */
export type DaySpan = Pick<
	Opening,
	"from" | "until" | "channel" | "releaseDaysBefore" | "releaseMinute" | "byLot"
>;

/** One thing a lead does to a roster. */
export type RosterEdit =
	/**
	 * One as it shall be, or new ones (null). The first of several takes the place of the one that is edited, the others
	 * are new: no other opening is ever touched.
	 */
	| {
			kind: "openings";
			id: number | null;
			openings: readonly Omit<Opening, "id">[];
	  }
	| { kind: "remove-opening"; id: number }
	| {
			kind: "desk";
			id: number | null;
			desk: Omit<PlannedDesk, "id" | "ownDays">;
	  }
	/** These desks on this one day, whatever the regular openings say. */
	| {
			kind: "day";
			deskIds: readonly number[];
			date: CivilDate;
			spans: readonly DaySpan[];
	  }
	/** As the regular openings say again. */
	| { kind: "regular-day"; deskIds: readonly number[]; date: CivilDate }
	/** Both are Mondays. */
	| { kind: "copy-week"; from: CivilDate; to: CivilDate }
	/** The regular openings of another station, from this day on. */
	| { kind: "copy-station"; source: RosterPlan; validFrom: CivilDate }
	| { kind: "restore"; plan: RosterPlan };

/** The roster with this done to it. What is new has ids below 0. */
export function applyEdit(plan: RosterPlan, edit: RosterEdit): RosterPlan {
	switch (edit.kind) {
		case "openings":
			return withOpenings(plan, edit.id, edit.openings);
		case "remove-opening":
			return {
				...plan,
				openings: plan.openings.filter(({ id }) => id !== edit.id),
			};
		case "desk":
			return withDesk(plan, edit.id, edit.desk);
		case "day":
			return withDay(plan, edit.deskIds, edit.date, edit.spans);
		case "regular-day":
			return withoutDay(plan, edit.deskIds, edit.date);
		case "copy-week":
			return withWeek(plan, edit.from, edit.to);
		case "copy-station":
			return withStation(plan, edit.source, edit.validFrom);
		case "restore":
			return restored(plan, edit.plan);
	}
}

/** Ids of what is not saved yet: one below the lowest there is. */
function newId(rows: readonly { id: number }[]): number {
	return Math.min(0, ...rows.map(({ id }) => id)) - 1;
}

function withOpenings(
	plan: RosterPlan,
	id: number | null,
	wanted: readonly Omit<Opening, "id">[],
): RosterPlan {
	const edited = plan.openings.find((one) => one.id === id);
	// Ticked besides other days, its own weekday stays its own.
	const own =
		edited &&
		(wanted.find(({ weekday }) => weekday === edited.weekday) ?? wanted[0]);
	let openings = plan.openings.map((one) =>
		one === edited && own ? { ...own, id: one.id } : one,
	);
	for (const opening of wanted)
		if (opening !== own)
			openings = [...openings, { ...opening, id: newId(openings) }];
	return { ...plan, openings };
}

function withDesk(
	plan: RosterPlan,
	id: number | null,
	desk: Omit<PlannedDesk, "id" | "ownDays">,
): RosterPlan {
	const old = plan.desks.find((one) => one.id === id);
	const own = {
		...desk,
		id: old?.id ?? newId(plan.desks),
		ownDays: old?.ownDays ?? [],
	};
	const others = plan.desks.filter((one) => one !== old);
	const at = Math.min(Math.max(own.position - 1, 0), others.length);
	return { ...plan, desks: numbered(others.toSpliced(at, 0, own)) };
}

/** Positions count from 1 without a gap. */
const numbered = (desks: readonly PlannedDesk[]) =>
	desks.map((desk, index) => ({ ...desk, position: index + 1 }));

/** Only single openings of these desks on this day are taken away; of what they share, the other desks keep their part. */
function withoutDay(
	plan: RosterPlan,
	deskIds: readonly number[],
	date: CivilDate,
): RosterPlan {
	return {
		desks: plan.desks.map((desk) =>
			deskIds.includes(desk.id)
				? { ...desk, ownDays: desk.ownDays.filter((day) => day !== date) }
				: desk,
		),
		openings: plan.openings.flatMap((opening) => {
			if (opening.kind !== "single" || opening.date !== date) return [opening];
			const left = opening.deskIds.filter((id) => !deskIds.includes(id));
			if (left.length === opening.deskIds.length) return [opening];
			return left.length > 0 ? [{ ...opening, deskIds: left }] : [];
		}),
	};
}

function withDay(
	plan: RosterPlan,
	deskIds: readonly number[],
	date: CivilDate,
	spans: readonly DaySpan[],
): RosterPlan {
	const cleared = withoutDay(plan, deskIds, date);
	let openings = cleared.openings;
	for (const span of spans) {
		const single = singleOpening(deskIds, date, span);
		openings = [...openings, { ...single, id: newId(openings) }];
	}
	return {
		openings,
		desks: cleared.desks.map((desk) =>
			deskIds.includes(desk.id)
				? { ...desk, ownDays: [...desk.ownDays, date].sort() }
				: desk,
		),
	};
}

function singleOpening(
	deskIds: readonly number[],
	date: CivilDate,
	span: DaySpan,
): Omit<Opening, "id"> {
	return {
		...span,
		deskIds: [...deskIds],
		kind: "single",
		weekday: null,
		everyWeeks: 1,
		weekOfMonth: null,
		date,
		validFrom: date,
		validUntil: date,
	};
}

/** Each day of the one week becomes, desk by desk, as that day of the other is planned. */
function withWeek(
	plan: RosterPlan,
	from: CivilDate,
	to: CivilDate,
): RosterPlan {
	let next = plan;
	for (let day = 0; day < 7; day++) {
		const date = addDays(to, day);
		for (const { deskIds, spans } of alikeDesks(plan, addDays(from, day)))
			next = withDay(next, deskIds, date, spans);
	}
	return next;
}

/** Desks that are open in the same way on this day share their openings on the copy. */
function alikeDesks(
	plan: RosterPlan,
	date: CivilDate,
): { deskIds: number[]; spans: DaySpan[] }[] {
	const groups = new Map<string, { deskIds: number[]; spans: DaySpan[] }>();
	for (const { id } of plan.desks) {
		const spans = spansOf(dayOpenings(plan, id, date));
		const key = JSON.stringify(spans);
		const group = groups.get(key) ?? { deskIds: [], spans };
		group.deskIds.push(id);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/**
 * The regular openings here end, and those of the other station begin: its first desk's at our first desk, and so on.
 * Desks that are missing here are made as they are there; single dates stay as they are.
 */
function withStation(
	plan: RosterPlan,
	source: RosterPlan,
	validFrom: CivilDate,
): RosterPlan {
	const theirs = source.desks.filter(({ active }) => active);
	let desks = plan.desks.filter(({ active }) => active);
	const idle = plan.desks.filter(({ active }) => !active);
	for (const desk of theirs.slice(desks.length)) {
		const taken = [...desks, ...idle].map(({ name }) => name);
		desks = [
			...desks,
			{
				...desk,
				id: newId([...desks, ...idle]),
				name: freeName(desk.name, taken),
				ownDays: [],
			},
		];
	}
	const deskIdOf = new Map(
		theirs.map(({ id }, index) => [id, desks[index]?.id ?? 0]),
	);
	let openings = endedBefore(plan.openings, validFrom);
	for (const opening of source.openings) {
		if (opening.kind === "single") continue;
		if (opening.validUntil !== null && opening.validUntil < validFrom) continue;
		const deskIds = opening.deskIds.flatMap((id) => deskIdOf.get(id) ?? []);
		if (deskIds.length === 0) continue;
		const begins =
			opening.validFrom > validFrom
				? opening.validFrom
				: sameRhythm(opening, validFrom);
		if (opening.validUntil !== null && begins > opening.validUntil) continue;
		openings = [
			...openings,
			{ ...opening, id: newId(openings), deskIds, validFrom: begins },
		];
	}
	return { desks: numbered([...desks, ...idle]), openings };
}

/** Every n-th week counts from the week of `validFrom`: the first such week from this day on keeps the rhythm. */
function sameRhythm(opening: Opening, from: CivilDate): CivilDate {
	if (opening.kind !== "weekly" || opening.everyWeeks === 1) return from;
	let begins = opening.validFrom;
	while (begins < from) begins = addDays(begins, 7 * opening.everyWeeks);
	return begins;
}

function endedBefore(
	openings: readonly Opening[],
	day: CivilDate,
): readonly Opening[] {
	const last = addDays(day, -1);
	return openings.flatMap((opening) => {
		if (opening.kind === "single") return [opening];
		if (opening.validFrom >= day) return [];
		if (opening.validUntil !== null && opening.validUntil <= last)
			return [opening];
		return [{ ...opening, validUntil: last }];
	});
}

function freeName(name: string, taken: readonly string[]): string {
	if (!taken.includes(name)) return name;
	let number = 2;
	while (taken.includes(`${name} (${number})`)) number += 1;
	return `${name} (${number})`;
}

/** As it was, but desks that have come since stay, out of use: appointments of the past stand at them. */
function restored(plan: RosterPlan, old: RosterPlan): RosterPlan {
	const known = new Set(old.desks.map(({ id }) => id));
	const since = plan.desks
		.filter(({ id }) => !known.has(id))
		.map((desk) => ({ ...desk, active: false }));
	const names = new Set(old.desks.map(({ name }) => name));
	// What has been deleted since comes back as something new.
	const there = new Set(plan.openings.map(({ id }) => id));
	let openings: readonly Opening[] = [];
	for (const opening of old.openings)
		openings = [
			...openings,
			there.has(opening.id) ? opening : { ...opening, id: newId(openings) },
		];
	return {
		openings,
		desks: numbered([
			...old.desks,
			...since.map((desk) => ({
				...desk,
				name: names.has(desk.name)
					? freeName(desk.name, [...names])
					: desk.name,
			})),
		]),
	};
}

/**
 * As an address says them, "480-720-online 780-960-walk-in"; what is none is left out. Their release is that of the day
 * (./day-release.ts), as with everything that this form sends.
 */
export function spansIn(
	text: string,
): Pick<DaySpan, "from" | "until" | "channel">[] {
	return text.split(" ").flatMap((span) => {
		const [, from, until, channel] =
			/^(\d{1,4})-(\d{1,4})-(online|staff|walk-in)$/.exec(span) ?? [];
		if (!channel || Number(until) > 1440 || Number(from) >= Number(until))
			return [];
		return [
			{
				from: Number(from),
				until: Number(until),
				channel: channel as DaySpan["channel"],
			},
		];
	});
}

/** Spans of a day as they were planned, to begin an exception with. */
export function spansOf(openings: readonly Opening[]): DaySpan[] {
	return openings.map(
		({ from, until, channel, releaseDaysBefore, releaseMinute, byLot }) => ({
			from,
			until,
			channel,
			releaseDaysBefore,
			releaseMinute,
			byLot,
		}),
	);
}
