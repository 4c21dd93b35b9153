import type { SelectionRefusal } from "#lib/catalog/rules/selection.ts";

/** It has a price, or this day has had enough of this client (limits/commands/admission.ts). */
export type AdmissionRefusal = "must-wait" | "too-much-of-day";

/** Why a time was not reserved although the choice of services is in order. */
export type TimeRefusal =
	| "unknown-station"
	| "not-online"
	| "slot-taken"
	| AdmissionRefusal
	/** One link has chosen as often as it may. */
	| "too-many-holds"
	| "already-booked"
	| "busy";

export type HoldRefusal = SelectionRefusal | TimeRefusal;

const TIME_REFUSALS: Record<TimeRefusal, true> = {
	"already-booked": true,
	busy: true,
	"must-wait": true,
	"not-online": true,
	"slot-taken": true,
	"too-many-holds": true,
	"too-much-of-day": true,
	"unknown-station": true,
};

export function isTimeRefusal(text: string): text is TimeRefusal {
	return Object.hasOwn(TIME_REFUSALS, text);
}
