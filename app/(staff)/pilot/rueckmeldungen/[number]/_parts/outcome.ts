import { getTranslations } from "next-intl/server";
import {
	changedState,
	outdatedState,
	refusedState,
} from "#app/(staff)/_parts/refused-state.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import type { AnswerRefusal } from "#lib/feedback/inbox/commands/answer-feedback.ts";
import type { BlackenRefusal } from "#lib/feedback/inbox/commands/blacken-feedback.ts";
import type { ChangeRefusal } from "#lib/feedback/inbox/commands/change-feedback.ts";
import type { NoteRefusal } from "#lib/feedback/inbox/commands/note-feedback.ts";
import type { ResendRefusal } from "#lib/feedback/inbox/commands/resend-answer.ts";
import { type Sent, textOf } from "#lib/sent.ts";

type Refusal =
	| AnswerRefusal
	| BlackenRefusal
	| ChangeRefusal
	| NoteRefusal
	| ResendRefusal;

/** Of the forms of the page, the one that shows what is saved; the others say something new. */
export const WORK = "bearbeiten";

/** Why it was not done; what was typed stays, and the page around it shows how things are now. */
export async function outcome(
	sent: Sent,
	error: Refusal,
	/** The field that a problem with the words is about. */
	field?: string,
): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	const t = await getTranslations("inbox.refusals");
	const isAboutWords =
		error === "words-missing" ||
		error === "words-too-long" ||
		error === "no-such-passage";
	if (isAboutWords && field)
		return { sent, errors: { [field]: t(`${error}.title`) }, notice: null };
	const isOlder = error === "changed-meanwhile" || error === "not-failed";
	const notice = {
		kind: isOlder ? "warning" : "danger",
		title: t(`${error}.title`),
		text: t(`${error}.text`),
	} as const;
	if (!isOlder) return again(sent, { notice });
	return textOf(sent, "form") === WORK
		? changedState(sent, notice)
		: outdatedState(sent, notice);
}
