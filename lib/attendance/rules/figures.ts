import type { Counted, CountedPlace } from "#lib/attendance/attendance.ts";
import {
	type Cell,
	FEW,
	FEWEST_PEOPLE,
	plainCell,
	shareCell,
} from "#lib/pilot/figures/rules/cell.ts";
import { shownSum } from "#lib/pilot/figures/rules/sum.ts";
import type { Weekday } from "#lib/time.ts";
import { rangeOf, sharesOf } from "./shares.ts";

/** A line of the table; the range is in whole per cent. */
export interface ShareLine {
	due: Cell;
	share: Cell;
	/** Nine times of ten the true share lies within; hidden or unknown where the share is. */
	from: Cell;
	until: Cell;
}

export interface Figures {
	all: ShareLine;
	stations: readonly (ShareLine & { stationId: number })[];
	weekdays: readonly (ShareLine & { weekday: Weekday })[];
	hours: readonly (ShareLine & { hour: number })[];
}

/**
 * Everything is worked out from rounded numbers, as all figures are (lib/pilot/figures/rules/cell.ts): a range must not
 * tell more than the share beside it. Stations are pooled, so that a small one is not taken for a bad one.
 */
export function figuresOf(places: readonly CountedPlace[]): Figures {
	const stations = grouped(places, ({ stationId }) => stationId);
	const lines = pooled([...stations.values()]);
	const ids = [...stations.keys()];
	return {
		all: pooled([sumOf(places)])[0] ?? NOTHING,
		stations: lines.flatMap((line, index) => {
			const stationId = ids[index];
			return stationId === undefined ? [] : [{ ...line, stationId }];
		}),
		weekdays: linesBy(places, ({ weekday }) => weekday).map(
			([weekday, line]) => ({ ...line, weekday }),
		),
		hours: linesBy(places, ({ hour }) => hour).map(([hour, line]) => ({
			...line,
			hour,
		})),
	};
}

const NOTHING: ShareLine = {
	due: plainCell(null),
	share: plainCell(null),
	from: plainCell(null),
	until: plainCell(null),
};

function linesBy<Key extends number>(
	places: readonly CountedPlace[],
	keyOf: (place: CountedPlace) => Key,
): [Key, ShareLine][] {
	const groups = grouped(places, keyOf);
	const lines = pooled([...groups.values()]);
	return [...groups.keys()].flatMap((key, index): [Key, ShareLine][] => {
		const line = lines[index];
		return line ? [[key, line]] : [];
	});
}

/** Siblings of one breakdown: each drawn to what all of them have in common. */
function pooled(siblings: readonly Counted[]): ShareLine[] {
	const shares = sharesOf(
		siblings.map((one, index) => ({
			...rounded(one),
			stationId: index,
			service: "",
			weekday: 1 as const,
			hour: 0,
		})),
	);
	const total = sumOf(siblings);
	const due = shownSum(
		siblings.map((one) => one.due),
		total.due,
	).parts;
	const absent = shownSum(
		siblings.map((one) => one.absent),
		total.absent,
	).parts;
	return siblings.map((one, index): ShareLine => {
		const share = shareCell(one.absent, one.due);
		const shown = { due: due[index] ?? FEW };
		if (shown.due.few || absent[index]?.few || share.few)
			return { ...shown, share: FEW, from: FEW, until: FEW };
		if (shares === null) return { ...NOTHING, ...shown, share };
		const { from, until } = rangeOf(shares.ofStation(index));
		return {
			...shown,
			share,
			from: plainCell(Math.floor(from * 100)),
			until: plainCell(Math.ceil(until * 100)),
		};
	});
}

const rounded = ({ due, absent }: Counted): Counted => ({
	due: Math.max(FEWEST_PEOPLE, toFive(due)),
	absent: Math.min(toFive(absent), toFive(due)),
});
const toFive = (people: number) =>
	Math.round(people / FEWEST_PEOPLE) * FEWEST_PEOPLE;

function grouped<Key extends number>(
	places: readonly CountedPlace[],
	keyOf: (place: CountedPlace) => Key,
): Map<Key, Counted> {
	const groups = new Map<Key, CountedPlace[]>();
	for (const place of places) {
		const key = keyOf(place);
		groups.set(key, [...(groups.get(key) ?? []), place]);
	}
	return new Map(
		[...groups]
			.sort(([a], [b]) => a - b)
			.map(([key, group]) => [key, sumOf(group)]),
	);
}

const sumOf = (places: readonly Counted[]): Counted => ({
	due: places.reduce((sum, { due }) => sum + due, 0),
	absent: places.reduce((sum, { absent }) => sum + absent, 0),
});
