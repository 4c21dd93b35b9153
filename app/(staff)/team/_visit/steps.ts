import { sentText } from "#lib/sent.ts";
import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { finishAndCallNext } from "#lib/queue/calling/commands/finish-and-call-next.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { recallVisit } from "#lib/queue/calling/commands/recall-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { parsePriority } from "#lib/queue/queue.ts";
import { missRemote } from "#lib/queue/remote/commands/miss-remote.ts";
import { changeVisitServices } from "#lib/queue/visit/commands/change-visit-services.ts";
import type { VisitChange } from "#lib/queue/visit/commands/changing.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { mailVisit } from "#lib/queue/visit/commands/mail-visit.ts";
import { noteVisit } from "#lib/queue/visit/commands/note-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { prioritiseVisit } from "#lib/queue/visit/commands/prioritise-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { changeWalk } from "#lib/queue/walk/commands/change-walk.ts";
import { finishLeg, sendOn } from "#lib/queue/walk/commands/send-on.ts";
import type { Result } from "#lib/result.ts";
import { minuteOf } from "#lib/time.ts";
import { numberOf, sentNumber } from "../_form/sent.ts";
import { sentServices } from "../_form/sent-services.ts";
import type { StepRefusal } from "./step-refusals.ts";

/** Null: whichever desk does it. */
function sentDesk(form: FormData): number | null {
	const desk = sentText(form, "platz");
	return desk === "" ? null : numberOf(desk);
}

type Step = (
	actor: Actor,
	change: VisitChange,
	form: FormData,
) => Promise<Result<unknown, StepRefusal>>;

/** What one press of a button does with a visit. */
const PRESSED = {
	aufrufen: recallVisit,
	bedienen: serveVisit,
	"nicht-erreicht": missRemote,
	zurueck: reopenVisit,
	widerrufen: undoStep,
	// At the Info-Point, where nobody is called: a document is handed over the counter.
	ausgeben: finishLeg,
	weiter: finishAndCallNext,
	weiterschicken: sendOn,
	"schritt-frueher": (actor, change, form) =>
		changeWalk(actor, {
			...change,
			edit: { what: "sooner", index: sentNumber(form, "nummer") },
		}),
	"schritt-streichen": (actor, change, form) =>
		changeWalk(actor, {
			...change,
			edit: { what: "drop", index: sentNumber(form, "nummer") },
		}),
	"laufzettel-neu": (actor, change) =>
		changeWalk(actor, { ...change, edit: { what: "anew" } }),
	fertig: (actor, change) => finishVisit(actor, { ...change, outcome: "done" }),
	gegangen: (actor, change) =>
		finishVisit(actor, { ...change, outcome: "left" }),
	"nicht-erschienen": (actor, change) =>
		finishVisit(actor, { ...change, outcome: "no-show" }),
} satisfies Record<string, Step>;

/** Steps for which something is written or chosen first. */
const FILLED_IN = {
	offen: (actor, change, form) =>
		finishVisit(actor, {
			...change,
			outcome: "unsettled",
			missing: sentText(form, "fehlt"),
			mail: form.has("mail"),
		}),
	notiz: (actor, change, form) =>
		noteVisit(actor, { ...change, note: sentText(form, "notiz") }),
	parken: (actor, change, form) => {
		const minutes = Math.min(sentNumber(form, "minuten"), 480);
		const until = minutes > 0 ? minuteOf(change.now) + minutes : null;
		return parkVisit(actor, { ...change, until });
	},
	vorrang: (actor, change, form) =>
		prioritiseVisit(actor, {
			...change,
			priority: parsePriority(sentText(form, "vorrang")),
			reason: sentText(form, "grund"),
		}),
	weitergeben: (actor, change, form) => {
		const [kind, value = ""] = sentText(form, "an").split(":");
		const to =
			kind === "platz" ? { deskId: numberOf(value) } : { services: [value] };
		return handOver(actor, { ...change, to });
	},
	laufzettel: (actor, change, form) =>
		changeWalk(actor, {
			...change,
			edit: {
				what: "add",
				services: [sentText(form, "dienst")],
				deskId: sentDesk(form),
			},
		}),
	"laufzettel-platz": (actor, change, form) =>
		changeWalk(actor, {
			...change,
			edit: {
				what: "desk",
				index: sentNumber(form, "nummer"),
				deskId: sentDesk(form),
			},
		}),
	anliegen: (actor, change, form) =>
		changeVisitServices(actor, { ...change, services: sentServices(form) }),
	schreiben: (actor, change, form) =>
		mailVisit(actor, { ...change, text: sentText(form, "text") }),
} satisfies Record<string, Step>;

export type PressedStep = keyof typeof PRESSED;
type FilledInStep = keyof typeof FILLED_IN;

export function findPressedStep(name: string): Step | null {
	return Object.hasOwn(PRESSED, name) ? PRESSED[name as PressedStep] : null;
}

export function findFilledInStep(name: string): Step | null {
	return Object.hasOwn(FILLED_IN, name)
		? FILLED_IN[name as FilledInStep]
		: null;
}
