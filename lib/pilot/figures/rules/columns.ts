import {
	LONG_WAITS,
	medianWait,
	WAIT_CLASSES,
} from "#lib/crowd/rules/waited.ts";
import type { Cell } from "./cell.ts";
import {
	countCell,
	lengthCell,
	measuredCell,
	ninthCell,
	plainCell,
	shareCell,
	usedCell,
} from "./cell.ts";
import type {
	AllCounted,
	CountedBookings,
	CountedCapacity,
	CountedVisits,
} from "./counted.ts";
import { SOLD_OUT_DAYS, SOLD_OUT_SECONDS } from "./counted.ts";
import type { Column, ColumnName, FigureName, Unit } from "./figure.ts";

/** What was counted at one place: in one period, for one key of the breakdown. */
export type Place = Omit<AllCounted, "languages" | "spread"> & {
	/** Whether figures of some day of it were derived. If not, nobody knows what comes from events. */
	isDerived: boolean;
};

/** A column and how it comes from what was counted. This is the definition that the page puts into words. */
export interface Definition extends Column {
	of(place: Place): Cell;
	/** What it counts, where parts add up to the total, so that a hidden one could be worked out; null: no sum. */
	people: ((place: Place) => number) | null;
	/** A share of what stands beside it: hidden where that is. */
	isShare: boolean;
}

/** Counted while it happens. Everything else is derived from events afterwards. */
const LIVE: ReadonlySet<ColumnName> = new Set([
	"pageService",
	"pagePlace",
	"pageTime",
	"roomPeople",
	"roomMedian",
	"roomLong",
	"limitAsked",
	"limitWorked",
	"limitWaited",
	"limitRefused",
	"leadMedian",
	"leadNone",
	"useOnline",
	"useStaff",
	"useWalkIn",
	"answers",
	"ratedBooking",
	"ratedWait",
	"ratedService",
	"failures",
]);

/** Whether anybody knows how much of it there was: not counted is not nought. */
export const isKnownAt = (
	{ name }: Definition,
	{ isDerived }: Place,
): boolean => isDerived || LIVE.has(name);

const things = ({ things }: Place, ...what: string[]) =>
	things
		.filter((thing) => what.includes(thing.what))
		.reduce((sum, { count }) => sum + count, 0);

const happened = (
	{ bookings }: Place,
	kind: CountedBookings["kind"],
	/** Left out: both. */
	channel?: CountedBookings["channel"],
) =>
	bookings
		.filter((one) => one.kind === kind)
		.filter((one) => channel === undefined || one.channel === channel)
		.reduce((sum, { count }) => sum + count, 0);

const visitsOf = ({ visits }: Place, booked: boolean | null) =>
	visits.find((one) => one.booked === booked);

/** Called within what they were told, of those who were told something and called. */
const heldOf = (place: Place, booked: boolean | null) => {
	const visits = visitsOf(place, booked);
	return [visits?.asTold ?? 0, visits?.told ?? 0] as const;
};

const minutes = (seconds: number | undefined) =>
	seconds === undefined ? null : seconds / 60;

const count = (
	name: ColumnName,
	of: (place: Place) => number,
	more: Partial<Column> = {},
): Definition => ({
	name,
	unit: "count",
	better: null,
	drawn: false,
	people: of,
	isShare: false,
	...more,
	of: (place) => countCell(of(place)),
});

const share = (
	name: ColumnName,
	of: (place: Place) => readonly [part: number, whole: number],
	more: Partial<Column> = {},
): Definition => ({
	name,
	unit: "percent",
	better: null,
	drawn: false,
	people: null,
	isShare: true,
	...more,
	of: (place) => shareCell(...of(place)),
});

/** Median (0) or 90th percentile (1) of a time, with or without an appointment. */
const time = (
	name: ColumnName,
	what: "wait" | "way" | "service",
	booked: boolean,
	which: 0 | 1,
): Definition => ({
	name,
	unit: "minutes",
	better: what === "service" ? null : "less",
	drawn: which === 0,
	people: null,
	isShare: false,
	of: (place) => {
		const visits = visitsOf(place, booked);
		const people = what === "service" ? visits?.measured : visits?.waited;
		const cell = which === 0 ? measuredCell : ninthCell;
		return cell(minutes(visits?.[what]?.[which]), people ?? 0);
	},
});

