import type { ContinueRefusal } from "#lib/feedback/commands/continue-feedback.ts";
import type { WordsProblem } from "#lib/feedback/rules/words.ts";

/** "trap": the field that only programs fill in was filled in. */
export type ConversationNotice =
	| Exclude<ContinueRefusal, WordsProblem | "conversation-over">
	| "trap";

/** Everything the form shows. */
export interface ConversationState {
	text: string;
	error: WordsProblem | null;
	notice: ConversationNotice | null;
	/** UUID: pressing twice is one message. */
	key: string;
}
