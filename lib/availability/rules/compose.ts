import type {
	Busy,
	Channel,
	DayDesk,
	DayFacts,
	DayWindow,
} from "#lib/availability/availability.ts";
import { type CivilDate, clockChange } from "#lib/time.ts";
import { type Closure, cutsOf, serviceClosuresOn } from "./closure.ts";
import { publicHolidayOn } from "./holidays.ts";
import { bookableAt, type Draws, type Opening, opensOn } from "./opening.ts";
import { subtract } from "./span.ts";

/** An opening on a certain day. */
interface Opened extends Opening {
	releasedAt: number | null;
}

/** Strongest first. */
const CHANNELS: readonly Channel[] = ["online", "staff", "walk-in"];

/**
 * The facts of one station's day out of roster, closures and appointments (design §3). `desks` are
 * the station's desks in use: openings of any other desk are passed over. `busy` is handed through,
 * on closed days too.
 *
 * A desk is one lane, so where its openings overlap, a minute goes to one of them: to the more public
 * channel (online before staff before walk-in), within a channel to the earlier release. Thus an
 * opening only ever adds; what is to be taken away is a closure.
 */
export function composeDay({
	date,
	stationId,
	desks,
	openings,
	closures,
	openHolidays,
	draws = new Map(),
	lastDay = null,
	busy,
}: {
	date: CivilDate;
	stationId: number;
	desks: readonly DayDesk[];
	openings: readonly Opening[];
	closures: readonly Closure[];
	/** Public holidays on which the house opens all the same; otherwise it never does. */
	openHolidays?: ReadonlySet<CivilDate>;
	/** Those that were announced. */
	draws?: Draws;
	/** After it nothing opens, whatever the roster says. */
	lastDay?: CivilDate | null;
	busy: readonly Busy[];
}): DayFacts {
	const isClosed = lastDay !== null && date > lastDay;
	const opened =
		isClosed || (publicHolidayOn(date) && !openHolidays?.has(date))
			? []
			: openedOn(date, openings, draws);
	// Nobody is asked to come at 02:30 when that minute does not exist or comes twice.
	const change = opened.length > 0 ? clockChange(date) : null;
	const windows = desks.flatMap((desk) => {
		const cuts = cutsOf(closures, date, stationId, desk.id);
		if (change) cuts.push(change);
		const own = desk.ownDays?.has(date)
			? opened.filter(({ kind }) => kind === "single")
			: opened;
		return windowsOf(desk.id, own).flatMap((window) =>
			subtract(window, cuts).map((span) => ({ ...window, ...span })),
		);
	});
	const serviceClosures = serviceClosuresOn(closures, date, stationId);
	return { date, desks, windows, serviceClosures, busy };
}

function openedOn(
	date: CivilDate,
	openings: readonly Opening[],
	draws: Draws,
): Opened[] {
	return openings
		.filter((opening) => opensOn(opening, date))
		.map((opening) => ({
			...opening,
			releasedAt: bookableAt(opening, date, draws),
		}))
		.sort(
			(a, b) =>
				CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel) ||
				orNever(a) - orNever(b),
		);
}

const orNever = ({ releasedAt }: Opened) =>
	releasedAt ?? Number.MAX_SAFE_INTEGER;

/** The desk's openings without overlap, ascending: each is laid over what stronger ones left free. */
function windowsOf(deskId: number, opened: readonly Opened[]): DayWindow[] {
	const windows: DayWindow[] = [];
	for (const opening of opened) {
		if (!opening.deskIds.includes(deskId)) continue;
		const { channel, releasedAt, byLot } = opening;
		for (const { from, until } of subtract(opening, windows)) {
			windows.push({
				deskId,
				from,
				until,
				channel,
				releasedAt,
				...(byLot ? { byLot } : {}),
			});
		}
	}
	return windows.sort((a, b) => a.from - b.from);
}
