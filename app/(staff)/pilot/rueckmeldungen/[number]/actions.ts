"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import type { FormState } from "#components/form/form-state.ts";
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
import { type Sent, sentIn, textOf } from "#lib/sent.ts";
import { isUuid } from "#lib/uuid.ts";
import { outcome } from "./_parts/outcome.ts";

/** What every form of the page sends: which feedback, and as it was shown. */
const shown = (sent: Sent) => ({
	id: readNumber(textOf(sent, "nummer")) ?? 0,
	version: readNumber(textOf(sent, "version")) ?? 0,
	now: now(),
});

export async function changeFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const assignee = textOf(sent, "assignee");
	const result = await changeFeedback(actor, {
		...shown(sent),
		status:
			FEEDBACK_STATUSES.find((one) => one === textOf(sent, "status")) ?? "new",
		assigneeId: isUuid(assignee) ? assignee : null,
		topicIds: (sent.topics ?? [])
			.map((topic) => readNumber(topic))
			.filter((topic) => topic !== null),
	});
	if (!result.ok) return outcome(sent, result.error);
	redirect(pilot.feedback(shown(sent).id, { notice: "geaendert" }));
}

export async function noteFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const key = textOf(sent, "key");
	const { id, now } = shown(sent);
	const result = await noteFeedback(actor, {
		id,
		formKey: isUuid(key) ? key : randomUUID(),
		text: textOf(sent, "note"),
		now,
	});
	if (!result.ok) return outcome(sent, result.error, "note");
	redirect(pilot.feedback(id, { notice: "notiert" }));
}

export async function answerFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await answerFeedback(actor, {
		...shown(sent),
		text: textOf(sent, "answer"),
	});
	if (!result.ok) return outcome(sent, result.error, "answer");
	redirect(pilot.feedback(shown(sent).id, { notice: "beantwortet" }));
}

/** The last answer once more, because it did not arrive. */
export async function resendAnswerAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await resendAnswer(actor, shown(sent));
	if (!result.ok) return outcome(sent, result.error);
	redirect(pilot.feedback(shown(sent).id, { notice: "erneut" }));
}

export async function blackenFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const actor = await requireActor(form);
	const sent = sentIn(form);
	const result = await blackenFeedback(actor, {
		...shown(sent),
		// A button for a passage that looks personal, or what was typed.
		passage: textOf(sent, "suspected") || textOf(sent, "passage"),
	});
	if (!result.ok) return outcome(sent, result.error, "passage");
	redirect(pilot.feedback(shown(sent).id, { notice: "geschwaerzt" }));
}