const times = (what: "wait" | "way" | "service") => [
	time("walkInMedian", what, false, 0),
	time("walkInNinth", what, false, 1),
	time("bookedMedian", what, true, 0),
	time("bookedNinth", what, true, 1),
];

const plain = (
	name: ColumnName,
	unit: Unit,
	of: (place: Place) => number | null,
	more: Partial<Column> = {},
): Definition => ({
	name,
	unit,
	better: null,
	drawn: false,
	people: null,
	isShare: false,
	...more,
	of: (place) => plainCell(of(place)),
});

const used = (
	name: ColumnName,
	channel: CountedCapacity["channel"],
): Definition => ({
	...plain(name, "percent", () => null, { drawn: channel !== "walk-in" }),
	of: ({ capacity }) => {
		const one = capacity.find((row) => row.channel === channel);
		return usedCell(
			one?.bookedMinutes ?? 0,
			one?.openMinutes ?? 0,
			one?.people ?? 0,
		);
	},
});

const perVisit = (
	of: (visits: CountedVisits) => number,
): ((place: Place) => Cell) => {
	return (place) => {
		const visits = visitsOf(place, null);
		return measuredCell(visits ? of(visits) : null, visits?.measured ?? 0);
	};
};

const rated = (
	name: ColumnName,
	what: "booking" | "wait" | "service",
): Definition => ({
	name,
	unit: "points",
	better: "more",
	drawn: true,
	people: null,
	isShare: false,
	of: ({ answers: [answers] }) =>
		measuredCell(answers?.[what] ?? null, answers?.[`${what}s`] ?? 0),
});

/** The figures that are broken down by time, place …; languages are a list of their own. */
export const DEFINITIONS: Readonly<
	Record<Exclude<FigureName, "languages">, readonly Definition[]>
