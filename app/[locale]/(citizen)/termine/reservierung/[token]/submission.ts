import { type TypedDetails, typedDetails } from "#lib/booking/schema.ts";
import type { Locale } from "#lib/locale.ts";
import { type ChosenTime, parseTimeValue } from "../../time-value.ts";
import type { BookingView } from "./booking-state.ts";

const INTENTS = [
	"check",
	"edit",
	"extend",
	"confirm",
	"times",
	"time",
] as const;
type Intent = (typeof INTENTS)[number];

/** What the form sent and what the server knows about the sender. */
export interface Submission {
	token: string;
	intent: Intent;
	view: BookingView;
	values: TypedDetails;
	/** The time the page showed. */
	expected: ChosenTime | null;
	/** Another time that was pressed. */
	chosen: ChosenTime | null;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

export function readSubmission(
	form: FormData,
	known: Pick<Submission, "locale" | "client" | "now">,
): Submission {
	const text = (name: string) => String(form.get(name) ?? "");
	const chosen = parseTimeValue(form.get("zeit"));
	const view = text("ansicht");
	const intent = INTENTS.find((name) => name === text("intent")) ?? "check";
	return {
		...known,
		token: text("token"),
		intent: chosen ? "time" : intent,
		view: view === "check" || view === "times" ? view : "details",
		values: typedDetails(form),
		expected: parseTimeValue(form.get("erwartet")),
		chosen,
	};
}
