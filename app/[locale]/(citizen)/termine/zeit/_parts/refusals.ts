import type { HoldRefusal } from "#lib/booking/hold/commands/hold-time.ts";
import type { SelectionRefusal } from "#lib/catalog/rules/selection.ts";

/** Why a time was not reserved although the choice of services is in order. */
export type TimeRefusal = Exclude<HoldRefusal, SelectionRefusal>;

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
