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
import { type Opening, opensOn, releasedAt } from "./opening.ts";
import { subtract } from "./span.ts";

/** An opening on a certain day. */
interface Opened extends Opening {
	releasedAt: number;
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
	busy,
}: {
	date: CivilDate;
	stationId: number;
	desks: readonly DayDesk[];
	openings: readonly Opening[];
	closures: readonly Closure[];
	/** Public holidays on which the house opens all the same; otherwise it never does. */
	openHolidays?: ReadonlySet<CivilDate>;
	busy: readonly Busy[];
}): DayFacts {
	const opened =
		publicHolidayOn(date) && !openHolidays?.has(date)
			? []
			: openedOn(date, openings);
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

function openedOn(date: CivilDate, openings: readonly Opening[]): Opened[] {
	return openings
		.filter((opening) => opensOn(opening, date))
		.map((opening) => ({
			...opening,
			releasedAt: releasedAt(opening, date),
		}))
		.sort(
			(a, b) =>
				CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel) ||
				a.releasedAt - b.releasedAt,
		);
}

/** The desk's openings without overlap, ascending: each is laid over what stronger ones left free. */
function windowsOf(deskId: number, opened: readonly Opened[]): DayWindow[] {
	const windows: DayWindow[] = [];
	for (const opening of opened) {
		if (!opening.deskIds.includes(deskId)) continue;
		const { channel, releasedAt } = opening;
		for (const { from, until } of subtract(opening, windows)) {
			windows.push({ deskId, from, until, channel, releasedAt });
		}
	}
	return windows.sort((a, b) => a.from - b.from);
}
