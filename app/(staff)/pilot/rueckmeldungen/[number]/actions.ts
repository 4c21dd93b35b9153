"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
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
import { isUuid } from "#lib/uuid.ts";
import { outcome } from "./_parts/outcome.ts";

/** What every form of the page sends: which feedback, as it was shown, and what else it says. */
async function sentAbout(form: FormData) {
	const { actor, sent, text, now } = await sentForm(form);
	const id = readNumber(text("nummer")) ?? 0;
	const version = readNumber(text("version")) ?? 0;
	return { actor, sent, text, shown: { id, version, now } };
}

export async function changeFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, shown } = await sentAbout(form);
	const assignee = text("assignee");
	const result = await changeFeedback(actor, {
		...shown,
		status: FEEDBACK_STATUSES.find((one) => one === text("status")) ?? "new",
		assigneeId: isUuid(assignee) ? assignee : null,
		topicIds: (sent.topics ?? [])
			.map((topic) => readNumber(topic))
			.filter((topic) => topic !== null),
	});
	if (!result.ok) return outcome(sent, result.error);
	redirect(pilot.feedback(shown.id, { notice: "geaendert" }));
}

export async function noteFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, shown } = await sentAbout(form);
	const { id, now } = shown;
	const key = text("key");
	const formKey = isUuid(key) ? key : randomUUID();
	const note = { id, formKey, text: text("note"), now };
	const result = await noteFeedback(actor, note);
	if (!result.ok) return outcome(sent, result.error, "note");
	redirect(pilot.feedback(id, { notice: "notiert" }));
}

export async function answerFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, shown } = await sentAbout(form);
	const answer = { ...shown, text: text("answer") };
	const result = await answerFeedback(actor, answer);
	if (!result.ok) return outcome(sent, result.error, "answer");
	redirect(pilot.feedback(shown.id, { notice: "beantwortet" }));
}

/** The last answer once more, because it did not arrive. */
export async function resendAnswerAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, shown } = await sentAbout(form);
	const result = await resendAnswer(actor, shown);
	if (!result.ok) return outcome(sent, result.error);
	redirect(pilot.feedback(shown.id, { notice: "erneut" }));
}

export async function blackenFeedbackAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, shown } = await sentAbout(form);
	// A button for a passage that looks personal, or what was typed.
	const passage = text("suspected") || text("passage");
	const result = await blackenFeedback(actor, { ...shown, passage });
	if (!result.ok) return outcome(sent, result.error, "passage");
	redirect(pilot.feedback(shown.id, { notice: "geschwaerzt" }));
}
