import {
	isConfirmKey,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { type TypedDetails, typedDetails } from "#lib/booking/rules/schema.ts";
import {
	type ChosenTime,
	parseTimeValue,
} from "#lib/booking/rules/time-value.ts";
import {
	type GivenAnswers,
	readGiven,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";
import { type BookingView, VIEWS } from "./texts.ts";

const INTENTS = [
	"check",
	"confirm",
	"extend",
	"edit",
	"times",
	"stations",
	"services",
	"minor",
	"day",
	"apply",
	"answer",
	"adult",
	"keep",
	"time",
	"take-email",
	"leave-email",
] as const;
type Intent = (typeof INTENTS)[number];

/** What the form sent and what the server knows about the sender. */
export interface Submission {
	token: string;
	/** The one that the form carries, or a new one if that is none of ours. */
	confirmKey: string;
	intent: Intent;
	view: BookingView;
	typed: TypedDetails;
	/** The e-mail address whose owner said that nothing is wrong with it. */
	rightEmail: string;
	/** The time the page showed. */
	expected: ChosenTime | null;
	/** Another time that was pressed. */
	chosen: ChosenTime | null;
	/** `dienst` entries the page showed, or those that were ticked. */
	entries: readonly string[];
	/** What was ticked about a person under 18. */
	given: GivenAnswers;
	/** The day whose times were asked for. */
	day: CivilDate | null;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

export function readSubmission(
	sent: Sent,
	known: Pick<Submission, "locale" | "client" | "now">,
): Submission {
	const text = (name: string) => textOf(sent, name);
	const token = text("token");
	const key = text("formular");
	const chosen = parseTimeValue(text("zeit"));
	const typed = typedDetails(sent);
	const intent = INTENTS.find((name) => name === text("intent")) ?? "check";
	return {
		...known,
		token,
		confirmKey: isConfirmKey(key, token) ? key : newConfirmKey(token),
		intent: chosen ? "time" : intent,
		view: VIEWS.find((name) => name === text("ansicht")) ?? "details",
		typed,
		rightEmail:
			intent === "leave-email" ? typed.email : text("richtig").slice(0, 1_000),
		expected: parseTimeValue(text("erwartet")),
		chosen,
		entries: readChoice(sent).services,
		given: readGiven(sent),
		day: parseCivilDate(text("tag")),
	};
}
