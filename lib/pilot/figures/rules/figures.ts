import { addDays, type CivilDate, weekdayOf } from "#lib/time.ts";
import type { FiguresQuery } from "./asked.ts";
import { type Cell, FEW, plainCell } from "./cell.ts";
import {
	DEFINITIONS,
	type Definition,
	isKnownAt,
	type Place,
} from "./columns.ts";
import {
	type AllCounted,
	type CountedSpread,
	SPREAD_CLASSES,
	SPREAD_WIDTH,
} from "./counted.ts";
import {
	type Column,
	FIGURES,
	type Figure,
	type FigureName,
	type FigureRow,
	type Spread,
} from "./figure.ts";
import { rowKeys } from "./keys.ts";
import { shownSum } from "./sum.ts";

/** Dimensions of which a figure knows nothing: what it counts has no hour, no service. */
const UNBROKEN: Partial<Record<FigureName, readonly string[]>> = {
	use: ["stunde", "dienst"],
	lead: ["stunde"],
	// One line for all services.
	queue: ["dienst"],
	limits: ["stunde", "dienst"],
	mails: ["stunde", "dienst"],
	errors: ["stunde", "dienst", "station"],
	satisfaction: ["stunde"],
};

/** All figures of a page, with what is about too few people hidden. */
export function figuresOf(
	counted: AllCounted,
	query: FiguresQuery,
	/** Ids of stations in their order on pages. */
	stationOrder: readonly number[],
	/** Days whose figures were derived. Of any other nobody knows how much there was: that is not nought. */
	built: ReadonlySet<CivilDate>,
): Figure[] {
	const placeOf = places(counted, (period, key) =>
		isBuilt(query, built, period, key),
	);
	const seen = seenKeys(counted, query, stationOrder);
	return FIGURES.map((name) =>
		name === "languages"
			? languagesOf(counted, query, (period) =>
					isBuilt(query, built, period, null),
				)
			: figureOf(name, query, placeOf, seen, counted.spread),
	);
}

function figureOf(
	name: Exclude<FigureName, "languages">,
	query: FiguresQuery,
	placeOf: FindPlace,
	seen: readonly string[],
	spread: readonly CountedSpread[],
): Figure {
	const definitions = DEFINITIONS[name];
	const keys = UNBROKEN[name]?.includes(query.by)
		? []
		: rowKeys(query.by, query.period, query.before, seen);
	// A visit with two services stands in both rows: those add up to nothing.
	const adds = query.by !== "dienst";
	const now = tableOf(
		definitions,
		keys.map(({ key }) => placeOf(0, key)),
		placeOf(0, null),
		adds,
	);
	const then =
		query.before &&
		tableOf(
			definitions,
			keys.map(({ before }) =>
				before === null ? undefined : placeOf(1, before),
			),
			placeOf(1, null),
			adds,
		);
	const rows = keys
		.map(({ key }, index) => ({
			key,
			cells: now.rows[index] ?? [],
			before: then?.rows[index] ?? null,
		}))
		.filter((row) => isAboutTime(query.by) || hasSomething(row));
	return {
		name,
		columns: definitions.map(({ name, unit, better, drawn }) => ({
			name,
			unit,
			better,
			drawn,
		})),
		total: now.total,
		before: then?.total ?? null,
		rows,
		spread:
			name === "wait" || name === "way" || name === "service"
				? spreadOf(spread, name)
				: null,
	};
}

interface Table {
	/** Null: there is no such place in this period. */
	rows: (Cell[] | null)[];
	total: Cell[];
}

/** A period's cells; of what adds up, only as much is shown as gives nothing away. */
function tableOf(
	definitions: readonly Definition[],
	/** Null: nobody knows; undefined: there is no such place in this period. */
	places: readonly (Place | null | undefined)[],
	whole: Place | null,
	adds: boolean,
): Table {
	const cellsOf = (place: Place | null) =>
		definitions.map((column) =>
			place && isKnownAt(column, place) ? column.of(place) : plainCell(null),
		);
	const table: Table = {
		rows: places.map((place) => (place === undefined ? null : cellsOf(place))),
		total: cellsOf(whole),
	};
	if (!adds || places.length === 0 || !whole) return table;
	const victims = new Set<Cell[]>();
	const put = (cells: Cell[] | null | undefined, at: number, cell?: Cell) => {
		if (!cells || !cell) return;
		if (cell.few && !cells[at]?.few) victims.add(cells);
		cells[at] = cell;
	};
	for (const [at, column] of definitions.entries()) {
		const { people } = column;
		if (!people || !isKnownAt(column, whole)) continue;
		const known = places.flatMap((place, row) =>
			place && isKnownAt(column, place) ? [{ place, row }] : [],
		);
		const shown = shownSum(
			known.map(({ place }) => people(place)),
			people(whole),
		);
		put(table.total, at, shown.total);
		for (const [index, { row }] of known.entries())
			put(table.rows[row], at, shown.parts[index]);
	}
	for (const cells of victims)
		for (const [at, { isShare }] of definitions.entries())
			if (isShare) cells[at] = FEW;
	return table;
}

const isAboutTime = (by: string) =>
	by === "tag" || by === "woche" || by === "monat";

