import type { FiguresQuery } from "./asked.ts";
import { type Cell, countCell, hideRemainders } from "./cell.ts";
import { DEFINITIONS, type Place } from "./columns.ts";
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

/** Dimensions of which a figure knows nothing: what it counts has no hour, no service. */
const UNBROKEN: Partial<Record<FigureName, readonly string[]>> = {
	use: ["stunde", "dienst"],
	lead: ["stunde"],
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
): Figure[] {
	const placeOf = places(counted);
	const seen = seenKeys(counted, query, stationOrder);
	return FIGURES.map((name) =>
		name === "languages"
			? languagesOf(counted, query)
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
	const cellsAt = (period: number, key: string | null) => {
		const place = placeOf(period, key);
		return definitions.map((column) => column.of(place));
	};
	const keys = UNBROKEN[name]?.includes(query.by)
		? []
		: rowKeys(query.by, query.period, query.before, seen);
	const rows = keys
		.map(({ key, before }) => ({
			key,
			cells: cellsAt(0, key),
			before: query.before && (before === null ? null : cellsAt(1, before)),
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
		total: cellsAt(0, null),
		before: query.before && cellsAt(1, null),
		rows: withoutRemainders(
			rows,
			definitions.map(({ adds }) => adds && query.by !== "dienst"),
		),
		spread:
			name === "wait" || name === "way" || name === "service"
				? spreadOf(spread, name)
				: null,
	};
}

const isAboutTime = (by: string) =>
	by === "tag" || by === "woche" || by === "monat";

const hasSomething = ({ cells, before }: FigureRow) =>
	[...cells, ...(before ?? [])].some(({ value, few }) => few || value);

type FindPlace = (period: number, key: string | null) => Place;

/** Looks through what was counted once, not once for each cell. */
function places(counted: AllCounted): FindPlace {
	const finder = <Row extends { period: number; key: string | null }>(
		rows: readonly Row[],
	) => {
		const groups = Map.groupBy(rows, ({ period, key }) => `${period} ${key}`);
		return (period: number, key: string | null) =>
			groups.get(`${period} ${key}`) ?? [];
	};
	const visits = finder(counted.visits);
	const bookings = finder(counted.bookings);
	const capacity = finder(counted.capacity);
	const leads = finder(counted.leads);
	const things = finder(counted.things);
	const answers = finder(counted.answers);
	return (period, key) => ({
		visits: visits(period, key),
		bookings: bookings(period, key),
		capacity: capacity(period, key),
		leads: leads(period, key),
		things: things(period, key),
		answers: answers(period, key),
	});
}

/** Every key that anything was counted for. */
function seenKeys(
	{ visits, bookings, capacity, leads, things, answers }: AllCounted,
	{ by }: FiguresQuery,
	stationOrder: readonly number[],
): string[] {
	const seen = new Set(
		[visits, bookings, capacity, leads, things, answers]
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

function withoutRemainders(
	rows: readonly FigureRow[],
	adds: readonly boolean[],
): FigureRow[] {
	const columnsOf = (which: "cells" | "before") =>
		adds.map((isSum, column) => {
			const cells = rows.map((row) => row[which]?.[column]);
			const known = cells.filter((cell) => cell !== undefined);
			if (!isSum || known.length < cells.length) return cells;
			return hideRemainders(known);
		});
	const now = columnsOf("cells");
	const then = columnsOf("before");
	const rowAt = (
		columns: readonly (readonly (Cell | undefined)[])[],
		row: number,
	) => columns.flatMap((column) => column[row] ?? []);
	return rows.map(({ key, before }, row) => ({
		key,
		cells: rowAt(now, row),
		before: before && rowAt(then, row),
	}));
}

const LANGUAGES: readonly Column[] = [
	{ name: "languageBookings", unit: "count", better: null, drawn: true },
	{ name: "languageVisits", unit: "count", better: null, drawn: true },
];

function languagesOf({ languages }: AllCounted, query: FiguresQuery): Figure {
	const cellsAt = (rows: AllCounted["languages"]) =>
		(["bookings", "visits"] as const).map((what) =>
			countCell(rows.reduce((sum, row) => sum + row[what], 0)),
		);
	const inPeriod = (period: number, locale?: string) =>
		cellsAt(
			languages.filter(
				(row) =>
					row.period === period &&
					(locale === undefined || row.locale === locale),
			),
		);
	const locales = [...new Set(languages.map(({ locale }) => locale))];
	const rows = locales.map((locale) => ({
		key: locale,
		cells: inPeriod(0, locale),
		before: query.before && inPeriod(1, locale),
	}));
	return {
		name: "languages",
		columns: LANGUAGES,
		total: inPeriod(0),
		before: query.before && inPeriod(1),
		rows: withoutRemainders(
			rows,
			LANGUAGES.map(() => true),
		),
		spread: null,
	};
}

function spreadOf(
	rows: readonly CountedSpread[],
	what: CountedSpread["what"],
): Spread {
	const cells = (booked: boolean) =>
		hideRemainders(
			Array.from({ length: SPREAD_CLASSES }, (_, index) =>
				countCell(
					rows.find(
						(row) =>
							row.period === 0 &&
							row.what === what &&
							row.booked === booked &&
							row.class === index,
					)?.count ?? 0,
				),
			),
		);
	return {
		width: SPREAD_WIDTH[what],
		booked: cells(true),
		walkIn: cells(false),
	};
}
