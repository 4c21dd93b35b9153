import type { VisitRefusal } from "#lib/queue/changing.ts";
import type { CallNextRefusal } from "#lib/queue/commands/call-next.ts";
import type { CallVisitRefusal } from "#lib/queue/commands/call-visit.ts";
import type { ChangeVisitServicesRefusal } from "#lib/queue/commands/change-visit-services.ts";
import type { CheckInRefusal } from "#lib/queue/commands/check-in.ts";
import type { EndAlarmRefusal } from "#lib/queue/commands/end-alarm.ts";
import type { FinishVisitRefusal } from "#lib/queue/commands/finish-visit.ts";
import type { HandOverRefusal } from "#lib/queue/commands/hand-over.ts";
import type { LeaveDeskRefusal } from "#lib/queue/commands/leave-desk.ts";
import type { MailVisitRefusal } from "#lib/queue/commands/mail-visit.ts";
import type { NoteVisitRefusal } from "#lib/queue/commands/note-visit.ts";
import type { ParkVisitRefusal } from "#lib/queue/commands/park-visit.ts";
import type { PrioritiseVisitRefusal } from "#lib/queue/commands/prioritise-visit.ts";
import type { AlarmRefusal } from "#lib/queue/commands/raise-alarm.ts";
import type { TakeDeskRefusal } from "#lib/queue/commands/take-desk.ts";
import type { UndoRefusal } from "#lib/queue/commands/undo-step.ts";

/** Everything a step at the desk may be refused for; each has its sentence in messages/de/team.json. */
export type StepRefusal =
	/** The session ended while the form was filled in. */
	| "signed-out"
	| AlarmRefusal
	| CallNextRefusal
	| CallVisitRefusal
	| ChangeVisitServicesRefusal
	| CheckInRefusal
	| EndAlarmRefusal
	| FinishVisitRefusal
	| HandOverRefusal
	| LeaveDeskRefusal
	| MailVisitRefusal
	| NoteVisitRefusal
	| ParkVisitRefusal
	| PrioritiseVisitRefusal
	| TakeDeskRefusal
	| UndoRefusal
	| VisitRefusal;

const REFUSALS: Record<StepRefusal, true> = {
	"bad-time": true,
	busy: true,
	"desk-busy": true,
	"desk-cannot-serve": true,
	"desk-closed": true,
	"desk-empty": true,
	"desk-taken": true,
	forbidden: true,
	"no-address": true,
	"desk-left": true,
	"no-desk": true,
	"not-last-step": true,
	"not-own-step": true,
	"nobody-waiting": true,
	"nothing-selected": true,
	"nothing-to-undo": true,
	"quantity-out-of-range": true,
	"signed-out": true,
	"text-missing": true,
	"text-too-long": true,
	"too-soon": true,
	"unknown-alarm": true,
	"unknown-appointment": true,
	"unknown-desk": true,
	"unknown-service": true,
	"unknown-visit": true,
	"visit-changed": true,
	"visit-open": true,
};

export function isStepRefusal(text: string): text is StepRefusal {
	return Object.hasOwn(REFUSALS, text);
}
