import type { FiguresView } from "#lib/paths/pilot.ts";
import { type CivilDate, civilDateOf, type Weekday } from "#lib/time.ts";
import {
	aroundStart,
	COMPARISONS,
	type Comparison,
	daysOf,
	freePeriod,
	PERIODS,
	type Period,
	type PeriodFlaw,
	type PeriodName,
	periodBefore,
	periodNamed,
	yearBefore,
} from "./period.ts";

/** What figures may be broken down by. */
export const DIMENSIONS = [
	"tag",
	"woche",
	"monat",
	"station",
	"dienst",
	"wochentag",
	"stunde",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What counts; null: all of it. */
export interface FigureFilter {
	stationIds: readonly number[];
	serviceId: number | null;
	weekday: Weekday | null;
	/** Hours of the day, both included. */
	hours: { from: number; until: number } | null;
}

export interface FiguresQuery extends FigureFilter {
	period: Period;
	/** With what it is compared; null: with nothing. */
	before: Period | null;
	by: Dimension;
}

type AskedFlaw =
	| PeriodFlaw
	| "unknown-station"
	| "unknown-service"
	| "unknown-choice"
	/** Before and after going online: choose a station that has been online for a day. */
	| "no-start";

export interface Asked {
	query: FiguresQuery;
	/** What the form shows as chosen. */
	chosen: {
		period: PeriodName;
		compare: Comparison;
		by: Dimension;
		station: string;
		service: string;
	};
	/** What was not understood, or could not be shown as asked. */
	flaws: readonly AskedFlaw[];
}

interface Known {
	/** Those whose figures the account may see, with the instant at which each went online (null: it is not). */
	stations: readonly { id: number; slug: string; onlineSince: number | null }[];
	services: readonly { id: number; slug: string }[];
	now: Temporal.Instant;
}

/** The figures an address asks for. Whatever makes no sense becomes the nearest that does, and is said. */
export function readAsked(texts: FiguresView, known: Known): Asked {
	const flaws = new Set<AskedFlaw>();
	const today = civilDateOf(known.now);
	const oneOf = <Value extends string>(
		values: readonly Value[],
		text: string | undefined,
		otherwise: Value,
	): Value => {
		if (!text) return otherwise;
		const found = values.find((value) => value === text);
		if (!found) flaws.add("unknown-choice");
		return found ?? otherwise;
	};
	const among = <Thing extends { slug: string }>(
		things: readonly Thing[],
		slug: string | undefined,
		flaw: AskedFlaw,
	): Thing | null => {
		if (!slug) return null;
		const found = things.find((thing) => thing.slug === slug) ?? null;
		if (!found) flaws.add(flaw);
		return found;
	};
	const station = among(known.stations, texts.station, "unknown-station");
	const service = among(known.services, texts.service, "unknown-service");
	const name = oneOf(
		PERIODS,
		texts.period || (texts.from || texts.until ? "frei" : ""),
		"vier-wochen",
	);
	const compare = oneOf(COMPARISONS, texts.compare, "davor");
	const asked = askedPeriod(name, texts, today, flaws);
	const { period, before } = compared(
		asked,
		compare,
		station?.onlineSince ?? null,
		today,
		flaws,
	);
	const by = oneOf(DIMENSIONS, texts.by, usualDimension(period));
	return {
		query: {
			period,
			before,
			by: enoughFor(by, period),
			stationIds: (station ? [station] : known.stations).map(({ id }) => id),
			serviceId: service?.id ?? null,
			weekday: weekdayIn(texts.weekday, flaws),
			hours: hoursIn(texts, flaws),
		},
		chosen: {
			period: name,
			compare,
			by: enoughFor(by, period),
			station: station?.slug ?? "",
			service: service?.slug ?? "",
		},
		flaws: [...flaws],
	};
}

function askedPeriod(
	name: PeriodName,
	texts: FiguresView,
	today: CivilDate,
	flaws: Set<AskedFlaw>,
): Period {
	if (name !== "frei") return periodNamed(name, today);
	const { period, flaw } = freePeriod(
		texts.from ?? "",
		texts.until ?? "",
		today,
	);
	if (flaw) flaws.add(flaw);
	return period;
}

function compared(
	period: Period,
	compare: Comparison,
	onlineSince: number | null,
	today: CivilDate,
	flaws: Set<AskedFlaw>,
): { period: Period; before: Period | null } {
	switch (compare) {
		case "ohne":
			return { period, before: null };
		case "vorjahr":
			return { period, before: yearBefore(period) };
		case "davor":
			return { period, before: periodBefore(period) };
		case "start": {
			const start =
				onlineSince === null
					? null
					: civilDateOf(Temporal.Instant.fromEpochMilliseconds(onlineSince));
			const around = start && aroundStart(start, daysOf(period), today);
			if (around) return { period: around.after, before: around.before };
			flaws.add("no-start");
			return { period, before: periodBefore(period) };
		}
	}
}

function usualDimension(period: Period): Dimension {
	const days = daysOf(period);
	if (days === 1) return "stunde";
	if (days <= 31) return "tag";
	return days <= 190 ? "woche" : "monat";
}

/** A thousand days are no chart. */
function enoughFor(by: Dimension, period: Period): Dimension {
	return by === "tag" && daysOf(period) > 93 ? "woche" : by;
}

function weekdayIn(
	text: string | undefined,
	flaws: Set<AskedFlaw>,
): Weekday | null {
	if (!text) return null;
	if (/^[1-7]$/.test(text)) return Number(text) as Weekday;
	flaws.add("unknown-choice");
	return null;
}

function hoursIn(
	{ fromHour, untilHour }: FiguresView,
	flaws: Set<AskedFlaw>,
): { from: number; until: number } | null {
	if (!fromHour && !untilHour) return null;
	const hour = (text: string | undefined, otherwise: number) => {
		if (!text) return otherwise;
		if (/^\d{1,2}$/.test(text) && Number(text) < 24) return Number(text);
		flaws.add("unknown-choice");
		return otherwise;
	};
	const from = hour(fromHour, 0);
	const until = hour(untilHour, 23);
	if (from <= until) return { from, until };
	flaws.add("backwards");
	return { from: until, until: from };
}
