import type { DeskSpan } from "#lib/attendance/attendance.ts";
import type {
	Busy,
	DayDesk,
	DayWindow,
} from "#lib/availability/availability.ts";
import { type Span, subtract } from "#lib/availability/rules/span.ts";
import type { QueueSettings } from "#lib/queue/queue.ts";
import type { Measures } from "#lib/queue/waits/rules/measures.ts";
import type { Job, OpenDesk } from "#lib/queue/waits/rules/situation.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import { type DayWaits, dayWaits } from "./day-waits.ts";
import type { Freed } from "./freed.ts";
import { joined, PIECE, piecesOf } from "./offer.ts";

/** Longer nobody without an appointment shall wait on average because of what is offered again; minutes. */
export const MOST_MORE = 2.5;
/** More choices than these help nobody. */
const MOST_OPTIONS = 10;

/** A day at a station as far as it is known before it happens. */
export interface DayToOffer {
	date: CivilDate;
	/** What is earlier is over. */
	from: Minute;
	desks: readonly DayDesk[];
	windows: readonly DayWindow[];
	busy: readonly Busy[];
	freed: Freed;
	/** Minutes of this day that were offered again already. */
	offered: number;
	/** Appointments still to come. */
	booked: readonly Job[];
	/** In the house already. */
	waiting: readonly Job[];
	/** Without an appointment, as they usually come on this weekday; null: nobody has counted them. */
	walkIns: readonly { hour: number; people: number }[] | null;
	/** How long one of them takes. */
	walkInMinutes: number;
	/** An appointment as most are: what free times will be taken by, at the worst. */
	usual: { minutes: number; showRate: number };
	settings: QueueSettings;
	measures: Measures;
}

/** One answer to "how many minutes?". */
export interface OfferOption {
	minutes: number;
	spans: readonly DeskSpan[];
	/** Null: nobody has counted who comes without an appointment. */
	waits: DayWaits | null;
	/** How many minutes longer they wait on average than with nothing offered; null likewise. */
	rise: number | null;
}

/** From nothing to all that is likely to be freed, each with what it does to the waits. */
export function optionsOf(
	day: DayToOffer,
	/** How often each is played through. */
	runs?: number,
): OfferOption[] {
	const options: OfferOption[] = [];
	const most = Math.max(0, day.freed.expected - day.offered);
	for (
		let wanted = 0;
		wanted <= most && options.length < MOST_OPTIONS;
		wanted += PIECE
	) {
		const pieces = piecesOf(day.windows, day.busy, day.freed, {
			wanted,
			from: day.from,
		});
		// No room for more: the day has nothing else to give.
		if (pieces.length * PIECE < wanted) break;
		const waits = waitsWith(day, pieces, runs);
		const before = wanted === 0 ? waits : options[0]?.waits;
		options.push({
			minutes: wanted,
			spans: joined(pieces),
			waits,
			rise: waits && before ? waits.mean - before.mean : null,
		});
	}
	return options;
}

/** Whether an option may be saved at all: its cost is known, and it is bearable. */
export const isBearable = ({ minutes, rise }: OfferOption): boolean =>
	minutes > 0 && rise !== null && rise <= MOST_MORE;

/** The most that is bearable and freed on four days of five; null: nothing to suggest. */
export function suggestedOf(
	options: readonly OfferOption[],
	{ freed, offered }: Pick<DayToOffer, "freed" | "offered">,
): OfferOption | null {
	return (
		options.findLast(
			(option) => isBearable(option) && option.minutes <= freed.sure - offered,
		) ?? null
	);
}

/** As if everything that can be booked were booked: what is offered as well as what is free anyway. */
function waitsWith(
	day: DayToOffer,
	pieces: readonly DeskSpan[],
	runs: number | undefined,
): DayWaits | null {
	const { date, from, walkIns } = day;
	if (walkIns === null) return null;
	const at = (minute: Minute) => instantAt(date, minute).epochMilliseconds;
	const bookable = day.windows
		.filter(({ channel }) => channel !== "walk-in")
		.flatMap((window) =>
			subtract(
				{ ...window, from: Math.max(window.from, from) },
				day.busy.filter(({ deskId }) => deskId === window.deskId),
			),
		);
	const free = [...bookable, ...joined(pieces)];
	return dayWaits(
		{
			now: at(from),
			settings: day.settings,
			measures: day.measures,
			desks: desksOf(day, at),
			waiting: day.waiting,
			booked: [...day.booked, ...free.flatMap((span) => filled(span, day, at))],
			walkIns: walkIns
				.filter(({ hour }) => (hour + 1) * 60 > from)
				.map(({ hour, people }) => {
					const begin = Math.max(hour * 60, from);
					return {
						from: at(begin),
						until: at((hour + 1) * 60),
						people: people * (((hour + 1) * 60 - begin) / 60),
					};
				}),
			walkInMinutes: day.walkInMinutes,
		},
		runs === undefined ? {} : { runs },
	);
}

/** Each stretch in which a desk is open, whatever for; on its last one it goes on until everybody is served. */
function desksOf(
	{ desks, windows, from }: DayToOffer,
	at: (minute: Minute) => number,
): OpenDesk[] {
	return desks.flatMap(({ id, serves }) => {
		const own = windows.filter(({ deskId }) => deskId === id);
		const closed = subtract({ from: 0, until: 1440 }, own);
		const open = subtract({ from, until: 1440 }, closed);
		return open.map(
			(span, index): OpenDesk => ({
				id,
				serves,
				busy: null,
				open: {
					from: at(span.from),
					until:
						index === open.length - 1
							? Number.POSITIVE_INFINITY
							: at(span.until),
				},
			}),
		);
	});
}

function filled(
	{ from, until }: Span,
	{ usual, measures, date }: DayToOffer,
	at: (minute: Minute) => number,
): Job[] {
	const count = Math.floor((until - from) / usual.minutes);
	return Array.from({ length: count }, (_, index) => {
		const startsAt = at(from + index * usual.minutes);
		return {
			id: `free ${date} ${from} ${until} ${index}`,
			ticket: "",
			status: "waiting",
			arrivedAt: startsAt,
			startsAt,
			priority: null,
			serviceIds: [],
			forDeskId: null,
			handedOverAt: null,
			parkedUntil: null,
			minutes: usual.minutes * measures.paceOfAll,
			showRate: usual.showRate,
		};
	});
}
