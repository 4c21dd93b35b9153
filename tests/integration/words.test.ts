import { expect, test } from "vitest";
import { ROLES } from "#lib/auth/rules/permission.ts";
import type { AppointmentStatus } from "#lib/booking/booking.ts";
import type { FreedOrigin } from "#lib/booking/commands/keep-back.ts";
import type { ChangeKind } from "#lib/booking/commands/placing.ts";
import { MINOR_RULES } from "#lib/catalog/minors/rules/minor-case.ts";
import { CONTACT_RULES } from "#lib/catalog/rules/contact-rule.ts";
import { DOCUMENTS } from "#lib/catalog/rules/document-kind.ts";
import { COLLECTION_ENDS } from "#lib/collection/collection.ts";
import { db } from "#lib/db/client.ts";
import { FEEDBACK_STATUSES } from "#lib/feedback/inbox/rules/inbox.ts";
import type { MessageStatus } from "#lib/notifications/notifications.ts";
import type {
	CountedBookings,
	CountedCapacity,
} from "#lib/pilot/figures/rules/counted.ts";
import { CASE_STATUSES } from "#lib/planning/change/rules/case.ts";
import { PRINTER_STATES } from "#lib/printing/printing.ts";
import { HOOK_EVENTS, HOOK_STATUSES } from "#lib/programs/hooks/rules/event.ts";
import { ANNOUNCEMENT_KINDS } from "#lib/queue/announcement/rules/announcement.ts";
import { PUSH_STATUSES } from "#lib/queue/push/rules/outcome.ts";
import type { Priority, VisitStatus } from "#lib/queue/queue.ts";
import { COLUMNS, DENSITIES } from "#lib/staff/rules/screen.ts";
import {
	OFFER_ANSWERS,
	URGENT_REASONS,
	WISH_ENDS,
} from "#lib/wishes/wishes.ts";

/** All words of a union: the compiler demands each. */
const words = <Word extends string>(all: Record<Word, true>) =>
	Object.keys(all);

/**
 * What the code may write into a text column, by the constraint that says what the database takes. A new word needs a
 * migration as well (docs/where-to-change-what.md).
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
	announcement_kind_check: ANNOUNCEMENT_KINDS,
	announcement_push_status_check: PUSH_STATUSES,
	appointment_status_check: words<AppointmentStatus>({
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
	appointment_event_kind_check: words<ChangeKind | "status">({
		status: true,
		moved: true,
		services: true,
		contact: true,
		extended: true,
		pin: true,
		desk: true,
	}),
	booking_figure_kind_check: words<CountedBookings["kind"]>({
		held: true,
		booked: true,
		cancelled: true,
		moved: true,
		due: true,
		"no-show": true,
	}),
	capacity_figure_channel_check: words<CountedCapacity["channel"]>({
		online: true,
		staff: true,
		"walk-in": true,
	}),
	collection_document_check: DOCUMENTS,
	collection_ended_how_check: COLLECTION_ENDS,
	freed_time_origin_check: words<FreedOrigin>({
		"given-back": true,
		rest: true,
		opened: true,
	}),
	feedback_status_check: FEEDBACK_STATUSES,
	message_status_check: words<MessageStatus>({
		queued: true,
		sent: true,
		failed: true,
		bounced: true,
	}),
	plan_case_status_check: CASE_STATUSES,
	printer_state_check: PRINTER_STATES,
	program_event_kind_check: HOOK_EVENTS,
	program_event_status_check: HOOK_STATUSES,
	push_call_status_check: PUSH_STATUSES,
	service_document_check: DOCUMENTS,
	service_minor_rule_check: MINOR_RULES,
	staff_user_role_check: ROLES,
	staff_user_screen_density_check: DENSITIES,
	staff_user_screen_hidden_check: COLUMNS,
	station_contact_rule_check: CONTACT_RULES,
	wish_ended_how_check: WISH_ENDS,
	wish_offer_answer_check: OFFER_ANSWERS,
	wish_urgent_reason_check: URGENT_REASONS,
	visit_priority_check: words<Priority>({ emergency: true, priority: true }),
	visit_status_check: words<VisitStatus>({
		waiting: true,
		called: true,
		serving: true,
		parked: true,
		done: true,
		unsettled: true,
		left: true,
		"no-show": true,
	}),
};

test.each(Object.entries(WORDS))(
	"%s takes the words of the code and no others",
	async (name, inCode) => {
		const [found] = await db().$queryRaw<{ definition: string }[]>`
			SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = ${name}`;
		const inDatabase = [
			...(found?.definition ?? "").matchAll(/'([^']+)'::text/g),
		].map(([, word]) => word);
		expect(inDatabase.sort()).toEqual([...inCode].sort());
	},
);
