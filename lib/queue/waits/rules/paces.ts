import type { Measures } from "./measures.ts";

/** Visits of one kind: what was planned for them and what it took. */
export interface PaceRow {
	stationId: number;
	serviceId: number;
	hour: number;
	persons: number;
	visits: number;
	plannedMinutes: number;
	realMinutes: number;
}

/**
 * A group of so few visits says half, the coarser group it belongs to the other half: one long service at a small
 * station on one afternoon is no rule.
 */
const HALF = 20;
/** Of fewer visits altogether nothing is said. */
const ENOUGH = 30;

interface Sum {
	visits: number;
	planned: number;
	real: number;
}

/**
 * Real for each planned minute: of all; by service, which leans on all; by station and service, which leans on the
 * service; and by hour and by number of persons, as factors on top. Null: too little was seen.
 */
export function pacesOf(
	rows: readonly PaceRow[],
): Required<Pick<Measures, "pace" | "paceOfAll" | "paces">> | null {
	const all = sumOf(rows);
	if (all.visits < ENOUGH || all.planned === 0) return null;
	const paceOfAll = all.real / all.planned;
	const services = grouped(rows, ({ serviceId }) => serviceId);
	const pace = mapped(services, (sum) => leaning(sum, paceOfAll));
	const stations = mapped(
		grouped(rows, ({ stationId, serviceId }) => `${stationId}:${serviceId}`),
		(sum, key) =>
			leaning(sum, pace.get(Number(key.split(":")[1])) ?? paceOfAll),
	);
	const expected = ({ stationId, serviceId }: PaceRow) =>
		stations.get(`${stationId}:${serviceId}`) ?? paceOfAll;
	const weighed = rows.map((row) => ({
		...row,
		plannedMinutes: row.plannedMinutes * expected(row),
	}));
	const hours = mapped(
		grouped(weighed, ({ hour }) => hour),
		(sum) => leaning(sum, 1),
	);
	const timed = weighed.map((row) => ({
		...row,
		plannedMinutes: row.plannedMinutes * (hours.get(row.hour) ?? 1),
	}));
	const persons = mapped(
		grouped(timed, (row) => Math.min(row.persons, 3)),
		(sum) => leaning(sum, 1),
	);
	return { pace, paceOfAll, paces: { stations, hours, persons } };
}

function leaning({ visits, planned, real }: Sum, coarser: number): number {
	const own = planned > 0 ? real / planned : coarser;
	return (visits * own + HALF * coarser) / (visits + HALF);
}

function sumOf(rows: readonly PaceRow[]): Sum {
	return rows.reduce(
		(sum, row) => ({
			visits: sum.visits + row.visits,
			planned: sum.planned + row.plannedMinutes,
			real: sum.real + row.realMinutes,
		}),
		{ visits: 0, planned: 0, real: 0 },
	);
}

function grouped<Key>(
	rows: readonly PaceRow[],
	keyOf: (row: PaceRow) => Key,
): Map<Key, Sum> {
	const groups = new Map<Key, Sum>();
	for (const row of rows) {
		const key = keyOf(row);
		const { visits, planned, real } = groups.get(key) ?? sumOf([]);
		groups.set(key, {
			visits: visits + row.visits,
			planned: planned + row.plannedMinutes,
			real: real + row.realMinutes,
		});
	}
	return groups;
}

function mapped<Key>(
	groups: ReadonlyMap<Key, Sum>,
	value: (sum: Sum, key: Key) => number,
): Map<Key, number> {
	return new Map([...groups].map(([key, sum]) => [key, value(sum, key)]));
}
