import type { OpinionRefusal } from "#lib/feedback/commands/send-opinion.ts";
import type {
	OpinionErrors,
	TypedOpinion,
} from "#lib/feedback/rules/opinion.ts";

/** "trap": the field that only programs fill in was filled in. */
export type FeedbackNotice = OpinionRefusal | "trap";

/** Everything the form shows. */
export interface FeedbackState {
	values: TypedOpinion;
	errors: OpinionErrors;
	notice: FeedbackNotice | null;
	/** Of a one-time link that still counts. */
	token: string | null;
	/** The visit that the link knows, in words. */
	visit: string | null;
	source: "web" | "poster";
	/** UUID: pressing twice is one opinion. */
	key: string;
}
