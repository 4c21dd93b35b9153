import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Figures and counters; nearly all of it about nobody. */
export const FIGURES: Readonly<Record<string, TableOf>> = {
	VisitFigure: {
		personal: {
			visitId: field("visit", "Interne Nummer des Besuchs", { stays: true }),
		},
		plain: words(
			"stationId date hour locale booked serviceIds outcome waitSeconds waySeconds serviceSeconds plannedSeconds bookedDays asTold remote",
		),
	},
	QueueFigure: {
		personal: {},
		plain: words("stationId date hour visits waitingSeconds openSeconds most"),
	},
	BookingFigure: {
		personal: {},
		plain: words(
			"id date hour stationId kind by channel locale serviceIds count",
		),
	},
	CapacityFigure: {
		personal: {},
		plain: words("stationId date channel openMinutes bookedMinutes people"),
	},
	LeadTime: {
		personal: {},
		plain: words("stationId date serviceId days"),
	},
	DayCount: {
		personal: {},
		plain: words("date stationId what count"),
	},
	FigureDay: {
		personal: {},
		plain: words("date builtAt"),
	},
	CrowdRoom: {
		personal: {},
		plain: words(
			"id mode drawMinutes onSince calmSince lastPlace letInUntil rate recently lately releaseAt releaseSoughtAt soldOutAt freeSoughtAt steppedAt",
		),
	},
	CrowdProcess: {
		personal: {},
		plain: words("id reportedAt load arrived"),
	},
	CrowdDraw: {
		personal: {},
		plain: words("releaseAt entries base seed"),
	},
	CrowdEntry: {
		personal: {
			id: field("admission", "Zufallszahl des Platzes"),
			enteredAt: field("admission", "Eingelassen"),
			holds: field("admission", "Wie oft eine Zeit gesucht wurde"),
		},
		plain: [],
	},
	Erasure: {
		personal: {},
		plain: words("id at what rows rewrittenAt"),
	},
	DemoClock: {
		personal: {},
		plain: words("id realAt playedAt playedUntil seenAt"),
	},
	WaitBefore: {
		personal: {},
		plain: words(
			"id stationId firstDay lastDay booked everybody people meanMinutes medianMinutes source",
		),
	},
	PromiseBefore: { personal: {}, plain: words("until days") },
	ProcessBeat: {
		personal: {},
		plain: words("id serve host version startedAt seenAt"),
	},
	SweepRound: {
		personal: {},
		plain: words("name minutes toldAt doneAt failedAt"),
	},
	BackupRun: { personal: {}, plain: words("id madeAt bytes rows") },
};
