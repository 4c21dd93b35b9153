import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { addDays, daysBetween } from "#lib/time.ts";

/** Each of its days, of this station and kind: nobody is counted twice. */
export function daysOf({
	stationId,
	booked,
	firstDay,
	lastDay,
}: WaitBefore): string[] {
	return Array.from(
		{ length: daysBetween(firstDay, lastDay) + 1 },
		(_, day) => `${stationId} ${booked} ${addDays(firstDay, day)}`,
	);
}

export const isSameSpan = (a: WaitBefore, b: WaitBefore) =>
	a.firstDay === b.firstDay && a.lastDay === b.lastDay;

export interface Merged<New extends WaitBefore, Old extends WaitBefore> {
	added: readonly New[];
	/** With what stood there for the same days. */
	replaced: readonly { entry: New; old: Old }[];
	/** Word for word what is there already. */
	same: readonly New[];
	/** A day of a week that is there as a whole, or the other way round: what is there stays. */
	overlapping: readonly New[];
}

/** New entries beside those that are there: only the same days of the same station and kind are replaced. */
export function mergeEntries<New extends WaitBefore, Old extends WaitBefore>(
	entries: readonly New[],
	stored: readonly Old[],
): Merged<New, Old> {
	const there = new Map(
		stored.flatMap((old) => daysOf(old).map((key) => [key, old] as const)),
	);
	const merged = {
		added: [] as New[],
		replaced: [] as { entry: New; old: Old }[],
		same: [] as New[],
		overlapping: [] as New[],
	};
	for (const entry of entries) {
		const olds = new Set(daysOf(entry).flatMap((key) => there.get(key) ?? []));
		const [old] = olds;
		if (!old) merged.added.push(entry);
		else if (olds.size > 1 || !isSameSpan(old, entry))
			merged.overlapping.push(entry);
		else if (isSame(old, entry)) merged.same.push(entry);
		else merged.replaced.push({ entry, old });
	}
	return merged;
}

const isSame = (a: WaitBefore, b: WaitBefore) =>
	a.everybody === b.everybody &&
	a.people === b.people &&
	a.mean === b.mean &&
	a.median === b.median &&
	a.source === b.source;
