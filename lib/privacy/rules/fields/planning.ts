import { field, type TableOf, words } from "#lib/privacy/rules/field.ts";

/** Plans, their changes, and what these do to appointments. */
export const PLANNING: Readonly<Record<string, TableOf>> = {
	PlanChange: {
		personal: {
			userId: field("planner", "Wer den Plan geändert hat"),
		},
		plain: words("id stationId at number kind detail before"),
	},
	PlanCase: {
		personal: {
			id: field("change", "Interne Nummer des Falls", { stays: true }),
			appointmentId: field("change", "Interne Nummer des Termins", {
				stays: true,
			}),
			stationId: field("change", "Station", { stays: true }),
			startsAt: field("change", "Beginn, wie er war", { stays: true }),
			way: field("change", "Was mit dem Termin geschehen sollte", {
				stays: true,
			}),
			status: field("change", "Stand des Falls", { stays: true }),
			reason: field("change", "Warum jemand anrufen muss", { stays: true }),
			holdKey: field("change", "Prüfwert des angebotenen Platzes", {
				form: "hash",
			}),
			offeredUntil: field("change", "Angebot gilt bis", { stays: true }),
			createdAt: field("change", "Entstanden am", { stays: true }),
			settledAt: field("change", "Erledigt am", { stays: true }),
		},
		plain: words("changeId sequence holdId"),
	},
	CallAttempt: {
		personal: {
			caseId: field("change", "Interne Nummer des Falls", { stays: true }),
			at: field("change", "Vergeblich angerufen am", { stays: true }),
			nextAt: field("change", "Wieder anrufen ab", { stays: true }),
		},
		plain: words("id"),
	},
	Closure: {
		personal: {},
		plain: words(
			"id scope stationId deskId startDate endDate fromMinute untilMinute changeId",
		),
	},
	ClosureService: {
		personal: {},
		plain: words("closureId serviceId"),
	},
	ClosureText: {
		personal: {},
		plain: words("closureId locale reason"),
	},
	Opening: {
		personal: {},
		plain: words(
			"id stationId kind weekday everyWeeks weekOfMonth date fromMinute untilMinute validFrom validUntil channel releaseDaysBefore releaseMinute byLot",
		),
	},
	OpeningDesk: {
		personal: {},
		plain: words("openingId deskId"),
	},
	HolidayOpening: {
		personal: {},
		plain: words("id stationId date"),
	},
	RolloutDecision: {
		personal: {
			userId: field("author", "Wer entschieden hat"),
		},
		plain: words("id stationId at kind phase startsAt worked reason"),
	},
	RolloutCriterion: {
		personal: {},
		plain: words("id figure bound threshold days"),
	},
};