> = {
	bookings: [
		count("booked", (place) => happened(place, "booked"), { drawn: true }),
		count("cancelled", (place) => happened(place, "cancelled")),
		share(
			"cancelledShare",
			(place) => [
				// More cancellations than bookings: they were booked earlier.
				Math.min(happened(place, "cancelled"), happened(place, "booked")),
				happened(place, "booked"),
			],
			{ better: "less" },
		),
		count("moved", (place) => happened(place, "moved")),
	],
	funnel: [
		count("pageService", (place) => things(place, "page-service")),
		count("pagePlace", (place) => things(place, "page-place")),
		count("pageTime", (place) => things(place, "page-time")),
		count("held", (place) => happened(place, "held"), { drawn: true }),
		count("bookedOnline", (place) => happened(place, "booked", "online"), {
			drawn: true,
		}),
	],
	room: [
		count("roomPeople", (place) => things(place, ...WAIT_CLASSES), {
			drawn: true,
		}),
		{
			...plain("roomMedian", "minutes", () => null, { better: "less" }),
			of: (place) =>
				measuredCell(
					medianWait(
						new Map(place.things.map(({ what, count }) => [what, count])),
					),
					things(place, ...WAIT_CLASSES),
				),
		},
		share(
			"roomLong",
			(place) => [things(place, ...LONG_WAITS), things(place, ...WAIT_CLASSES)],
			{ better: "less" },
		),
	],
	limits: [
		count("limitAsked", (place) => things(place, "limit-asked"), {
			better: "less",
			drawn: true,
		}),
		count("limitWorked", (place) => things(place, "limit-worked")),
		count("limitWaited", (place) => things(place, "limit-waited")),
		count("limitRefused", (place) => things(place, "limit-refused"), {
			better: "less",
			drawn: true,
		}),
		plain("soldOutDays", "count", (place) => things(place, SOLD_OUT_DAYS)),
		plain(
			"soldOut",
			"seconds",
			(place) => {
				const days = things(place, SOLD_OUT_DAYS);
				return days === 0 ? null : things(place, SOLD_OUT_SECONDS) / days;
			},
			{ better: "more" },
		),
	],
	absence: [
		count("due", (place) => happened(place, "due")),
		count("absent", (place) => happened(place, "no-show")),
		share(
			"absentShare",
			(place) => [happened(place, "no-show"), happened(place, "due")],
			{ better: "less", drawn: true },
		),
	],
	lead: [
		plain("leadMedian", "days", ({ leads: [lead] }) => lead?.median ?? null, {
			better: "less",
			drawn: true,
		}),
		plain(
			"leadNone",
			"percent",
			({ leads: [lead] }) =>
				lead && lead.measured > 0 ? (lead.none / lead.measured) * 100 : null,
			{ better: "less" },
		),
	],
	mix: [
		count("withAppointment", (place) => visitsOf(place, true)?.visits ?? 0),
		count("withoutAppointment", (place) => visitsOf(place, false)?.visits ?? 0),
		share(
			"withShare",
			(place) => [
				visitsOf(place, true)?.visits ?? 0,
				visitsOf(place, null)?.visits ?? 0,
			],
			{ drawn: true },
		),
	],
	wait: times("wait"),
	told: [
		count("toldVisits", (place) => visitsOf(place, null)?.told ?? 0),
		share("toldShare", (place) => heldOf(place, null), { better: "more" }),
		share("toldWithout", (place) => heldOf(place, false), {
			better: "more",
			drawn: true,
		}),
		share("toldWith", (place) => heldOf(place, true), {
			better: "more",
			drawn: true,
		}),
	],
	queue: [
		{
			...plain("queueMean", "people", () => null, {
				better: "less",
				drawn: true,
			}),
			of: ({ queues: [queue] }) =>
				lengthCell(
					queue?.waitingSeconds ?? 0,
					queue?.openSeconds ?? 0,
					queue?.visits ?? 0,
				),
		},
		{
			...plain("queueMost", "count", () => null, { better: "less" }),
			of: ({ queues: [queue] }) =>
				queue ? countCell(queue.most) : plainCell(null),
		},
	],
	left: [
		count("leftUnserved", (place) => visitsOf(place, null)?.left ?? 0),
		share(
			"leftShare",
			(place) => [
				visitsOf(place, null)?.left ?? 0,
				visitsOf(place, null)?.visits ?? 0,
			],
			{ better: "less", drawn: true },
		),
		count("leftWithout", (place) => visitsOf(place, false)?.left ?? 0),
		count("leftWith", (place) => visitsOf(place, true)?.left ?? 0),
	],
	way: times("way"),
	service: times("service"),
	planned: [
		{
			...plain("plannedMinutes", "minutes", () => null, { drawn: true }),
			of: perVisit((one) => one.plannedSeconds / one.measured / 60),
		},
		{
			...plain("measuredMinutes", "minutes", () => null, { drawn: true }),
			of: perVisit((one) => one.serviceSeconds / one.measured / 60),
		},
		{
			...plain("measuredShare", "percent", () => null),
			of: perVisit((one) => (one.serviceSeconds / one.plannedSeconds) * 100),
		},
	],
	use: [
		used("useOnline", "online"),
		used("useStaff", "staff"),
		used("useWalkIn", "walk-in"),
	],
	satisfaction: [
		count("answers", ({ answers: [answers] }) => answers?.answers ?? 0),
		rated("ratedBooking", "booking"),
		rated("ratedWait", "wait"),
		rated("ratedService", "service"),
	],
	mails: [
		count("mailsSent", (place) => things(place, "mail-sent")),
		count("mailsFailed", (place) =>
			things(place, "mail-failed", "mail-bounced"),
		),
		share(
			"mailsFailedShare",
			(place) => {
				const failed = things(place, "mail-failed", "mail-bounced");
				return [failed, failed + things(place, "mail-sent")];
			},
			{ better: "less", drawn: true },
		),
	],
	errors: [
		plain("failures", "count", (place) => things(place, "error"), {
			better: "less",
			drawn: true,
		}),
	],
};
