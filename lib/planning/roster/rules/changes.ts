import type { Opening } from "#lib/availability/rules/opening.ts";
import type { CivilDate } from "#lib/time.ts";
import { openingText, type PlannedDesk, type RosterPlan } from "./plan.ts";

/** What changed from one roster to the next; a page turns each line into a sentence. */
export type RosterChange =
	| { kind: "opening-added"; opening: Opening }
	| { kind: "opening-removed"; opening: Opening }
	| { kind: "opening-changed"; before: Opening; after: Opening }
	| { kind: "desk-added"; desk: PlannedDesk }
	| { kind: "desk-removed"; desk: PlannedDesk }
	| { kind: "desk-renamed"; before: PlannedDesk; after: PlannedDesk }
	| { kind: "desk-in-use"; desk: PlannedDesk }
	| { kind: "desk-out-of-use"; desk: PlannedDesk }
	| { kind: "desk-serves"; desk: PlannedDesk }
	| { kind: "desk-moved"; desk: PlannedDesk }
	/** The regular openings do not count on this day (any more, again). */
	| { kind: "own-day-added"; desk: PlannedDesk; date: CivilDate }
	| { kind: "own-day-removed"; desk: PlannedDesk; date: CivilDate };

export function changesBetween(
	before: RosterPlan,
	after: RosterPlan,
): RosterChange[] {
	return [...deskChanges(before, after), ...openingChanges(before, after)];
}

function deskChanges(before: RosterPlan, after: RosterPlan): RosterChange[] {
	const old = new Map(before.desks.map((desk) => [desk.id, desk]));
	const changes = after.desks.flatMap((desk): RosterChange[] => {
		const was = old.get(desk.id);
		old.delete(desk.id);
		return was
			? changesOfDesk(was, desk)
			: [{ kind: "desk-added", desk }, ...ownDayChanges([], desk)];
	});
	return [
		...changes,
		...[...old.values()].map(
			(desk): RosterChange => ({ kind: "desk-removed", desk }),
		),
		...movedDesks(before, after),
	];
}

function changesOfDesk(was: PlannedDesk, desk: PlannedDesk): RosterChange[] {
	const changes: RosterChange[] = [];
	if (was.name !== desk.name)
		changes.push({ kind: "desk-renamed", before: was, after: desk });
	if (was.active !== desk.active)
		changes.push({
			kind: desk.active ? "desk-in-use" : "desk-out-of-use",
			desk,
		});
	if (servesText(was) !== servesText(desk))
		changes.push({ kind: "desk-serves", desk });
	return [...changes, ...ownDayChanges(was.ownDays, desk)];
}

const servesText = ({ serves }: PlannedDesk) =>
	serves === null ? "all" : serves.toSorted((a, b) => a - b).join(" ");

function ownDayChanges(
	was: readonly CivilDate[],
	desk: PlannedDesk,
): RosterChange[] {
	const added = desk.ownDays.filter((date) => !was.includes(date));
	const removed = was.filter((date) => !desk.ownDays.includes(date));
	return [
		...added.map((date) => ({ kind: "own-day-added", desk, date }) as const),
		...removed.map(
			(date) => ({ kind: "own-day-removed", desk, date }) as const,
		),
	];
}

/** Only where the order of those that were there and still are has changed; one that comes between moves nobody. */
function movedDesks(before: RosterPlan, after: RosterPlan): RosterChange[] {
	const order = (plan: RosterPlan, other: RosterPlan) =>
		plan.desks
			.toSorted((a, b) => a.position - b.position)
			.filter(({ id }) => other.desks.some((desk) => desk.id === id));
	const was = order(before, after);
	const is = order(after, before);
	// The one whose taking out leaves the rest in order is the one that was moved.
	const moved = is.find((desk) => {
		const rest = (desks: readonly PlannedDesk[]) =>
			desks.filter(({ id }) => id !== desk.id).map(({ id }) => id);
		return String(rest(was)) === String(rest(is));
	});
	const same = was.every(({ id }, index) => id === is[index]?.id);
	if (same) return [];
	return (moved ? [moved] : is).map((desk) => ({ kind: "desk-moved", desk }));
}

/** What has the same id changed; what only got a new id (a day planned anew, a roster put back) is the same. */
function openingChanges(before: RosterPlan, after: RosterPlan): RosterChange[] {
	const gone = new Map(before.openings.map((opening) => [opening.id, opening]));
	const changes: RosterChange[] = [];
	const added: Opening[] = [];
	for (const opening of after.openings) {
		const was = gone.get(opening.id);
		gone.delete(opening.id);
		if (!was) added.push(opening);
		else if (openingText(was) !== openingText(opening))
			changes.push({ kind: "opening-changed", before: was, after: opening });
	}
	for (const opening of added) {
		const same = [...gone.values()].find(
			(was) => openingText(was) === openingText(opening),
		);
		if (same) gone.delete(same.id);
		else changes.push({ kind: "opening-added", opening });
	}
	return [
		...changes,
		...[...gone.values()].map(
			(opening): RosterChange => ({ kind: "opening-removed", opening }),
		),
	];
}
