import type { TimeRefusal } from "#app/[locale]/(citizen)/termine/zeit/_parts/refusals.ts";
import type { Problem } from "#components/ui/error-summary.tsx";
import type { ConfirmRefusal } from "#lib/booking/hold/commands/confirm-hold.ts";
import type { ExtendRefusal } from "#lib/booking/hold/commands/extend-hold.ts";
import type {
	Details,
	DetailsRefusal,
	TypedDetails,
} from "#lib/booking/rules/schema.ts";
import type { GivenAnswers } from "#lib/catalog/minors/rules/minor-answer.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

/**
 * details: type in; check: look at everything; times, stations, services: choose something else, minor: say for whom
 * it is; what was typed stays.
 */
export const VIEWS = [
	"details",
	"check",
	"times",
	"stations",
	"services",
	"minor",
] as const;
export type BookingView = (typeof VIEWS)[number];

/** Something else is being chosen, and what stands in the form is not yet what is reserved. */
export const isChoosing = (view: BookingView): boolean =>
	view === "times" || view === "stations" || view === "services";

/** What has just happened, to be said above the form. */
export type BookingNotice =
	| ConfirmRefusal
	| ExtendRefusal
	| TimeRefusal
	| "email-mended"
	| "extended"
	| "taken-again"
	| "time-chosen"
	| "services-chosen"
	| "minor-answered"
	| "other-time-needed"
	| "selection-changed";

/** The reserved time, already in words. */
export interface HeldTime {
	/** As `time-value.ts` writes it. */
	value: string;
	isOpen: boolean;
	/** Until it runs out, counted from when this was written: the browser's clock may be wrong. */
	millisecondsLeft: number;
	heldUntil: string;
	canExtend: boolean;
	day: CivilDate;
	/** The day in words. */
	date: string;
	time: string;
	station: { name: string; lang: string; address: readonly string[] };
}

/** What the appointment is for. While another time is looked for, not yet what is reserved. */
export interface ChosenServices {
	/** `dienst` entries. */
	entries: readonly string[];
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
}

/** A service to tick. */
export interface ServiceOption {
	slug: string;
	name: string;
	lang: string;
	facts: string;
	collects: boolean;
	popular: boolean;
	quantity: number;
	maxQuantity: number;
	quantityLabel: string;
	/** Goes into one appointment with everything chosen. */
	fits: boolean;
}

/**
 * Everything the form shows; built on the server only, and nothing of it is stored there. Without
 * JavaScript it travels with every press: keep it small.
 */
export interface BookingState {
	/** Says that a repeated press comes from the same form (commands/confirm-hold.ts). */
	confirmKey: string;
	view: BookingView;
	values: TypedDetails;
	/** What was probably meant by the e-mail address, if it looks like a slip. */
	suggestion: string | null;
	/** The address that is right although it looks like one. */
	rightEmail: string;
	/** The contact that may be taken over, in words that hide nearly all of it. */
	sameContact: { label: string; hasEmail: boolean } | null;
	/** What the station wants to know besides the name. */
	contactRule: ContactRule;
	errors: Partial<Record<keyof Details, DetailsRefusal>>;
	/** Why the services cannot be booked together, or for whom they cannot. */
	problems: readonly Problem[];
	notice: BookingNotice | null;
	held: HeldTime;
	chosen: ChosenServices;
	/** Null where it makes no difference. */
	forWhom: ForWhom | null;
	/** Only where another time or station is chosen. */
	other: OtherTimes | null;
	/** Only where services are chosen. */
	options: readonly ServiceOption[];
}
