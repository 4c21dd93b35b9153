import { expect, test } from "vitest";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type { ChangeKind } from "#lib/booking/commands/placing.ts";
import { FEEDBACK_STATUSES } from "#lib/feedback/inbox/rules/inbox.ts";
import type {
	MessageKind,
	MessageStatus,
} from "#lib/notifications/notifications.ts";
import { CASE_STATUSES } from "#lib/planning/change/rules/case.ts";
import { codeInWords } from "#lib/privacy/rules/codes.ts";
import {
	PRIORITIES,
	type VisitStatus,
	type VisitStep,
} from "#lib/queue/queue.ts";
import {
	OFFER_ANSWERS,
	URGENT_REASONS,
	WISH_ENDS,
} from "#lib/wishes/wishes.ts";

/** All words of a union: the compiler demands each. */
const words = <Word extends string>(all: Record<Word, true>) =>
	Object.keys(all);

test.each<[string, readonly string[]]>([
	[
		"status",
		words<AppointmentStatus>({
			held: true,
			booked: true,
			arrived: true,
			called: true,
			serving: true,
			done: true,
			unsettled: true,
			cancelled: true,
			"no-show": true,
			expired: true,
		}),
	],
	[
		"status",
		words<VisitStatus>({
			waiting: true,
			called: true,
			serving: true,
			parked: true,
			done: true,
			unsettled: true,
			left: true,
			"no-show": true,
		}),
	],
	[
		"kind",
		words<VisitStep>({
			arrived: true,
			drawn: true,
			summoned: true,
			called: true,
			recalled: true,
			serving: true,
			services: true,
			note: true,
			priority: true,
			parked: true,
			"handed-over": true,
			"sent-on": true,
			walk: true,
			returned: true,
			done: true,
			unsettled: true,
			left: true,
			"no-show": true,
			undone: true,
			reopened: true,
		}),
	],
	[
		"kind",
		words<ChangeKind | "status">({
			status: true,
			moved: true,
			services: true,
			contact: true,
			extended: true,
			pin: true,
			desk: true,
		}),
	],
	[
		"kind",
		words<MessageKind>({
			confirmed: true,
			changed: true,
			moved: true,
			cancelled: true,
			"cancelled-by-office": true,
			reminder: true,
			unsettled: true,
			note: true,
			announcement: true,
			offer: true,
			"as-before": true,
			feedback: true,
		}),
	],
	[
		"status",
		words<MessageStatus>({
			queued: true,
			sent: true,
			failed: true,
			bounced: true,
		}),
	],
	["status", FEEDBACK_STATUSES],
	["status", CASE_STATUSES],
	["priority", PRIORITIES],
	["urgentReason", URGENT_REASONS],
	["endedHow", WISH_ENDS],
	["answer", OFFER_ANSWERS],
])("on a person's sheet every %s of %j is a word", (field, codes) => {
	expect(codes.filter((code) => codeInWords(field, code) === null)).toEqual([]);
});

test("what people wrote themselves stays as they wrote it", () => {
	for (const field of ["name", "text", "note", "praise"])
		expect(codeInWords(field, "moved")).toBeNull();
	expect(codeInWords("urgentReason", "moved")).toBe("umgezogen");
	expect(codeInWords("kind", "moved")).toBe("verschoben");
});
