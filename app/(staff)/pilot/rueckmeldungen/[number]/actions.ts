"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import {
	type StaffFormState,
	textOf,
	typedValues,
	type Values,
} from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { answerFeedback } from "#lib/feedback/inbox/commands/answer-feedback.ts";
import { blackenFeedback } from "#lib/feedback/inbox/commands/blacken-feedback.ts";
import { changeFeedback } from "#lib/feedback/inbox/commands/change-feedback.ts";
import { noteFeedback } from "#lib/feedback/inbox/commands/note-feedback.ts";
import { resendAnswer } from "#lib/feedback/inbox/commands/resend-answer.ts";
import {
	FEEDBACK_STATUSES,
	readNumber,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { isUuid } from "#lib/uuid.ts";
import { outcome } from "./_parts/outcome.ts";

/** What every form of the page sends: which feedback, and as it was shown. */
const shown = (values: Values) => ({
	id: readNumber(textOf(values, "nummer")) ?? 0,
	version: readNumber(textOf(values, "version")) ?? 0,
	now: now(),
});

export async function changeFeedbackAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const assignee = textOf(values, "assignee");
	const result = await changeFeedback(actor, {
		...shown(values),
		status:
			FEEDBACK_STATUSES.find((one) => one === textOf(values, "status")) ??
			"new",
		assigneeId: isUuid(assignee) ? assignee : null,
		topicIds: (values.topics ?? [])
			.map((topic) => readNumber(topic))
			.filter((topic) => topic !== null),
	});
	if (!result.ok) return outcome(values, result.error);
	redirect(pilot.feedback(shown(values).id, { notice: "geaendert" }));
}

export async function noteFeedbackAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const key = textOf(values, "key");
	const { id, now } = shown(values);
	const result = await noteFeedback(actor, {
		id,
		formKey: isUuid(key) ? key : randomUUID(),
		text: textOf(values, "note"),
		now,
	});
	if (!result.ok) return outcome(values, result.error, "note");
	redirect(pilot.feedback(id, { notice: "notiert" }));
}

export async function answerFeedbackAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await answerFeedback(actor, {
		...shown(values),
		text: textOf(values, "answer"),
	});
	if (!result.ok) return outcome(values, result.error, "answer");
	redirect(pilot.feedback(shown(values).id, { notice: "beantwortet" }));
}

/** The last answer once more, because it did not arrive. */
export async function resendAnswerAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await resendAnswer(actor, shown(values));
	if (!result.ok) return outcome(values, result.error);
	redirect(pilot.feedback(shown(values).id, { notice: "erneut" }));
}

export async function blackenFeedbackAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const result = await blackenFeedback(actor, {
		...shown(values),
		// A button for a passage that looks personal, or what was typed.
		passage: textOf(values, "suspected") || textOf(values, "passage"),
	});
	if (!result.ok) return outcome(values, result.error, "passage");
	redirect(pilot.feedback(shown(values).id, { notice: "geschwaerzt" }));
}