const hasSomething = ({ cells, before }: FigureRow) =>
	[...cells, ...(before ?? [])].some(({ value, few }) => few || value);

/** Null: nothing was counted there, because nobody counted. */
type FindPlace = (period: number, key: string | null) => Place | null;

/** Whether figures of some day of this place were derived. */
function isBuilt(
	{ by, period, before }: FiguresQuery,
	built: ReadonlySet<CivilDate>,
	which: number,
	key: string | null,
): boolean {
	const whole = which === 0 ? period : before;
	if (!whole) return false;
	return [...built].some(
		(date) =>
			whole.from <= date &&
			date <= whole.until &&
			(key === null || !isAboutTime(by) || isIn(by, key, date)),
	);
}

function isIn(by: string, key: string, date: CivilDate): boolean {
	if (by === "monat") return date.startsWith(key);
	if (by === "tag") return date === key;
	return key === addDays(date, 1 - weekdayOf(date));
}

/** Looks through what was counted once, not once for each cell. */
function places(
	counted: AllCounted,
	isKnown: (period: number, key: string | null) => boolean,
): FindPlace {
	const finder = <Row extends { period: number; key: string | null }>(
		rows: readonly Row[],
	) => {
		const groups = Map.groupBy(rows, ({ period, key }) => `${period} ${key}`);
		return (period: number, key: string | null) =>
			groups.get(`${period} ${key}`) ?? [];
	};
	const visits = finder(counted.visits);
	const bookings = finder(counted.bookings);
	const queues = finder(counted.queues);
	const capacity = finder(counted.capacity);
	const leads = finder(counted.leads);
	const things = finder(counted.things);
	const answers = finder(counted.answers);
	return (period, key) => {
		const place = {
			visits: visits(period, key),
			bookings: bookings(period, key),
			queues: queues(period, key),
			capacity: capacity(period, key),
			leads: leads(period, key),
			things: things(period, key),
			answers: answers(period, key),
		};
		const isEmpty = Object.values(place).every(({ length }) => length === 0);
		const isDerived = isKnown(period, key);
		return isEmpty && !isDerived ? null : { ...place, isDerived };
	};
}

/** Every key that anything was counted for. */
function seenKeys(
	{ visits, bookings, queues, capacity, leads, things, answers }: AllCounted,
	{ by }: FiguresQuery,
	stationOrder: readonly number[],
): string[] {
	const seen = new Set(
		[visits, bookings, queues, capacity, leads, things, answers]
			.flat()
			.flatMap(({ key }) => key || []),
	);
	if (by === "station")
		return stationOrder.map(String).filter((key) => seen.has(key));
	if (by !== "dienst") return [...seen].sort((a, b) => Number(a) - Number(b));
	const busy = Map.groupBy(
		visits.filter(({ booked }) => booked === null),
		({ key }) => key,
	);
	const visitsFor = (key: string) =>
		(busy.get(key) ?? []).reduce((sum, row) => sum + row.visits, 0);
	return [...seen].sort(
		(a, b) => visitsFor(b) - visitsFor(a) || Number(a) - Number(b),
	);
}

const LANGUAGES: readonly Column[] = [
	{ name: "languageBookings", unit: "count", better: null, drawn: true },
	{ name: "languageVisits", unit: "count", better: null, drawn: true },
];

function languagesOf(
	{ languages }: AllCounted,
	query: FiguresQuery,
	isKnown: (period: number) => boolean,
): Figure {
	const locales = [...new Set(languages.map(({ locale }) => locale))];
	const inPeriod = (period: number) =>
		(["bookings", "visits"] as const).map((what) => {
			const parts = locales.map((locale) =>
				languages
					.filter((row) => row.period === period && row.locale === locale)
					.reduce((sum, row) => sum + row[what], 0),
			);
			return shownSum(
				parts,
				parts.reduce((sum, people) => sum + people, 0),
			);
		});
	const now = inPeriod(0);
	const then = query.before && inPeriod(1);
	const totalOf = (sums: typeof now, period: number) =>
		sums.map(({ total }) => (isKnown(period) ? total : plainCell(null)));
	const rowAt = (sums: typeof now, row: number, period: number) =>
		sums.flatMap(({ parts }) =>
			isKnown(period) ? (parts[row] ?? []) : plainCell(null),
		);
	return {
		name: "languages",
		columns: LANGUAGES,
		total: totalOf(now, 0),
		before: then && totalOf(then, 1),
		rows: locales.map((key, row) => ({
			key,
			cells: rowAt(now, row, 0),
			before: then && rowAt(then, row, 1),
		})),
		spread: null,
	};
}

function spreadOf(
	rows: readonly CountedSpread[],
	what: CountedSpread["what"],
): Spread {
	const cells = (booked: boolean) => {
		const counts = Array.from(
			{ length: SPREAD_CLASSES },
			(_, index) =>
				rows.find(
					(row) =>
						row.period === 0 &&
						row.what === what &&
						row.booked === booked &&
						row.class === index,
				)?.count ?? 0,
		);
		return shownSum(
			counts,
			counts.reduce((sum, people) => sum + people, 0),
		).parts;
	};
	return {
		width: SPREAD_WIDTH[what],
		booked: cells(true),
		walkIn: cells(false),
	};
}
