import type { SelectionRefusal } from "#lib/catalog/rules/selection.ts";

/** Too much at once: told to wait, or no more for now (hold/commands/admission.ts). */
export type AdmissionRefusal = "must-wait" | "too-many-holds";

/** Why a time was not reserved although the choice of services is in order. */
export type TimeRefusal =
	| "unknown-station"
	| "not-online"
	| "slot-taken"
	| AdmissionRefusal
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
	"unknown-station": true,
};

export function isTimeRefusal(text: string): text is TimeRefusal {
	return Object.hasOwn(TIME_REFUSALS, text);
}
