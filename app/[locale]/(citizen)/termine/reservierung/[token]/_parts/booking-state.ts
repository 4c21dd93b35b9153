import type { FormState } from "#components/form/form-state.ts";
import type { HeldTime } from "#components/hold/held-time.ts";
import type { ServiceOption } from "#components/service/service-options.ts";
import type { Problem } from "#components/ui/error-summary.tsx";
import type { TypedDetails } from "#lib/booking/rules/schema.ts";
import type { GivenAnswers } from "#lib/catalog/minors/rules/minor-answer.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { formAnswer } from "#lib/runtime/form-answer.ts";
import type { Sent } from "#lib/sent.ts";
import type { CivilDate, Minute } from "#lib/time.ts";
import type { BookingTexts, BookingView } from "./texts.ts";

/** Something else is being chosen, and what stands in the form is not yet what is reserved. */
export const isChoosing = (view: BookingView): boolean =>
	view === "times" || view === "stations" || view === "services";

/** What the appointment is for. While another time is looked for, not yet what is reserved. */
export interface ChosenServices {
	lines: readonly { text: string; lang: string }[];
	duration: string;
	/** Something is handed out that lies in one station only. */
	collects: boolean;
	/** The person must come in person, for at least one of them. */
	inPerson: boolean;
}

/** For whom the documents are, in words and as it was ticked. */
export interface ForWhom {
	words: string;
	given: GivenAnswers;
	/** Null: only children get what was chosen. */
	adult: "adult" | "adultSeveral" | null;
	freeFrom16: boolean;
	/** What stands above the problems with the answers. */
	problemTitle: "errorSummary" | "impossible";
}

/** Free times of a station to press instead. */
export interface StationTimes {
	slug: string;
	name: string;
	lang: string;
	address: string;
	days: readonly { date: CivilDate; text: string; starts: readonly Minute[] }[];
}

export interface OtherTimes {
	/** The day that was asked for; null: whatever is nearest. */
	day: CivilDate | null;
	/** Every day with a free time. */
	days: readonly { date: CivilDate; text: string }[];
	stations: readonly StationTimes[];
	/** Where somebody says what would suit, if nothing is free. */
	wishAddress: string;
}

/** Everything the form shows; built anew for each press, and nothing of it is stored. */
export interface BookingState extends FormState<TypedDetails> {
	/** What travels with the form, unseen: its key, its view, and what of the reservation it shows. */
	travels: Sent;
	view: BookingView;
	/** Of the station whose time is reserved. */
	contactRule: ContactRule;
	/** What one may choose from; the counter is always among them. */
	kinds: readonly Kind[];
	/** What is chosen of it. */
	kind: Kind;
	/** What was probably meant by the e-mail address, if it looks like a slip. */
	suggestion: string | null;
	/** The contact that may be taken over, in words that hide nearly all of it. */
	sameContact: { label: string; hasEmail: boolean } | null;
	/** Why the services cannot be booked together, or for whom they cannot. */
	problems: readonly Problem[];
	held: HeldTime;
	/** Reserved by an invitation, which lays down what it is for. */
	isInvited: boolean;
	chosen: ChosenServices;
	/** Null where it makes no difference. */
	forWhom: ForWhom | null;
	/** Only where another time or station is chosen. */
	other: OtherTimes | null;
	/** Only where services are chosen. */
	options: readonly ServiceOption[];
}

/** The form as a press on one of its buttons left it. */
export const bookingAnswer = formAnswer<BookingState>("booking");

/** What each part of the form is given. */
export interface PartProps {
	state: BookingState;
	texts: BookingTexts;
	/** The form's id, for buttons that stand beside it. */
	form: string;
}
