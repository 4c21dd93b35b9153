import type { EndAlarmRefusal } from "#lib/queue/alarm/commands/end-alarm.ts";
import type { AlarmRefusal } from "#lib/queue/alarm/commands/raise-alarm.ts";
import type { CheckInRefusal } from "#lib/queue/arrival/commands/check-in.ts";
import type { CallNextRefusal } from "#lib/queue/calling/commands/call-next.ts";
import type { CallVisitRefusal } from "#lib/queue/calling/commands/call-visit.ts";
import type { FinishAndCallRefusal } from "#lib/queue/calling/commands/finish-and-call-next.ts";
import type { HandOverRefusal } from "#lib/queue/calling/commands/hand-over.ts";
import type { LeaveDeskRefusal } from "#lib/queue/calling/commands/leave-desk.ts";
import type { TakeDeskRefusal } from "#lib/queue/calling/commands/take-desk.ts";
import type { BeginRemoteRefusal } from "#lib/queue/remote/commands/begin-remote.ts";
import type { ChangeVisitServicesRefusal } from "#lib/queue/visit/commands/change-visit-services.ts";
import type { VisitRefusal } from "#lib/queue/visit/commands/changing.ts";
import type { FinishVisitRefusal } from "#lib/queue/visit/commands/finish-visit.ts";
import type { MailVisitRefusal } from "#lib/queue/visit/commands/mail-visit.ts";
import type { NoteVisitRefusal } from "#lib/queue/visit/commands/note-visit.ts";
import type { ParkVisitRefusal } from "#lib/queue/visit/commands/park-visit.ts";
import type { PrioritiseVisitRefusal } from "#lib/queue/visit/commands/prioritise-visit.ts";
import type { UndoRefusal } from "#lib/queue/visit/commands/undo-step.ts";
import type { ChangeWalkRefusal } from "#lib/queue/walk/commands/change-walk.ts";
import type { SendOnRefusal } from "#lib/queue/walk/commands/send-on.ts";

/** Everything a step at the desk may be refused for; each has its sentence in messages/de/team.json. */
export type StepRefusal =
	/** The session ended while the form was filled in. */
	| "signed-out"
	| AlarmRefusal
	| BeginRemoteRefusal
	| CallNextRefusal
	| CallVisitRefusal
	| ChangeVisitServicesRefusal
	| CheckInRefusal
	| EndAlarmRefusal
	| FinishAndCallRefusal
	| FinishVisitRefusal
	| HandOverRefusal
	| LeaveDeskRefusal
	| MailVisitRefusal
	| NoteVisitRefusal
	| ParkVisitRefusal
	| PrioritiseVisitRefusal
	| TakeDeskRefusal
	| ChangeWalkRefusal
	| SendOnRefusal
	| UndoRefusal
	| VisitRefusal;

const REFUSALS: Record<StepRefusal, true> = {
	"bad-time": true,
	busy: true,
	"desk-busy": true,
	"desk-cannot-serve": true,
	"desk-closed": true,
	"desk-empty": true,
	"desk-paused": true,
	"desk-taken": true,
	forbidden: true,
	"no-address": true,
	"desk-left": true,
	"no-desk": true,
	"no-leg-left": true,
	"no-other-plan": true,
	"no-such-leg": true,
	"not-served-here": true,
	"not-last-step": true,
	"not-own-step": true,
	"nobody-waiting": true,
	"nothing-selected": true,
	"nothing-to-undo": true,
	"quantity-out-of-range": true,
	"signed-out": true,
	"text-missing": true,
	"text-too-long": true,
	"too-many-legs": true,
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
